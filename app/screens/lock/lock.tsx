/** Stands before every screen once the offline lease is over: data are kept. */
import { LockKeyhole } from "lucide-react";
import { useTranslations } from "next-intl";
import { href } from "@/app/router/addresses";
import { useRoute } from "@/app/router/use-route";
import { LinkButton } from "@/components/ui/button";
import { screenHeading, useWindowTitle } from "@/components/ui/page-title";
import type { KnownPerson } from "@/lib/local/device";

export default function Lock({ person }: { person: KnownPerson }) {
  const t = useTranslations("sync.lock");
  const { path } = useRoute();
  useWindowTitle(t("title"));
  return (
    <div className="grid h-full content-center overflow-y-auto px-6 py-12">
      <div className="mx-auto grid w-full max-w-md gap-6 text-center">
        <span className="mx-auto grid size-16 place-items-center rounded-large bg-surface-2 text-text-2">
          <LockKeyhole aria-hidden size={32} strokeWidth={1.8} />
        </span>
        <h1 {...screenHeading} className="text-page font-bold">
          {t("title")}
        </h1>
        <div className="grid gap-2 text-prose text-text-2 text-pretty">
          <p>{t("lease", { name: person.name })}</p>
          <p className="font-bold text-text">
            {person.waiting > 0 ? t("keptCount", { count: person.waiting }) : t("kept")}
          </p>
        </div>
        <LinkButton
          variant="primary"
          size="large"
          wide
          href={href("signIn", undefined, path === "/" ? undefined : { to: path })}
        >
          {t("goOn")}
        </LinkButton>
      </div>
    </div>
  );
}
