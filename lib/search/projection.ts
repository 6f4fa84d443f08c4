/** Every record of the device boiled down in memory, so that lists and search answer without reading a disk. */
import type { Registry } from "@/lib/records";
import { type Definition, isOpen } from "@/lib/records/define";
import { type NumberMeant, numberMeant } from "@/lib/records/number";
import { searchTerms } from "@/lib/text/fold";
import { type Entry, entryOf, isSearched, type ShownRow } from "./entry";
import { excerptOf } from "./excerpt";
import { createOrder, type Order } from "./order";
import {
  DEFAULT_LIMIT,
  type ListAnswer,
  type ListQuery,
  type ListRow,
  type SearchAnswer,
  type SearchHit,
  type SearchQuery,
  type Spaces,
  spacesIn,
} from "./query";

export interface Projection {
  /** False if a newer version of the row is already here, or its kind is unknown. */
  put(row: ShownRow): boolean;
  drop(id: string): void;
  /** Throws on an unknown kind; an unknown space is an empty list. */
  list(query: ListQuery): ListAnswer;
  search(query: SearchQuery): SearchAnswer;
  readonly size: number;
}

/** The living records of one kind in one space, or its trash; or those of several spaces together. */
interface Table {
  definition: Definition;
  deleted: boolean;
  entries: Map<string, Entry>;
  /** Whole orders that somebody has asked for, by what they sort by. */
  orders: Map<string, Order>;
  /** The narrowed ones that were asked for last, kept up like the whole ones: a list is asked again and again. */
  narrowed: Map<string, Order>;
  /** Itself, and the tables over several spaces that hold its records as well. */
  within: Table[];
}

/** Narrowed orders kept per table. */
const MOST_NARROWED = 12;

type Matches = (entry: Entry) => boolean;

export function createProjection(registry: Registry): Projection {
  const byId = new Map<string, Entry>();
  const tables = new Map<string, Table>();
  /** Tables over several spaces that somebody has asked for, kept up like the others, and so as quick. */
  const unions = new Map<string, Table>();
  /** Ids of the open conflicts by the record that they are about. */
  const conflicts = new Map<string, Set<string>>();

  const newTable = (kind: string, deleted: boolean): Table => {
    const definition = registry.get(kind);
    if (!definition) throw new Error(`unknown kind ${kind}`);
    const entries = new Map<string, Entry>();
    return { definition, deleted, entries, orders: new Map(), narrowed: new Map(), within: [] };
  };

  const tableOf = (space: string, kind: string, deleted: boolean): Table => {
    const key = `${space}|${kind}|${deleted}`;
    let table = tables.get(key);
    if (!table) {
      table = newTable(kind, deleted);
      table.within.push(table);
      tables.set(key, table);
    }
    return table;
  };

  const tableOver = (spaces: Spaces, kind: string, deleted: boolean): Table => {
    const [first = "", ...others] = spacesIn(spaces);
    if (!others.length) return tableOf(first, kind, deleted);
    const key = `${[first, ...others].join()}|${kind}|${deleted}`;
    let union = unions.get(key);
    if (!union) {
      union = newTable(kind, deleted);
      for (const space of [first, ...others]) {
        const table = tableOf(space, kind, deleted);
        table.within.push(union);
        for (const [id, entry] of table.entries) union.entries.set(id, entry);
      }
      unions.set(key, union);
    }
    return union;
  };

  const noteConflict = (entry: Entry, there: boolean) => {
    if (entry.row.kind !== "conflict" || entry.parent === null) return;
    const open = there && entry.row.state === "open" && !entry.row.deleted;
    const held = conflicts.get(entry.parent) ?? new Set<string>();
    if (open) held.add(entry.row.id);
    else held.delete(entry.row.id);
    if (held.size) conflicts.set(entry.parent, held);
    else conflicts.delete(entry.parent);
  };

  const remove = (entry: Entry) => {
    for (const table of tableOf(entry.row.space, entry.row.kind, entry.row.deleted).within) {
      table.entries.delete(entry.row.id);
      for (const order of ordersOf(table)) order.remove(entry);
    }
    byId.delete(entry.row.id);
    noteConflict(entry, false);
  };

  /** The same object while nothing about it changes, so that an answer is quickly told from the last. */
  const listed = (entry: Entry): ListRow => {
    const count = conflicts.get(entry.row.id)?.size ?? 0;
    if (entry.listed?.conflicts !== count)
      entry.listed = { ...entry.row, rev: entry.rev, conflicts: count };
    return entry.listed;
  };

  return {
    get size() {
      return byId.size;
    },

    put(row) {
      const definition = registry.get(row.kind);
      const before = byId.get(row.id);
      if (!definition || (before && before.rev >= row.rev)) return false;
      if (before) remove(before);
      const entry = entryOf(definition, row);
      // What no list shows may change: then the row that was given out stays what it is.
      if (before?.listed && JSON.stringify(before.row) === JSON.stringify(entry.row))
        entry.listed = before.listed;
      for (const table of tableOf(row.space, row.kind, entry.row.deleted).within) {
        table.entries.set(row.id, entry);
        for (const order of ordersOf(table)) order.add(entry);
      }
      byId.set(row.id, entry);
      noteConflict(entry, true);
      return true;
    },

    drop(id) {
      const entry = byId.get(id);
      if (entry) remove(entry);
    },

    list(query) {
      const table = tableOver(query.space, query.kind, query.deleted ?? false);
      const { by, descending } = query.sort ?? table.definition.order;
      const order = narrowedOrder(table, by, query);
      const from = query.offset ?? 0;
      const to = Math.min(from + (query.limit ?? DEFAULT_LIMIT), order.size);
      const rows: ListRow[] = [];
      for (let place = from; place < to; place++) {
        const entry = order.at(place, descending);
        if (entry) rows.push(listed(entry));
      }
      return { total: order.size, rows, complete: true };
    },

    search({ space, text, limit = DEFAULT_LIMIT }) {
      const terms = searchTerms(text);
      const spaces = space === undefined ? null : spacesIn(space);
      if (!terms.length) return { total: 0, hits: [], complete: true };
      // Best first: the number itself, then words in the title, then words anywhere.
      const found = [createNewest(limit), createNewest(limit), createNewest(limit)] as const;
      for (const [key, table] of tables) {
        if (table.deleted || !isSearched(table.definition)) continue;
        if (spaces && !spaces.some((one) => key.startsWith(`${one}|`))) continue;
        const ranked = ranker(table.definition, terms);
        for (const entry of table.entries.values()) {
          const rank = ranked(entry);
          if (rank !== null && isReachable(entry)) found[rank].take(entry);
        }
      }
      const total = found.reduce((sum, { taken }) => sum + taken(), 0);
      const best = found.flatMap(({ entries }) => entries).slice(0, limit);
      const hits = best.map((entry): SearchHit => {
        const target = entry.parent === null ? entry : (byId.get(entry.parent) ?? entry);
        return {
          ...listed(entry),
          open: target.row.id,
          openKind: target.row.kind,
          excerpt: excerptOf(entry, terms),
        };
      });
      return { total, hits, complete: true };
    },
  };

  /** What belongs to a deleted record is hidden with it. */
  function isReachable(entry: Entry): boolean {
    return entry.parent === null || byId.get(entry.parent)?.row.deleted !== true;
  }
}

function* ordersOf({ orders, narrowed }: Table): Iterable<Order> {
  yield* orders.values();
  yield* narrowed.values();
}

function wholeOrder(table: Table, by: string): Order {
  let order = table.orders.get(by);
  if (!order) {
    order = createOrder(table.definition, by, table.entries.values());
    table.orders.set(by, order);
  }
  return order;
}

function narrowedOrder(table: Table, by: string, query: ListQuery): Order {
  const tests = testsOf(table.definition, query);
  if (!tests.length) return wholeOrder(table, by);
  const key = JSON.stringify([by, query.filter, query.text]);
  const order =
    table.narrowed.get(key) ?? wholeOrder(table, by).where((entry) => passes(tests, entry));
  // The one asked for last stands last.
  table.narrowed.delete(key);
  table.narrowed.set(key, order);
  const [oldest] = table.narrowed.keys();
  if (table.narrowed.size > MOST_NARROWED && oldest !== undefined) table.narrowed.delete(oldest);
  return order;
}

/** Matches by text, or by the number in any spelling: BUG-12, bug-0012, bug-a-12. */
function termMatcher(definition: Definition, term: string): Matches {
  const meant = numberIn(definition, term);
  return meant === null
    ? (entry) => entry.folded.includes(term)
    : (entry) => isNumbered(entry, meant) || entry.folded.includes(term);
}

function numberIn(definition: Definition, term: string): NumberMeant | null {
  const meant = numberMeant(term);
  return meant?.prefix === definition.number ? meant : null;
}

const isNumbered = ({ row }: Entry, { number, room }: NumberMeant) =>
  row.number === number && (row.room ?? "") === room;

function ranker(definition: Definition, terms: string[]): (entry: Entry) => 0 | 1 | 2 | null {
  const [first = "", ...others] = terms;
  const meant = numberIn(definition, first);
  const matchers = others.map((term) => termMatcher(definition, term));
  return (entry) => {
    const isNumber = meant !== null && isNumbered(entry, meant);
    const at = entry.folded.indexOf(first);
    if ((at < 0 && !isNumber) || !passes(matchers, entry)) return null;
    if (isNumber) return 0;
    return at < entry.titleEnd ? 1 : 2;
  };
}

function testsOf(definition: Definition, query: ListQuery): Matches[] {
  return [
    ...Object.entries(query.filter ?? {}).map(([field, wanted]) =>
      fieldMatcher(definition, field, wanted),
    ),
    ...searchTerms(query.text ?? "").map((term) => termMatcher(definition, term)),
  ];
}

function passes(tests: readonly Matches[], entry: Entry): boolean {
  for (const test of tests) if (!test(entry)) return false;
  return true;
}

/** Keeps the newest `limit` of many, so that a word that is everywhere costs no sorting of everything. */
function createNewest(limit: number) {
  const entries: Entry[] = [];
  let taken = 0;
  return {
    entries,
    taken: () => taken,
    take(entry: Entry): void {
      taken += 1;
      const last = entries[entries.length - 1];
      if (entries.length >= limit && last && last.row.id > entry.row.id) return;
      let place = entries.length;
      while (place > 0 && (entries[place - 1]?.row.id ?? "") < entry.row.id) place -= 1;
      entries.splice(place, 0, entry);
      if (entries.length > limit) entries.pop();
    },
  };
}

function fieldMatcher(
  definition: Definition,
  field: string,
  wanted: string | readonly string[],
): Matches {
  const values = new Set(typeof wanted === "string" ? [wanted] : wanted);
  if (field === "open") {
    const states = Object.keys(definition.states?.all ?? {});
    const fitting = new Set(
      states.filter((state) => values.has(String(isOpen(definition, state)))),
    );
    const stateless = values.has("true");
    return ({ row }) => (row.state === null ? stateless : fitting.has(row.state));
  }
  if (field === "state") return (entry) => values.has(entry.row.state ?? "");
  return (entry) => {
    const value = entry.row.cells[field];
    if (Array.isArray(value)) return value.some((one) => values.has(String(one)));
    return values.has(value === undefined || value === null ? "" : String(value));
  };
}
