/** A record that is in hand, in the shape that lists draw. */
import type { Shown } from "@/lib/local/database";
import type { Definition } from "@/lib/records/define";
import type { ListRow } from "@/lib/search/query";

export function shownToListRow(definition: Definition, row: Shown): ListRow {
  const title = row.fields[definition.title];
  const { state } = row.fields;
  return {
    id: row.id,
    space: row.space,
    kind: row.kind,
    number: row.number,
    code: row.code,
    ...(row.room === undefined ? {} : { room: row.room }),
    title: typeof title === "string" ? title : "",
    state: typeof state === "string" ? state : null,
    rev: row.rev,
    pending: row.pending,
    conflicts: 0,
    deleted: row.deleted !== null,
    cells: row.fields,
  };
}
