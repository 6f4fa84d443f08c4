/** On a device that was taken away: what has happened, what is safe, and what the person can do. */
import { LockKeyhole, ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { href } from "@/app/router/addresses";
import { navigate } from "@/app/router/place";
import { useRoute } from "@/app/router/use-route";
import { Button, LinkButton } from "@/components/ui/button";
import { screenHeading, useWindowTitle } from "@/components/ui/page-title";
import { type ClearingState, type KnownPerson, usePeople } from "@/lib/local/hooks/provider";

export default function Cleared({
  person,
  clearing,
}: {
  person: KnownPerson;
  clearing: ClearingState;
}) {
  const t = useTranslations("sync.lock.cleared");
  const isWiped = clearing.step === "wiped";
  const title = useHeadline(clearing);
  useWindowTitle(title);
  const Icon = isWiped ? ShieldCheck : LockKeyhole;
  return (
    <div className="grid h-full content-center overflow-y-auto px-6 py-12">
      <div className="mx-auto grid w-full max-w-md gap-6 text-center">
        <span className="mx-auto grid size-16 place-items-center rounded-large bg-surface-2 text-text-2">
          <Icon aria-hidden size={32} strokeWidth={1.8} />
        </span>
        <h1 {...screenHeading} className="text-page font-bold">
          {title}
        </h1>
        <div role="status" className="grid gap-2 text-prose text-text-2 text-pretty">
          <p>{t("what", { name: person.name })}</p>
          <Standing name={person.name} clearing={clearing} />
        </div>
        <Way person={person} clearing={clearing} />
      </div>
    </div>
  );
}

const MOST_NAMED = 8;

/** What is safe comes first, as soon as it is. */
function useHeadline(clearing: ClearingState): string {
  const t = useTranslations("sync.lock.cleared");
  if (clearing.step !== "wiped") return t("title");
  const { titles, changes, wipeOnly } = clearing;
  const count = titles.length || changes;
  return wipeOnly || count === 0 ? t("wipedTitle") : t("handedTitle", { count });
}

function Standing({ name, clearing }: { name: string; clearing: ClearingState }) {
  const t = useTranslations("sync.lock.cleared");
  const bold = "font-bold text-text";
  switch (clearing.step) {
    case "sending":
      return (
        <>
          <p className={bold}>{t("sending")}</p>
          <p>{t("wait", { name })}</p>
        </>
      );
    case "stuck":
      return <p className={bold}>{t(clearing.why)}</p>;
    case "wiped": {
      const { wipeOnly, titles, changes } = clearing;
      const handed = titles.length + changes > 0 ? t("handed") : t("nothing");
      return (
        <>
          {titles.length > 0 && (
            <ul className="grid gap-1 rounded-control bg-surface-2 p-3 text-left text-detail text-text">
              {titles.slice(0, MOST_NAMED).map((one, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two records may have one title, and the list never changes
                <li key={place}>{one}</li>
              ))}
              {titles.length > MOST_NAMED && (
                <li>{t("more", { count: titles.length - MOST_NAMED })}</li>
              )}
            </ul>
          )}
          <p className={bold}>{wipeOnly ? t("wipeOnly") : handed}</p>
          <p>{t("next")}</p>
        </>
      );
    }
  }
}

function Way({ person, clearing }: { person: KnownPerson; clearing: ClearingState }) {
  const t = useTranslations("sync.lock.cleared");
  const { path } = useRoute();
  const { forget } = usePeople();
  const wide = { variant: "primary", size: "large", wide: true } as const;
  if (clearing.step === "wiped")
    return (
      <Button
        {...wide}
        onClick={() =>
          void forget(person.userId).then(() => navigate(href("signIn"), { replace: true }))
        }
      >
        {t("done")}
      </Button>
    );
  if (clearing.step !== "stuck" || clearing.why !== "signedOut") return null;
  const to = path === "/" ? undefined : { to: path };
  return (
    <LinkButton {...wide} href={href("signIn", undefined, to)}>
      {t("signIn")}
    </LinkButton>
  );
}
