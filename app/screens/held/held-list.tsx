/** First what waits for a decision, then what was decided and why. */
import { CheckCheck, CloudOff, ShieldAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRecordScope } from "@/components/record/record-scope";
import { shortInstant } from "@/components/record/value-text";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Row, RowList } from "@/components/ui/row";
import { HeldCard } from "./held-card";
import { type HeldTap, useHeld } from "./use-held";
import { useHeldWords } from "./use-held-words";

export function HeldList() {
  const t = useTranslations("people.held");
  const { project } = useRecordScope();
  const { held, look } = useHeld(project);
  if (held === "loading") return <p className="text-detail text-text-3">{t("loading")}</p>;
  if (held === "notLead") return <EmptyState icon={ShieldAlert}>{t("notLead")}</EmptyState>;
  if (held === "unreachable")
    return (
      <EmptyState icon={CloudOff} action={<Button onClick={look}>{t("again")}</Button>}>
        {t("offline")}
      </EmptyState>
    );
  const open = held.filter(([first]) => first.settled === null);
  const settled = held.filter(([first]) => first.settled !== null);
  return (
    <>
      {open.length === 0 && <EmptyState icon={CheckCheck}>{t("none")}</EmptyState>}
      {open.map((tap) => (
        <HeldCard key={tap[0].op.opId} tap={tap} onSettled={look} />
      ))}
      {settled.length > 0 && (
        <section aria-label={t("settled")} className="grid gap-2">
          <h2 className="text-detail font-bold text-text-2">{t("settled")}</h2>
          <RowList label={t("settled")} framed>
            {settled.map((tap) => (
              <li key={tap[0].op.opId}>
                <SettledRow tap={tap} />
              </li>
            ))}
          </RowList>
        </section>
      )}
    </>
  );
}

function SettledRow({ tap }: { tap: HeldTap }) {
  const t = useTranslations("people.held");
  const { reading, now } = useRecordScope();
  const { title } = useHeldWords(tap[0]);
  const { settled } = tap[0];
  if (!settled) return null;
  const by = reading.personName(settled.by);
  return (
    <Row
      title={title}
      meta={
        <>
          <span>{t(settled.how, { by })}</span>
          <span>{shortInstant(settled.at, now(), reading)}</span>
          {settled.note && <span>{settled.note}</span>}
        </>
      }
    />
  );
}
