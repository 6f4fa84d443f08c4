/** What points to this record: its parts, what grew out of it, whatever else names it; and the way to more. */
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonClass, LinkButton } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { RowList } from "@/components/ui/row";
import { mayDo } from "@/lib/local/allowed";
import type { Shown } from "@/lib/local/database";
import { useAllBacklinks } from "@/lib/local/hooks/use-all-backlinks";
import { isWrittenInForms } from "./form-fields";
import { shownToListRow } from "./list-row";
import { RecordRow } from "./record-row";
import { useRecordScope } from "./record-scope";
import {
  childrenOf,
  type Pointer,
  pointersTo,
  type Relation,
  raisedFrom,
  relationsOf,
} from "./relations";

/** More of them are found in their register. */
const mostRows = 30;

export function RelatedRecords({
  record,
  without,
}: {
  record: Shown;
  /** A kind that is listed elsewhere. */
  without?: string;
}) {
  const { registry } = useRecordScope();
  const pointers = pointersTo(registry, record.kind);
  const children = childrenOf(registry, record.kind);
  const found = relationsOf(pointers, record.id, useAllBacklinks(record.id) ?? []);
  const isOf = (pointer: Pointer) => (one: Pointer) =>
    one.definition === pointer.definition && one.field === pointer.field;
  const parts = children.map(
    (pointer): Relation => found.find(isOf(pointer)) ?? { ...pointer, rows: [] },
  );
  const others = found.filter(
    (relation) => relation.definition.kind !== without && !children.some(isOf(relation)),
  );
  return (
    <>
      {parts.map((relation) => (
        <Related key={keyOf(relation)} relation={relation} record={record} isPart />
      ))}
      {others.map((relation) => (
        <Related key={keyOf(relation)} relation={relation} record={record} />
      ))}
      <Raise record={record} />
    </>
  );
}

const keyOf = ({ definition, field }: Pointer) => `${definition.kind}.${field}`;

/** The address at which a record begins that points here, where this person may write one. */
function useNewPointing(record: Shown) {
  const { actor, newAddressOf, space } = useRecordScope();
  // What belongs to a record of a room is written there, not where everybody reads it.
  const room = record.space === space ? {} : { room: record.space };
  return ({ definition, field }: Pointer): string | null =>
    record.deleted === null &&
    mayDo(actor, definition, "create", null) &&
    isWrittenInForms(definition)
      ? newAddressOf(definition.kind, { [field]: record.id, ...room })
      : null;
}

function Related({
  relation,
  record,
  isPart = false,
}: {
  relation: Relation;
  record: Shown;
  isPart?: boolean;
}) {
  const t = useTranslations("record.detail");
  const { addressOf, reading, registry } = useRecordScope();
  const newPointing = useNewPointing(record)(relation);
  const { definition, field, rows } = relation;
  if (!rows.length && !(isPart && newPointing)) return null;
  const kind = definition.label[reading.language];
  const kinds = definition.plural[reading.language];
  // Where a kind points here in several ways, the field says in which.
  const ways = pointersTo(registry, record.kind).filter((one) => one.definition === definition);
  const name =
    ways.length > 1
      ? t("linksOf", {
          kind: kinds,
          field: definition.fields[field]?.spec.label[reading.language] ?? "",
        })
      : kinds;
  const label = isPart ? name : `${t("links")}・${name}`;
  return (
    <section className="grid gap-2">
      <h3 className="text-list font-bold text-text-2">{label}</h3>
      {rows.length > 0 && (
        <RowList label={label} framed>
          {rows.slice(0, mostRows).map((row) => (
            <li key={row.id}>
              <RecordRow
                definition={definition}
                row={shownToListRow(definition, row)}
                href={addressOf(definition.kind, row.id) ?? ""}
              />
            </li>
          ))}
        </RowList>
      )}
      {rows.length > mostRows && (
        <p className="text-meta text-text-3">{t("moreLinks", { count: rows.length - mostRows })}</p>
      )}
      {isPart && newPointing && (
        <LinkButton href={newPointing} icon={Plus} size="compact" className="justify-self-start">
          {t("addChild", { kind })}
        </LinkButton>
      )}
    </section>
  );
}

/** A request, an escalation, a correction that grows out of this record, in one step. */
function Raise({ record }: { record: Shown }) {
  const t = useTranslations("record.detail");
  const { registry, reading, open } = useRecordScope();
  const newPointing = useNewPointing(record);
  const items = raisedFrom(registry, record.kind).flatMap((pointer) => {
    const address = newPointing(pointer);
    if (!address) return [];
    const label = pointer.definition.label[reading.language];
    return [{ label, onSelect: () => open(address) }];
  });
  if (!items.length) return null;
  return (
    <div className="justify-self-start">
      <Menu
        label={t("raise")}
        triggerClassName={buttonClass({ size: "compact" })}
        trigger={
          <>
            <Plus aria-hidden size={20} strokeWidth={2} />
            {t("raise")}
          </>
        }
        items={items}
      />
    </div>
  );
}
