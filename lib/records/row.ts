/** A record as server and devices hold it. */

/** How often a state was entered, and who did so last: counts are derived from events, never set. */
export interface Entry {
  times: number;
  by: string;
  at: number;
}

export interface Row {
  space: string;
  id: string;
  kind: string;
  /** Given by the server at apply; null before that and for kinds without numbers. */
  number: number | null;
  /** The short code of the device that made it, searchable for ever (TKM-012). */
  code: string | null;
  /** Code of the room that stands in its number (BUG-A-0012); absent in the project's own space. */
  room?: string;
  fields: Record<string, unknown>;
  /**
   * The seq that last wrote a field, or, under `field/element`, an element of a set. A field that is
   * absent here was last written by the creation (`created.seq`).
   */
  seqs: Record<string, number>;
  created: { by: string; at: number; seq: number };
  changed: { by: string; at: number };
  seq: number;
  /** The seq of the delete, null while it lives. */
  deleted: number | null;
  entered: Record<string, Entry>;
}

/** The seq that last wrote `key`, 0 if nothing ever did. */
export function seqOf(row: Row, key: string): number {
  return row.seqs[key] ?? (Object.hasOwn(row.fields, key) ? row.created.seq : 0);
}

/** Key of one element of a set field inside `Row.seqs`. */
export const elementKey = (field: string, element: string) => `${field}/${element}`;
