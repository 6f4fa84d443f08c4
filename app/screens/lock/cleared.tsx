/** On a device that was taken away: what has happened, what is safe, and what the person can do. */
import { LockKeyhole, ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { href } from "@/app/router/addresses";
import { navigate } from "@/app/router/place";
import { useRoute } from "@/app/router/use-route";
import { download } from "@/components/sync/download";
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
    case "offering":
      return (
        <>
          <p className={bold}>{t("offering", { count: clearing.photos.length })}</p>
          <p>{t("offeringRest")}</p>
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
  if (clearing.step === "offering") return <Offered {...clearing} />;
  if (clearing.step !== "stuck" || clearing.why !== "signedOut") return null;
  const to = path === "/" ? undefined : { to: path };
  return (
    <LinkButton {...wide} href={href("signIn", undefined, to)}>
      {t("signIn")}
    </LinkButton>
  );
}

type Offering = Extract<ClearingState, { step: "offering" }>;

/** What only this device has, to be saved one by one before it goes. */
function Offered({ photos, letGo }: Offering) {
  const t = useTranslations("sync.lock.cleared");
  const why = useTranslations("sync.photo.why");
  return (
    <div className="grid gap-5">
      <ul className="grid gap-2 text-left">
        {photos.map(({ id, name, code, bytes }, place) => (
          <li
            key={id}
            className="flex items-center gap-3 rounded-control border border-line bg-surface py-2 pr-2 pl-4"
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate text-body font-bold">
                {name || t("photo", { place: place + 1 })}
              </span>
              <span className="block text-meta text-text-2">{why(code)}</span>
            </span>
            <Button
              variant="primary"
              onClick={() => download(name || `${id}.jpg`, new Uint8Array(bytes))}
            >
              {t("keep")}
            </Button>
          </li>
        ))}
      </ul>
      <Button variant="danger" wide onClick={letGo}>
        {t("letGo")}
      </Button>
    </div>
  );
}
