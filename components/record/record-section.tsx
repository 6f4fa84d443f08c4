/** A section of a detail: open or folded with its count, filled fields as rows, empty ones as chips to fill. */
import { ChevronDown, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Card } from "@/components/ui/card";
import { classNames } from "@/components/ui/class-names";
import { mayDo } from "@/lib/local/allowed";
import type { Shown } from "@/lib/local/database";
import { type Definition, gapsOf, isBlank } from "@/lib/records/define";
import { FieldInPlace } from "./field-in-place";
import { FieldRow } from "./field-row";
import { type FormSection, filledCount } from "./form-fields";
import { useRecordScope } from "./record-scope";
import type { Editing } from "./use-editing";

export function RecordSection({
  definition,
  record,
  section,
  editing,
}: {
  definition: Definition;
  record: Shown;
  section: FormSection;
  editing: Editing;
}) {
  const t = useTranslations("record");
  const { actor, reading } = useRecordScope();
  const [chosen, choose] = useState<boolean | null>(null);
  const id = useId();
  const holdsEditor = editing.field !== null && section.fields.includes(editing.field);
  const open = holdsEditor || (chosen ?? section.open);
  const label = definition.sections[section.name]?.label[reading.language] ?? section.name;
  // The title stands at the top of the page.
  const fields = section.fields.filter((name) => name !== definition.title);
  const editable = (name: string) =>
    record.deleted === null && mayDo(actor, definition, "set", record.fields, name);
  const gaps = gapsOf(definition, record.fields);
  const blank = fields.filter((name) => isBlank(record.fields[name]) && name !== editing.field);

  return (
    <Card labelledBy={`${id}-label`} className="px-3 py-1">
      <h3>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={`${id}-fields`}
          onClick={() => choose(!open)}
          className="flex min-h-12 w-full items-center gap-3 px-2 text-left"
        >
          <span id={`${id}-label`} className="text-list font-bold">
            {label}
          </span>
          <span className="text-meta text-text-3 tabular-nums">
            {t("detail.filled", {
              filled: filledCount(section, record.fields),
              total: section.fields.length,
            })}
          </span>
          {section.fields.some((name) => gaps.includes(name)) && (
            <span className="text-meta text-warn">{t("detail.gap")}</span>
          )}
          <ChevronDown
            aria-hidden
            size={20}
            className={classNames(
              "ml-auto shrink-0 text-text-2 transition-transform duration-(--motion-state)",
              open && "rotate-180",
            )}
          />
        </button>
      </h3>
      <div id={`${id}-fields`} hidden={!open} className="@container pb-2">
        {open && (
          <div className="grid @xl:grid-cols-2 @xl:gap-x-4">
            {fields.map((name) =>
              name === editing.field ? (
                <div key={name} className="@xl:col-span-2">
                  <FieldInPlace
                    definition={definition}
                    record={record}
                    name={name}
                    restored={editing.restored}
                    onDone={() => editing.edit(null)}
                  />
                </div>
              ) : isBlank(record.fields[name]) ? null : (
                <FieldRow
                  key={name}
                  definition={definition}
                  name={name}
                  value={record.fields[name]}
                  onEdit={editable(name) ? () => editing.edit(name) : undefined}
                />
              ),
            )}
            <div className="flex flex-wrap gap-2 px-2 py-1 empty:hidden @xl:col-span-2">
              {blank.filter(editable).map((name) => (
                <button
                  key={name}
                  type="button"
                  onClick={() => editing.edit(name)}
                  className={classNames(
                    "press inline-flex min-h-11 items-center gap-1.5 rounded-small border border-dashed px-3 text-detail hover:bg-surface-2",
                    gaps.includes(name) ? "border-warn text-warn" : "border-line-2 text-text-2",
                  )}
                >
                  <Plus aria-hidden size={16} />
                  {definition.fields[name]?.spec.label[reading.language]}
                  {gaps.includes(name) && <span>{t("detail.gap")}</span>}
                </button>
              ))}
            </div>
          </div>
        )}
      </div>
    </Card>
  );
}
