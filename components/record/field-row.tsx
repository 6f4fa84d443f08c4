/** One field of a detail: its value, and a tap that turns it into its editor. */
import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import type { Definition } from "@/lib/records/define";
import type { FieldSpec } from "@/lib/records/fields";
import { LinkedName } from "./linked-name";
import { OptionMark } from "./record-mark";
import { useRecordScope } from "./record-scope";
import { valueText } from "./value-text";

export function FieldRow({
  definition,
  name,
  value,
  onEdit,
}: {
  definition: Definition;
  name: string;
  value: unknown;
  /** Absent: this person may not change it. */
  onEdit?: (() => void) | undefined;
}) {
  const t = useTranslations("record.form");
  const { language } = useRecordScope().reading;
  const spec = definition.fields[name]?.spec;
  if (!spec) return null;
  const label = spec.label[language];
  const shown = <FieldValue spec={spec} value={value} />;
  // On a wide card short facts stand in two columns; a text or a link has the line to itself.
  const isLong = spec.type === "longText" || spec.type === "link" || spec.type === "links";
  const look = classNames(
    isLong && "@xl:col-span-2",
    "grid w-full content-start items-baseline gap-x-4 rounded-small px-2 py-2.5 text-left @xs:grid-cols-[5.5rem_1fr] @md:grid-cols-[7.5rem_1fr] @xl:grid-cols-[6.5rem_1fr]",
  );
  const content = (
    <>
      <span className="text-detail text-text-3">{label}</span>
      <span className="min-w-0 whitespace-pre-wrap text-pretty text-body [word-break:normal]">
        {shown}
      </span>
    </>
  );
  if (!onEdit) return <div className={look}>{content}</div>;
  // A link inside a button is neither: records that lead on get a button of their own beside them.
  if (spec.type === "link" || spec.type === "links")
    return (
      <div className="flex items-start @xl:col-span-2">
        <div className={look}>{content}</div>
        <IconButton label={t("edit", { field: label })} icon={Pencil} onClick={onEdit} />
      </div>
    );
  return (
    <button
      type="button"
      onClick={onEdit}
      className={`${look} press min-h-11 cursor-text hover:bg-surface-2`}
    >
      {content}
      <span className="sr-only">{t("edit", { field: label })}</span>
    </button>
  );
}

function FieldValue({ spec, value }: { spec: FieldSpec; value: unknown }) {
  const { reading } = useRecordScope();
  if (spec.type === "link" || spec.type === "links") {
    const ids = Array.isArray(value) ? value.map(String) : [String(value)];
    return (
      <span className="grid gap-1">
        {ids.map((id) => (
          <LinkedName key={id} id={id} link />
        ))}
      </span>
    );
  }
  const option = spec.options?.[String(value)];
  if (option?.weight !== undefined)
    return <OptionMark option={option} language={reading.language} />;
  return valueText(spec, value, reading);
}
