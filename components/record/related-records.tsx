/** Records of other kinds that point here, found from the definitions: a request that grew out of a defect. */
import { useTranslations } from "next-intl";
import { RowList } from "@/components/ui/row";
import type { Shown } from "@/lib/local/database";
import { useBacklinks } from "@/lib/local/hooks/use-backlinks";
import type { Registry } from "@/lib/records";
import type { Definition } from "@/lib/records/define";
import { shownToListRow } from "./list-row";
import { RecordRow } from "./record-row";
import { useRecordScope } from "./record-scope";

interface Pointer {
  definition: Definition;
  field: string;
}

/** Link fields that may hold a record of `kind`; what belongs to a parent is drawn with the parent. */
export function pointersTo(registry: Registry, kind: string): Pointer[] {
  return [...registry.values()].flatMap((definition) =>
    definition.parent === undefined
      ? Object.entries(definition.fields)
          .filter(
            ([, { spec }]) =>
              (spec.type === "link" || spec.type === "links") &&
              (!spec.targets?.length || spec.targets.includes(kind)),
          )
          .map(([field]) => ({ definition, field }))
      : [],
  );
}

export function RelatedRecords({ record }: { record: Shown }) {
  const { registry, addressOf } = useRecordScope();
  return pointersTo(registry, record.kind)
    .filter(({ definition }) => addressOf(definition.kind, record.id) !== null)
    .map(({ definition, field }) => (
      <Pointing
        key={`${definition.kind}.${field}`}
        definition={definition}
        field={field}
        record={record.id}
      />
    ));
}

function Pointing({ definition, field, record }: Pointer & { record: string }) {
  const t = useTranslations("record.detail");
  const { addressOf, reading } = useRecordScope();
  const rows = (useBacklinks(record, definition.kind, field) ?? []).filter(
    ({ deleted }) => deleted === null,
  );
  if (!rows.length) return null;
  const label = `${t("links")}・${definition.plural[reading.language]}`;
  return (
    <section className="grid gap-2">
      <h3 className="text-list font-bold text-text-2">{label}</h3>
      <RowList label={label} framed>
        {rows.map((row) => (
          <li key={row.id}>
            <RecordRow
              definition={definition}
              row={shownToListRow(definition, row)}
              href={addressOf(definition.kind, row.id) ?? ""}
            />
          </li>
        ))}
      </RowList>
    </section>
  );
}
