/** One line of the minutes: its type, what was said, who does it until when, and where it went. */
import { Building2, CalendarDays, Trash2, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { FieldInPlace } from "@/components/record/field-in-place";
import { useRecordScope } from "@/components/record/record-scope";
import { useEditing } from "@/components/record/use-editing";
import { valueText } from "@/components/record/value-text";
import { ConflictCards } from "@/components/sync/conflict-cards";
import { RowSyncMark } from "@/components/sync/row-sync-mark";
import { Chip, FactChip } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { Menu } from "@/components/ui/menu";
import type { Shown } from "@/lib/local/database";
import { useConflicts } from "@/lib/local/hooks/use-conflicts";
import { isBlank } from "@/lib/records/define";
import { minuteLine } from "@/lib/records/minute-line";
import { isAsking } from "./asked";
import { ActionsOf, IssuesOf } from "./line-links";
import { lineTypes, toneOfType, typeLabel } from "./line-types";
import { useLineActs } from "./use-line-acts";

export function MinuteRow({
  line,
  writable,
  named,
}: {
  line: Shown;
  writable: boolean;
  named: boolean;
}) {
  const t = useTranslations("meetings");
  const editing = useEditing(minuteLine, line);
  const conflicts = useConflicts(line.id) ?? [];
  const acts = useLineActs(line);
  const text = String(line.fields.text ?? "");
  return (
    <li
      id={`line-${line.id}`}
      className={classNames(
        "grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-1 border-line border-b py-1 tablet:gap-x-2",
        named && "rounded-small bg-tint",
      )}
    >
      <LineType line={line} writable={writable} onChoose={(type) => void acts.turnInto(type)} />
      <div className="min-w-0">
        {writable && editing.field !== null ? (
          <FieldInPlace
            definition={minuteLine}
            record={line}
            name={editing.field}
            restored={editing.restored}
            change={acts.change}
            onDone={() => editing.edit(null)}
          />
        ) : (
          <>
            <LineText text={text} {...(writable && { onEdit: () => editing.edit("text") })} />
            {isAsking(line.fields.type) && (
              <Asked line={line} {...(writable && { onEdit: editing.edit })} />
            )}
            {line.fields.type === "issue" && <IssuesOf line={line} />}
          </>
        )}
        <ConflictCards record={line} conflicts={conflicts} />
      </div>
      <div className="flex items-center text-meta">
        <RowSyncMark pending={line.pending} conflicts={conflicts.length} />
        {writable && (
          <Menu
            label={t("actions")}
            items={[
              {
                label: t("remove"),
                icon: Trash2,
                tone: "err",
                onSelect: () => void acts.remove(),
              },
            ]}
          />
        )}
      </div>
    </li>
  );
}

function LineType({
  line,
  writable,
  onChoose,
}: {
  line: Shown;
  writable: boolean;
  onChoose: (type: string) => void;
}) {
  const t = useTranslations("meetings");
  const { language } = useRecordScope().reading;
  const { type } = line.fields;
  const chip = <Chip tone={toneOfType(type)}>{typeLabel(type, language)}</Chip>;
  if (!writable)
    return <span className="grid min-h-11 min-w-14 place-items-center px-1">{chip}</span>;
  return (
    <Menu
      label={t("changeType", { type: typeLabel(type, language) })}
      triggerClassName="press grid min-h-11 min-w-14 place-items-center rounded-small px-1 hover:bg-surface-2"
      trigger={chip}
      items={lineTypes
        .filter((one) => one !== type)
        .map((one) => ({ label: typeLabel(one, language), onSelect: () => onChoose(one) }))}
    />
  );
}

function LineText({ text, onEdit }: { text: string; onEdit?: () => void }) {
  const t = useTranslations("meetings");
  const look =
    "block w-full min-h-11 whitespace-pre-wrap rounded-small px-2 py-2.5 text-left text-body";
  if (!onEdit) return <p className={look}>{text}</p>;
  return (
    <button type="button" onClick={onEdit} className={`${look} cursor-text hover:bg-surface-2`}>
      {text}
      <span className="sr-only"> {t("edit")}</span>
    </button>
  );
}

/** Owner and due day of a ToDo or 依頼, each a tap away from being corrected, and the action item it became. */
function Asked({ line, onEdit }: { line: Shown; onEdit?: (field: string) => void }) {
  const { reading } = useRecordScope();
  const facts = [
    ...(line.fields.type === "request" ? [{ name: "department", icon: Building2 } as const] : []),
    { name: "owner", icon: UserRound } as const,
    { name: "due", icon: CalendarDays } as const,
  ];
  return (
    <div className="flex flex-wrap items-center gap-x-1 px-1 text-meta text-text-2">
      {facts.map(({ name, icon: Icon }) => {
        const { spec } = minuteLine.fields[name];
        const value = line.fields[name];
        const label = spec.label[reading.language];
        if (isBlank(value))
          return onEdit ? (
            <FactChip key={name} label={label} value={null} onClick={() => onEdit(name)} />
          ) : null;
        const words = (
          <>
            <Icon aria-hidden size={16} className="shrink-0 text-text-3" />
            <span className="sr-only">{label}</span>
            {valueText(spec, value, reading)}
          </>
        );
        const look = "inline-flex min-h-11 items-center gap-1 rounded-small px-1.5";
        return onEdit ? (
          <button
            key={name}
            type="button"
            onClick={() => onEdit(name)}
            className={`press ${look} hover:bg-surface-2`}
          >
            {words}
          </button>
        ) : (
          <span key={name} className={look}>
            {words}
          </span>
        );
      })}
      <ActionsOf line={line} />
    </div>
  );
}
