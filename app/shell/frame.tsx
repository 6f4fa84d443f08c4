/**
 * The first paint: name, navigation and the shape of a list, drawn by the HTML alone. It carries
 * both languages and shows the one that the script in the head chose.
 */

import { Mark } from "@/components/ui/mark";
import { BottomBar, type NavigationProps, Rail } from "@/components/ui/navigation";
import { shell } from "@/lib/i18n/messages/shell";
import { navFoot, navItems } from "./nav";

function Both({ ja, en }: { ja: string; en: string }) {
  return (
    <>
      <span lang="ja" className="frame-ja">
        {ja}
      </span>
      <span lang="en" className="frame-en">
        {en}
      </span>
    </>
  );
}

function toItems(entries: typeof navItems) {
  return entries.map(({ key, icon, railOnly }) => ({
    key,
    icon,
    railOnly,
    label: <Both ja={shell.ja.nav[key]} en={shell.en.nav[key]} />,
  }));
}

const navigation: NavigationProps = {
  label: shell.ja.navigation,
  items: toItems(navItems),
  foot: toItems(navFoot),
  create: { label: shell.ja.nav.newDefect },
  home: { label: shell.ja.home },
};

const rows = ["w-3/4", "w-1/2", "w-2/3", "w-3/5", "w-1/2"];

export function Frame() {
  return (
    <div className="flex h-(--view) flex-col tablet:flex-row">
      <div className="frame-nav contents">
        <Rail {...navigation} />
      </div>
      <main className="flex min-h-0 min-w-0 flex-1 flex-col pt-(--safe-top)">
        <div className="flex items-center gap-4 bg-surface px-4 py-5 tablet:px-6">
          <Mark size={48} />
          <div className="min-w-0">
            <h1 className="text-page font-bold">
              朝夕 <span className="text-card font-normal text-text-3">Asayu</span>
            </h1>
            <p className="text-prose text-text-2">
              <Both ja={shell.ja.promise} en={shell.en.promise} />
            </p>
          </div>
        </div>
        <noscript>
          <p className="p-4 text-prose">
            <Both ja={shell.ja.needsScript} en={shell.en.needsScript} />
          </p>
        </noscript>
        <ul aria-hidden className="divide-y divide-line border-line border-y bg-surface">
          {rows.map((width, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a drawing that never changes
            <li key={index} className="flex h-17 items-center gap-3 px-4 tablet:px-6">
              <span className="size-7 shrink-0 rounded-chip bg-surface-2" />
              <span className="grid flex-1 gap-2">
                <span className={`h-3.5 rounded-full bg-surface-2 ${width}`} />
                <span className="h-3 w-1/3 rounded-full bg-surface-2" />
              </span>
            </li>
          ))}
        </ul>
        <div className="flex-1" />
        <div className="frame-nav contents">
          <BottomBar {...navigation} />
        </div>
      </main>
    </div>
  );
}
