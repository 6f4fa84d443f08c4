/** Reads for the screens, by index only: none of them walks over all records. */
import type { Registry } from "@/lib/records";
import { isPurged } from "@/lib/records/attachment";
import { isOpen } from "@/lib/records/define";
import { numberMeant } from "@/lib/records/number";
import { entryOf } from "@/lib/search/entry";
import { rowOrder } from "@/lib/search/order";
import {
  DEFAULT_LIMIT,
  type ListAnswer,
  type ListQuery,
  type Spaces,
  spacesIn,
} from "@/lib/search/query";
import type { SpaceInfo } from "@/lib/sync/protocol";
import { type Parked, type Shown, shown, type Upload, type UserDatabase } from "./database";
import { surely } from "./durable";
import { codeKey, fieldKey, kindKey, LAST, linkKey, linksTo, numberKey, trashKey } from "./keys";
import { titleOf } from "./title";

/** What is only on this device, per record. */
export interface OutboxItem {
  record: string;
  space: string;
  kind: string;
  title: string;
  /** Unsent ops, and unsent photos that belong to it. */
  ops: number;
  photos: number;
  /** Of the photos that are being sent. */
  bytes: { sent: number; total: number };
  /** Waits for the record, which a restored server does not have yet. */
  held: boolean;
  /** The oldest of them, UTC milliseconds. */
  since: number;
}

export type RefusedPhoto = Upload & Required<Pick<Upload, "refused">>;

export interface Reader {
  record(id: string): Promise<Shown | null>;
  /** Living records of a kind in the definition's own order. */
  ofKind(space: string, kind: string, limit?: number): Promise<Shown[]>;
  /** Living records of a kind whose `sought` field holds `value`, oldest first. */
  holding(space: string, kind: string, field: string, value: string): Promise<Shown[]>;
  /** Living records that point to `target`, oldest first; `field` is the kind's parent by default. */
  pointingTo(target: string, kind: string, field?: string): Promise<Shown[]>;
  /** Living records that point to `target` through any field, oldest first. */
  allPointingTo(target: string): Promise<Shown[]>;
  /** The first rows of a list without the worker, of all conditions only `open` obeyed; never `complete`. */
  firstRows(query: ListQuery): Promise<ListAnswer>;
  /** The id behind `BUG-0123`, `BUG-A-0123` or a short code, null if there is none. */
  byName(spaces: Spaces, name: string): Promise<string | null>;
  attachmentOf(hash: string): Promise<Shown | null>;
  spaces(): Promise<SpaceInfo[]>;
  outbox(): Promise<OutboxItem[]>;
  /** Photos that the server will never take, the latest first. */
  refusedPhotos(): Promise<RefusedPhoto[]>;
  parked(): Promise<Parked[]>;
}

export function createReader(database: UserDatabase, registry: Registry): Reader {
  const { records, outbox, waiting, uploads, parked, spaces } = database;

  const withPrefix = (prefix: string) => records.where("keys").between(prefix, prefix + LAST);

  const definitionOf = (kind: string) => {
    const definition = registry.get(kind);
    if (!definition) throw new Error(`unknown kind ${kind}`);
    return definition;
  };

  async function inOrder(
    prefix: string,
    descending: boolean,
    limit: number,
    fits: (row: Shown) => boolean = () => true,
  ): Promise<Shown[]> {
    const found = withPrefix(prefix);
    const rows = await (descending ? found.reverse() : found).filter(fits).limit(limit).toArray();
    return rows.map(shown);
  }

  return {
    record: (id) =>
      surely(database, async () => {
        const row = await records.get(id);
        return row ? shown(row) : null;
      }),

    ofKind: (space, kind, limit = Number.POSITIVE_INFINITY) =>
      surely(database, () =>
        inOrder(kindKey(space, kind), definitionOf(kind).order.descending, limit),
      ),

    holding: (space, kind, field, value) =>
      surely(database, async () => {
        // Without its entries the answer would be empty, and nobody would notice.
        if (!definitionOf(kind).fields[field]?.spec.sought)
          throw new Error(`${kind}.${field} is not sought.`);
        const rows = await records
          .where("keys")
          .equals(fieldKey(space, kind, field, value))
          .toArray();
        return rows
          .map(shown)
          .sort((a, b) => a.created.at - b.created.at || (a.id < b.id ? -1 : 1));
      }),

    pointingTo: (target, kind, field = definitionOf(kind).parent ?? "") =>
      surely(database, async () => {
        const rows = await records
          .where("keys")
          .equals(linkKey(target, kind, field))
          .toArray();
        return rows
          .filter(({ deleted }) => deleted === null)
          .map(shown)
          .sort((a, b) => a.created.at - b.created.at || (a.id < b.id ? -1 : 1));
      }),

    allPointingTo: (target) =>
      surely(database, async () => {
        const rows = await withPrefix(linksTo(target)).distinct().toArray();
        return rows
          .filter(({ deleted }) => deleted === null)
          .map(shown)
          .sort((a, b) => a.created.at - b.created.at || (a.id < b.id ? -1 : 1));
      }),

    firstRows: (query) =>
      surely(database, async () => {
        const definition = definitionOf(query.kind);
        const key = query.deleted ? trashKey : kindKey;
        const limit = (query.offset ?? 0) + (query.limit ?? DEFAULT_LIMIT);
        const { descending } = definition.order;
        const wanted = query.filter?.open;
        const fits = (row: Shown) =>
          wanted === undefined || String(isOpen(definition, row.fields.state)) === wanted;
        const together = await Promise.all(
          spacesIn(query.space).map((space) =>
            inOrder(key(space, query.kind), descending, limit, fits),
          ),
        );
        const rows = together
          .flat()
          .map((row) => ({ ...entryOf(definition, row).row, rev: row.rev, conflicts: 0 }));
        if (together.length > 1) {
          const compare = rowOrder(definition, definition.order.by, descending);
          rows.sort((a, b) => compare({ row: a }, { row: b }));
        }
        return {
          total: rows.length,
          rows: rows.slice(query.offset ?? 0, limit),
          complete: false,
        };
      }),

    byName: (all, name) =>
      surely(database, async () => {
        const wanted = name.trim().toUpperCase();
        const meant = numberMeant(wanted);
        const definition =
          meant && [...registry.values()].find(({ number }) => number === meant.prefix);
        if (definition) {
          const keys = spacesIn(all).map((space) =>
            numberKey(space, definition.kind, meant.number),
          );
          const numbered = await records.where("keys").anyOf(keys).toArray();
          const row = numbered.find(({ room = "" }) => room === meant.room);
          if (row) return row.id;
        }
        const keys = spacesIn(all).map((space) => codeKey(space, wanted));
        return (await records.where("keys").anyOf(keys).first())?.id ?? null;
      }),

    attachmentOf: (hash) =>
      surely(database, async () => {
        const all = await spaces.toArray();
        const keys = all.map(({ id }) => fieldKey(id, "attachment", "hash", hash));
        const rows = await records.where("keys").anyOf(keys).toArray();
        // Purged in one space, it may be there in another.
        const row = rows.find((one) => !isPurged(one)) ?? rows[0];
        return row ? shown(row) : null;
      }),

    spaces: () => surely(database, async () => (await spaces.toArray()).map(({ info }) => info)),

    outbox: () =>
      surely(database, async () => {
        const items = new Map<string, OutboxItem>();
        const note = async (
          { record, space, at }: { record: string; space: string; at: number },
          more: Partial<Pick<OutboxItem, "ops" | "photos" | "bytes" | "held">>,
        ) => {
          const row = await records.get(record);
          const parent = row && registry.get(row.kind)?.parent;
          const of = parent ? row.fields[parent] : undefined;
          const target = typeof of === "string" ? ((await records.get(of)) ?? row) : row;
          const id = target?.id ?? record;
          const item = items.get(id);
          items.set(id, {
            record: id,
            space,
            kind: target?.kind ?? "",
            title: titleOf(registry, target),
            ops: (item?.ops ?? 0) + (more.ops ?? 0),
            photos: (item?.photos ?? 0) + (more.photos ?? 0),
            bytes: {
              sent: (item?.bytes.sent ?? 0) + (more.bytes?.sent ?? 0),
              total: (item?.bytes.total ?? 0) + (more.bytes?.total ?? 0),
            },
            held: (item?.held || more.held) ?? false,
            since: Math.min(item?.since ?? at, at),
          });
        };
        for (const { n, op } of await outbox.orderBy("n").toArray())
          await note(op, { ops: 1, held: n < 0 });
        for (const entry of await waiting.toArray()) await note(entry, { photos: 1 });
        const own = await spaces.toCollection().primaryKeys();
        for (const { photo, space, at, sent, size, refused } of await uploads.toArray())
          if (own.includes(space) && !refused)
            await note({ record: photo, space, at }, { photos: 1, bytes: { sent, total: size } });
        return [...items.values()].sort((a, b) => a.since - b.since);
      }),

    refusedPhotos: () =>
      surely(database, async () => {
        const own = await spaces.toCollection().primaryKeys();
        const all = await uploads.toArray();
        return all
          .filter((one): one is RefusedPhoto => !!one.refused && own.includes(one.space))
          .sort((a, b) => b.refused.at - a.refused.at);
      }),

    parked: () =>
      surely(database, async () => (await parked.toArray()).sort((a, b) => b.at - a.at)),
  };
}
