/** The sheet behind “?”: every key that works now, and the switch for single keys. */
import { useTranslations } from "next-intl";
import { CheckField } from "@/components/ui/check-field";
import { Sheet } from "@/components/ui/sheet";
import { useSetting, writeSetting } from "./device-settings";
import { type Combo, useShortcuts } from "./shortcuts";

function keysOf(combo: Combo): string[] {
  const mod = /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl";
  const names: Record<string, string> = { mod, enter: "Enter", escape: "Esc" };
  return combo === "/" ? ["/"] : combo.split("+").map((key) => names[key] ?? key.toUpperCase());
}

export default function ShortcutHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslations("shell.shortcuts");
  const shortcuts = useShortcuts();
  const singleKeys = useSetting("singleKeys") !== "off";
  return (
    <Sheet open={open} onClose={onClose} title={t("title")}>
      <dl className="divide-y divide-line">
        {shortcuts.map(({ combo, label }) => (
          <div key={combo} className="flex min-h-11 items-center justify-between gap-4">
            <dt className="text-body">{label}</dt>
            <dd className="flex gap-1">
              {keysOf(combo).map((key) => (
                <kbd
                  key={key}
                  className="rounded-chip border border-line-2 bg-surface-2 px-2 py-0.5 text-detail"
                >
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <CheckField
        label={t("enabled")}
        hint={t("note")}
        checked={singleKeys}
        onChange={(event) => writeSetting("singleKeys", event.currentTarget.checked ? null : "off")}
      />
    </Sheet>
  );
}
