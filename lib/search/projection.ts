/** Every record of the device boiled down in memory, so that lists and search answer without reading a disk. */
import type { Registry } from "@/lib/records";
import { type Definition, isOpen } from "@/lib/records/define";
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

interface Table {
  definition: Definition;
  entries: Map<string, Entry>;
  /** Orders that somebody has asked for. */
  orders: Map<string, Order>;
}

type Matches = (entry: Entry) => boolean;

export function createProjection(registry: Registry): Projection {
  const byId = new Map<string, Entry>();
  const tables = new Map<string, Table>();
  /** Ids of the open conflicts by the record that they are about. */
  const conflicts = new Map<string, Set<string>>();

  const tableOf = (space: string, kind: string): Table => {
    const key = `${space}|${kind}`;
    let table = tables.get(key);
    if (!table) {
      const definition = registry.get(kind);
      if (!definition) throw new Error(`unknown kind ${kind}`);
      table = { definition, entries: new Map(), orders: new Map() };
      tables.set(key, table);
    }
    return table;
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
    const table = tableOf(entry.row.space, entry.row.kind);
    table.entries.delete(entry.row.id);
    for (const order of table.orders.values()) order.remove(entry);
    byId.delete(entry.row.id);
    noteConflict(entry, false);
  };

  const listed = (entry: Entry): ListRow => ({
    ...entry.row,
    conflicts: conflicts.get(entry.row.id)?.size ?? 0,
  });

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
      const table = tableOf(row.space, row.kind);
      table.entries.set(row.id, entry);
      for (const order of table.orders.values()) order.add(entry);
      byId.set(row.id, entry);
      noteConflict(entry, true);
      return true;
    },

    drop(id) {
      const entry = byId.get(id);
      if (entry) remove(entry);
    },

    list(query) {
      const table = tableOf(query.space, query.kind);
      const { definition } = table;
      const sort = query.sort ?? definition.order;
      let order = table.orders.get(sort.by);
      if (!order) {
        order = createOrder(definition, sort.by, table.entries.values());
        table.orders.set(sort.by, order);
      }
      const matches = matcher(definition, query);
      const from = query.offset ?? 0;
      const to = from + (query.limit ?? DEFAULT_LIMIT);
      const rows: ListRow[] = [];
      let total = 0;
      for (const entry of order.walk(sort.descending)) {
        if (!matches(entry)) continue;
        if (total >= from && total < to) rows.push(listed(entry));
        total += 1;
      }
      return { total, rows, complete: true };
    },

    search({ space, text, limit = DEFAULT_LIMIT }) {
      const terms = searchTerms(text);
      if (!terms.length) return { total: 0, hits: [], complete: true };
      // Best first: the number itself, then words in the title, then words anywhere.
      const found: [Entry[], Entry[], Entry[]] = [[], [], []];
      for (const table of tables.values()) {
        if (!isSearched(table.definition)) continue;
        const ranked = ranker(table.definition, terms);
        for (const entry of table.entries.values()) {
          if (entry.row.deleted || (space !== undefined && entry.row.space !== space)) continue;
          const rank = ranked(entry);
          if (rank !== null && isReachable(entry)) found[rank].push(entry);
        }
      }
      const newestFirst = (a: Entry, b: Entry) => (a.row.id < b.row.id ? 1 : -1);
      for (const group of found) group.sort(newestFirst);
      const all = found.flat();
      const hits = all.slice(0, limit).map((entry): SearchHit => {
        const target = entry.parent === null ? entry : (byId.get(entry.parent) ?? entry);
        return {
          ...listed(entry),
          open: target.row.id,
          openKind: target.row.kind,
          excerpt: excerptOf(entry, terms),
        };
      });
      return { total: all.length, hits, complete: true };
    },
  };

  /** What belongs to a deleted record is hidden with it. */
  function isReachable(entry: Entry): boolean {
    return entry.parent === null || byId.get(entry.parent)?.row.deleted !== true;
  }
}

/** Matches by text, or by the number in any spelling: BUG-12, bug-0012. */
function termMatcher(definition: Definition, term: string): Matches {
  const number = numberMeant(definition, term);
  return number === null
    ? (entry) => entry.folded.includes(term)
    : (entry) => entry.row.number === number || entry.folded.includes(term);
}

function numberMeant(definition: Definition, term: string): number | null {
  const [, prefix, digits] = /^([a-z]+)-?(\d{1,9})$/.exec(term) ?? [];
  return prefix !== undefined && prefix === definition.number?.toLowerCase()
    ? Number(digits)
    : null;
}

function ranker(definition: Definition, terms: string[]): (entry: Entry) => 0 | 1 | 2 | null {
  const matchers = terms.map((term) => termMatcher(definition, term));
  const first = terms[0] ?? "";
  const number = terms.length === 1 ? numberMeant(definition, first) : null;
  return (entry) => {
    if (!matchers.every((matches) => matches(entry))) return null;
    if (number !== null && entry.row.number === number) return 0;
    const at = entry.folded.indexOf(first);
    return at >= 0 && at < entry.titleEnd ? 1 : 2;
  };
}

function matcher(definition: Definition, query: ListQuery): Matches {
  const tests: Matches[] = [];
  const deleted = query.deleted ?? false;
  for (const [field, wanted] of Object.entries(query.filter ?? {}))
    tests.push(fieldMatcher(definition, field, wanted));
  for (const term of searchTerms(query.text ?? "")) tests.push(termMatcher(definition, term));
  return (entry) => {
    if (entry.row.deleted !== deleted) return false;
    for (const test of tests) if (!test(entry)) return false;
    return true;
  };
}

function fieldMatcher(
  definition: Definition,
  field: string,
  wanted: string | readonly string[],
): Matches {
  const values = new Set(typeof wanted === "string" ? [wanted] : wanted);
  if (field === "open")
    return (entry) => values.has(String(isOpen(definition, entry.row.state ?? undefined)));
  if (field === "state") return (entry) => values.has(entry.row.state ?? "");
  return (entry) => {
    const value = entry.row.cells[field];
    if (Array.isArray(value)) return value.some((one) => values.has(String(one)));
    return values.has(value === undefined || value === null ? "" : String(value));
  };
}
