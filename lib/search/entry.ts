/** One record boiled down to what lists and search need of it. */
import type { Definition } from "@/lib/records/define";
import type { FieldSpec } from "@/lib/records/fields";
import { humanNumber } from "@/lib/records/number";
import type { Row } from "@/lib/records/row";
import { fold } from "@/lib/text/fold";
import type { ListRow } from "./query";

/** A record as the device displays it: the server's version with the person's own unsent ops on top. */
export interface ShownRow extends Row {
  /** Unsent ops that touch it. */
  pending: number;
  /** Grows with every local write, so that a late message never overwrites a newer one. */
  rev: number;
}

export interface Entry {
  row: Omit<ListRow, "conflicts" | "rev">;
  rev: number;
  /** The row as it was last given out. */
  listed?: ListRow;
  /** Everything a person can search for, one part a line: number, code, title, other texts. */
  source: string;
  folded: string;
  /** Where the title ends in `folded`; a hit before it ranks higher. */
  titleEnd: number;
  /** The record that this one belongs to. */
  parent: string | null;
}

/** Longest text that a cell keeps; the detail has the whole. */
const CELL_CHARACTERS = 160;

const searchable = (spec: FieldSpec) =>
  !spec.hidden && (spec.type === "text" || spec.type === "longText" || spec.type === "tags");

const shownInLists = (definition: Definition, name: string, spec: FieldSpec) =>
  spec.column !== undefined ||
  spec.indexed ||
  name === definition.title ||
  definition.meta.includes(name) ||
  definition.untitled.includes(name) ||
  definition.order.by === name;

/** Mirrors of the server's bookkeeping about a record are found through that record. */
export const isSearched = (definition: Definition) =>
  !(definition.writing === "server" && definition.parent);

export function entryOf(definition: Definition, row: ShownRow): Entry {
  const cells: Record<string, unknown> = {
    created: row.created.at,
    createdBy: row.created.by,
    changed: row.changed.at,
  };
  const head = [humanNumber(definition, row) ?? "", row.code ?? ""];
  const title = row.fields[definition.title];
  head.push(typeof title === "string" ? title : "");
  const body: string[] = [];
  for (const [name, { spec }] of Object.entries(definition.fields)) {
    const value = row.fields[name];
    if (value === undefined || value === null) continue;
    if (shownInLists(definition, name, spec)) cells[name] = cellOf(value);
    if (name === definition.title || !searchable(spec)) continue;
    if (typeof value === "string") body.push(value);
    else if (Array.isArray(value)) body.push(value.join("\n"));
  }
  const state = row.fields.state;
  const parent = definition.parent === undefined ? null : row.fields[definition.parent];
  const source = [...head, ...body].join("\n");
  return {
    row: {
      id: row.id,
      space: row.space,
      kind: row.kind,
      number: row.number,
      code: row.code,
      ...(row.room === undefined ? {} : { room: row.room }),
      title: typeof title === "string" ? title.slice(0, CELL_CHARACTERS) : "",
      state: typeof state === "string" ? state : null,
      pending: row.pending,
      deleted: row.deleted !== null,
      cells,
    },
    rev: row.rev,
    source,
    folded: fold(source),
    titleEnd: fold(head.join("\n")).length,
    parent: typeof parent === "string" ? parent : null,
  };
}

function cellOf(value: unknown): unknown {
  return typeof value === "string" && value.length > CELL_CHARACTERS
    ? `${value.slice(0, CELL_CHARACTERS)}…`
    : value;
}
