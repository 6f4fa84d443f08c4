/** The words of a refused change's card, always in one order: what happened, why, what is safe, what to do. */
import { CircleCheck, CircleSlash, Hourglass, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Reading, shortInstant, valueText } from "@/components/record/value-text";
import { HeadCard } from "@/components/ui/card";
import type { Shown } from "@/lib/local/database";
import { useHistory } from "@/lib/local/hooks/use-history";
import type { ParkedGroup } from "@/lib/local/parked-groups";
import type { Definition } from "@/lib/records/define";
import type { Settled } from "@/lib/sync/held";
import { fieldNames, stateName, titleKey } from "./parked-words";
import { refusedBecause } from "./refused-because";
import { numbersOf, ruleWords } from "./rule-words";

export interface ParkedCardProps {
  group: ParkedGroup;
  definition: Definition | undefined;
  /** Of `record`, where it is another kind than the change's: a comment is found at its defect. */
  ownerDefinition: Definition | undefined;
  /** The record as it is on this device now; null when it is not here. */
  record: Shown | null;
  reading: Reading;
  /** Where the record's screen is, if it has one. */
  address: string | null;
  /** Who decides on what the server keeps. */
  leads: readonly string[];
  /** Goes to an address of the app. */
  onOpen: (address: string) => void;
  /** Sent once more as the record is now it would be taken. */
  again: boolean;
  /** False where the person has left the space: nothing can be sent there any more. */
  inside: boolean;
  /** The first card of a screen carries its one solid button. */
  first: boolean;
}

/** Only what the author has to mend alarms; what a lead has, or has decided, does not. */
export function ParkedHead({
  group,
  reading,
  children,
}: ParkedCardProps & { children: ReactNode }) {
  const t = useTranslations("sync.parked");
  const { culprit, standing } = group;
  const { settled } = culprit;
  const time = (at: number) => shortInstant(at, Date.now(), reading);
  if (settled)
    return settled.how === "taken" ? (
      <HeadCard tone="ok" icon={CircleCheck} title={t("headingTaken")} meta={time(settled.at)}>
        {children}
      </HeadCard>
    ) : (
      <HeadCard
        tone="neutral"
        icon={CircleSlash}
        title={t("headingDismissed")}
        meta={time(settled.at)}
      >
        {children}
      </HeadCard>
    );
  const meta = t("tapped", { time: time(culprit.op.at) });
  return standing === "held" ? (
    <HeadCard tone="neutral" icon={Hourglass} title={t("headingHeld")} meta={meta}>
      {children}
    </HeadCard>
  ) : (
    <HeadCard tone="err" icon={TriangleAlert} title={t("heading")} meta={meta}>
      {children}
    </HeadCard>
  );
}

interface ToldProps extends ParkedCardProps {
  what: string;
  /** Something was entered that could be lost. */
  isSafe: boolean;
}

export function ParkedTold(props: ToldProps) {
  const t = useTranslations("sync.parked");
  const { group, what } = props;
  const { all, standing, culprit } = group;
  return (
    <div className="grid gap-1">
      <h4 className="text-body font-bold text-pretty">{what}</h4>
      <Titles {...props} />
      {culprit.settled ? (
        <Decision settled={culprit.settled} reading={props.reading} />
      ) : standing === "held" ? (
        <Held {...props} />
      ) : (
        <Refused {...props} />
      )}
      {standing === "refused" && all.length > 1 && (
        <p className="text-meta text-text-3">{t("withOthers", { count: all.length - 1 })}</p>
      )}
    </div>
  );
}

/** What each change wanted, in a sentence without the record, which stands above. */
function Titles({ group, definition, reading }: ToldProps) {
  const t = useTranslations("sync.parked");
  const { culprit, all, standing } = group;
  const told = standing === "refused" ? [culprit] : all.filter(({ kind }) => kind === culprit.kind);
  return told.map(({ opId, op }) => (
    <p key={opId} className="text-detail">
      {t(`${standing === "refused" ? "title" : "wanted"}.${titleKey(op.type)}`, {
        fields: fieldNames(definition, op, reading),
        from: stateName(definition, op.was.state, reading),
        to: stateName(definition, op.set.state, reading),
      })}
    </p>
  ));
}

/** Nobody has to do anything but the lead, so that stands first. */
function Held({ group, leads, reading }: ToldProps) {
  const t = useTranslations("sync.parked");
  const names = leads.map((id) => reading.personName(id));
  const [first] = names;
  return (
    <>
      <p className="text-detail font-bold">
        {names.length === 1 && first ? t("heldBy", { name: first }) : t("heldByLead")}
      </p>
      <p className="text-detail text-text-2">
        {t(group.culprit.op.type === "transition" ? "heldWhyMove" : "heldWhy")}
      </p>
    </>
  );
}

function Refused({ group, definition, record, reading, isSafe, again }: ToldProps) {
  const t = useTranslations("sync");
  const { culprit } = group;
  const { code, field, op } = culprit;
  const history = useHistory(op.type === "transition" ? op.record : null);
  const because = refusedBecause(definition, culprit, record, history?.changes ?? []);
  const spec = field === undefined ? undefined : definition?.fields[field]?.spec;
  const rule = code === "fieldInvalid" && spec ? ruleWords(spec, op.set[field ?? ""]) : null;
  const why = () => {
    if (!because) return t(`refusal.${code}.why`);
    const held = definition?.fields[because.field]?.spec;
    const isKnown = because.by !== undefined && because.at !== undefined;
    return t(`because.${because.key}${isKnown ? "By" : ""}`, {
      field: held?.label[reading.language] ?? "",
      value: held
        ? valueText(held, because.value, reading) || t("conflict.empty")
        : stateName(definition, because.value, reading),
      to: stateName(definition, op.set.state, reading),
      name: because.by === undefined ? "" : reading.personName(because.by),
      time: because.at === undefined ? "" : shortInstant(because.at, Date.now(), reading),
    });
  };
  return (
    <>
      <p className="text-detail">{why()}</p>
      {spec && code !== "illegalTransition" && (
        <p className="text-detail font-bold">
          {rule
            ? t(`rule.${rule.key}`, { field: spec.label[reading.language], ...numbersOf(rule) })
            : t("parked.fieldNamed", { field: spec.label[reading.language] })}
        </p>
      )}
      {isSafe && <p className="text-detail text-text-2">{t("parked.safe")}</p>}
      <p className="text-detail">
        {because ? t(again ? "because.again" : "because.todo") : t(`refusal.${code}.todo`)}
      </p>
    </>
  );
}

/** What the lead made of it: the author reads it where the change waits. */
function Decision({ settled, reading }: { settled: Settled; reading: ToldProps["reading"] }) {
  const t = useTranslations("sync.parked.decided");
  return (
    <>
      <p className="text-detail font-bold">
        {t(settled.how, { by: reading.personName(settled.by) })}
      </p>
      {settled.note && <p className="text-detail">{t("note", { note: settled.note })}</p>}
    </>
  );
}
