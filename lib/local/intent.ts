/** What a person wants with one tap, before it is turned into ops. Ids are made here, once. */
import { newId } from "./identity";

export type Fields = Readonly<Record<string, unknown>>;

/** A record as it was when the person began to edit it; a `Row` fits. */
export interface Seen {
  seq: number;
  fields: Fields;
}

export type Wish =
  | { type: "create" | "append"; record: string; kind: string; fields: Fields }
  | { type: "change"; record: string; fields: Fields; seen?: Seen | undefined }
  | { type: "add" | "remove"; record: string; field: string; elements: readonly string[] }
  | { type: "transition"; record: string; to: string; fields: Fields }
  | { type: "delete" | "restore"; record: string }
  | { type: "undo"; of: string }
  | {
      type: "resolve";
      conflict: string;
      values: Fields;
      seen?: readonly string[] | undefined;
    }
  | { type: "attach"; record: string; photo: string };

export interface Intent {
  wish: Wish;
  /** The same ids on every run of the transaction, so that a retry finds what an earlier run wrote. */
  opId(place: number): string;
}

export interface CreateOptions {
  /** The record's id, e.g. the draft's; a new one by default. */
  id?: string;
  /** Ids of photos taken for it. */
  photos?: readonly string[];
}

/** What may be done within one tap; nothing happens before the tap is saved. */
export interface Tap {
  /** Answers the id that the record will have. */
  create(kind: string, fields: Fields, options?: CreateOptions): string;
  append(kind: string, fields: Fields, options?: CreateOptions): string;
  /** With `seen`, what others wrote since then is clashed with instead of overwritten. */
  change(record: string, fields: Fields, seen?: Seen): void;
  addTo(record: string, field: string, elements: readonly string[]): void;
  removeFrom(record: string, field: string, elements: readonly string[]): void;
  transition(record: string, to: string, fields?: Fields): void;
  attach(record: string, photos: readonly string[]): void;
  remove(record: string): void;
  restore(record: string): void;
  undo(opId: string): void;
  resolve(conflict: string, values: Fields, seen?: readonly string[]): void;
}

export function collectIntents(): { tap: Tap; intents: Intent[] } {
  const intents: Intent[] = [];
  const want = (wish: Wish) => {
    const ids: string[] = [];
    const opId = (place: number) => {
      ids[place] ??= newId();
      return ids[place];
    };
    opId(0);
    intents.push({ wish, opId });
  };
  const attach = (record: string, photos: readonly string[] = []) => {
    for (const photo of photos) want({ type: "attach", record, photo });
  };
  const make = (type: "create" | "append") => {
    return (kind: string, fields: Fields, { id = newId(), photos }: CreateOptions = {}) => {
      want({ type, record: id, kind, fields });
      attach(id, photos);
      return id;
    };
  };
  const tap: Tap = {
    create: make("create"),
    append: make("append"),
    change: (record, fields, seen) => want({ type: "change", record, fields, seen }),
    addTo: (record, field, elements) => want({ type: "add", record, field, elements }),
    removeFrom: (record, field, elements) => want({ type: "remove", record, field, elements }),
    transition: (record, to, fields = {}) => want({ type: "transition", record, to, fields }),
    attach,
    remove: (record) => want({ type: "delete", record }),
    restore: (record) => want({ type: "restore", record }),
    undo: (of) => want({ type: "undo", of }),
    resolve: (conflict, values, seen) => want({ type: "resolve", conflict, values, seen }),
  };
  return { tap, intents };
}
