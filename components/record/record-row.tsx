/** One record in a list: mark, title in two lines, number, state and facts, and where it is not yet sent. */
import { ClockAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { RowSyncMark } from "@/components/sync/row-sync-mark";
import { Chip } from "@/components/ui/chip";
import { LinkRow } from "@/components/ui/row";
import type { Draft } from "@/lib/local/database";
import { useParkedStanding } from "@/lib/local/hooks/use-parked-standing";
import type { Definition } from "@/lib/records/define";
import { humanNumber } from "@/lib/records/number";
import type { ListRow } from "@/lib/search/query";
import { isOverdue } from "./overdue";
import { gravityField, OptionMark, StateSignal } from "./record-mark";
import { useRecordScope } from "./record-scope";
import { RoomMark } from "./room-mark";
import { instantText, type Reading, recordName, valueText } from "./value-text";
import { toWallClock, wallDay } from "./wall-clock";

export function RecordRow({
  definition,
  row,
  href,
  current = false,
  className,
}: {
  definition: Definition;
  row: ListRow;
  href: string;
  /** Its detail is open. */
  current?: boolean;
  className?: string | undefined;
}) {
  const t = useTranslations("record");
  const { reading, now } = useRecordScope();
  const fields = { ...row.cells, [definition.title]: row.title };
  const standing = useParkedStanding(row.id);
  const marked = row.pending > 0 || row.conflicts > 0 || standing !== null;
  const fact = trailingFact(definition, row, reading, now());
  return (
    <LinkRow
      href={href}
      current={current}
      className={className}
      {...(hasMark(definition) && {
        mark: <RowMark definition={definition} row={row} reading={reading} />,
      })}
      title={recordName(definition, fields, reading) ?? t("untitled")}
      meta={<RowMeta definition={definition} row={row} reading={reading} />}
      {...((marked || fact) && {
        fact: marked ? (
          <RowSyncMark pending={row.pending} conflicts={row.conflicts} standing={standing} />
        ) : (
          fact
        ),
      })}
    />
  );
}

/** A record that somebody has begun and not saved. */
export function DraftRow({
  definition,
  draft,
  href,
  current = false,
}: {
  definition: Definition;
  draft: Draft;
  href: string;
  current?: boolean;
}) {
  const t = useTranslations("record");
  const { reading } = useRecordScope();
  return (
    <LinkRow
      href={href}
      current={current}
      {...(hasMark(definition) && {
        mark: <Gravity definition={definition} fields={draft.fields} reading={reading} />,
      })}
      title={recordName(definition, draft.fields, reading) ?? t("untitled")}
      meta={
        <>
          <Chip tone="link">{t("draft")}</Chip>
          <RoomMark space={draft.space} />
          <span>{instantText(draft.keptAt, reading)}</span>
          {draft.photos.length > 0 && (
            <span>{t("detail.photoCount", { count: draft.photos.length })}</span>
          )}
        </>
      }
    />
  );
}

interface Part {
  definition: Definition;
  row: ListRow;
  reading: Reading;
}

/** A kind with neither weight nor state has no sign, and keeps no place for one. */
const hasMark = (definition: Definition) =>
  definition.states !== undefined || gravityField(definition) !== null;

function RowMark({ definition, row, reading }: Part) {
  return gravityField(definition) === null ? (
    <StateSignal definition={definition} state={row.state} language={reading.language} bare />
  ) : (
    <Gravity definition={definition} fields={row.cells} reading={reading} />
  );
}

function Gravity({
  definition,
  fields,
  reading,
}: {
  definition: Definition;
  fields: Readonly<Record<string, unknown>>;
  reading: Reading;
}) {
  const name = gravityField(definition);
  const option = name && definition.fields[name]?.spec.options?.[String(fields[name])];
  return option ? <OptionMark option={option} language={reading.language} bare /> : null;
}

function RowMeta({ definition, row, reading }: Part) {
  const number = humanNumber(definition, row) ?? row.code;
  return (
    <>
      {number && <span className="tabular-nums">{number}</span>}
      <RoomMark space={row.space} />
      {definition.meta.map((name) => (
        <MetaFact key={name} name={name} {...{ definition, row, reading }} />
      ))}
    </>
  );
}

function MetaFact({ definition, row, reading, name }: Part & { name: string }) {
  const { now } = useRecordScope();
  const { language } = reading;
  if (name === "state") {
    const word = definition.states?.all[String(row.state)]?.label[language];
    // Where the ring is already the row's mark, the word is enough.
    return gravityField(definition) === null ? (
      <span>{word}</span>
    ) : (
      <StateSignal definition={definition} state={row.state} language={language} />
    );
  }
  const spec = definition.fields[name]?.spec;
  const value = row.cells[name];
  const text = spec ? valueText(spec, value, reading) : "";
  if (!text) return null;
  const today = wallDay(now(), reading.timeZone);
  const overdue = isOverdue(definition, name, { state: row.state, value }, today);
  return overdue ? <Overdue day={text} /> : <span>{text}</span>;
}

function Overdue({ day }: { day: string }) {
  const t = useTranslations("record.list");
  return (
    <span className="inline-flex items-center gap-1 font-bold text-err">
      <ClockAlert aria-hidden size={14} strokeWidth={2.25} />
      {t("overdue", { day })}
    </span>
  );
}

/** What the list is ordered by, where the meta line does not tell it: the day, or the time of today. */
function trailingFact(
  definition: Definition,
  row: ListRow,
  reading: Reading,
  now: number,
): string | null {
  const { by } = definition.order;
  const value = row.cells[by];
  if (definition.meta.includes(by) || typeof value !== "number") return null;
  const wall = toWallClock(value, reading.timeZone);
  const today = wallDay(now, reading.timeZone);
  return wall.startsWith(today)
    ? wall.slice(11)
    : `${Number(wall.slice(5, 7))}/${Number(wall.slice(8, 10))}`;
}
