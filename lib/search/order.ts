/** The records of one kind in one order, kept sorted while records come and go. */
import { type Definition, fieldSpec } from "@/lib/records/define";
import type { Entry } from "./entry";
import type { ListRow } from "./query";

type Key = string | number;

export type Fits = (entry: Entry) => boolean;

/** Compares two rows as a list in this order does; records without a value always come last. */
export function rowOrder(
  definition: Definition,
  by: string,
  descending: boolean,
): (a: Keyless, b: Keyless) => number {
  const keyOf = keyReader(definition, by);
  const compare = comparer(definition, by);
  return (a, b) => {
    const [aKey, bKey] = [keyOf(a), keyOf(b)];
    if (aKey === null || bKey === null) return Number(aKey === null) - Number(bKey === null);
    const order = compare({ key: aKey, entry: a }, { key: bKey, entry: b });
    return descending ? -order : order;
  };
}

/** Sorted both ways from one array; records without a value always come last. */
export interface Order {
  readonly size: number;
  /** Takes the record in where it belongs here. */
  add(entry: Entry): void;
  remove(entry: Entry): void;
  /** The record at this place, counted from 0; read in a plain loop, which is what makes lists quick. */
  at(place: number, descending: boolean): Entry | undefined;
  /** The same order of only those records that fit; from then on it is kept apart. */
  where(fits: Fits): Order;
}

/** What ordering needs of an entry. */
type Keyless = { readonly row: Pick<ListRow, "id" | "number" | "state" | "cells"> };

interface Keyed<E extends Keyless = Entry> {
  key: Key;
  entry: E;
}

let collator: Intl.Collator | undefined;

/** Made for the first comparison of words: the first rows on the page come without one, and it takes long to make. */
function inJapanese(): Intl.Collator {
  collator ??= new Intl.Collator("ja", { numeric: true });
  return collator;
}

export function createOrder(definition: Definition, by: string, entries: Iterable<Entry>): Order {
  const keyOf = keyReader(definition, by);
  const filled: Keyed[] = [];
  const empty: Entry[] = [];
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key === null) empty.push(entry);
    else filled.push({ key, entry });
  }
  const compare = comparer(definition, by);
  filled.sort(compare);
  return kept({ keyOf, compare }, filled, empty, () => true);
}

type Compare = (a: Keyed<Keyless>, b: Keyed<Keyless>) => number;

const byBytes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Words as a reader sorts them; order keys are made to be compared by their bytes. */
function comparer(definition: Definition, by: string): Compare {
  const isPlace = fieldSpec(definition, by)?.merge === "later";
  const compareTexts = isPlace ? byBytes : inJapanese().compare;
  const compareKeys = (a: Key, b: Key): number =>
    typeof a === "number" && typeof b === "number" ? a - b : compareTexts(String(a), String(b));
  // Ids are UUIDv7: ties fall in the order of creation.
  return (a, b) => compareKeys(a.key, b.key) || byBytes(a.entry.row.id, b.entry.row.id);
}

interface Rule {
  keyOf: (entry: Entry) => Key | null;
  compare: Compare;
}

/** `filled` is sorted and belongs to the order from here on, as `empty` does. */
function kept(rule: Rule, filled: Keyed[], empty: Entry[], fits: Fits): Order {
  const { keyOf, compare } = rule;
  /** The first place whose record does not come before the given one. */
  const placeOf = (keyed: Keyed): number => {
    let low = 0;
    let high = filled.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = filled[middle];
      if (at && compare(at, keyed) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    get size() {
      return filled.length + empty.length;
    },
    add(entry) {
      if (!fits(entry)) return;
      const key = keyOf(entry);
      if (key === null) empty.push(entry);
      else filled.splice(placeOf({ key, entry }), 0, { key, entry });
    },
    remove(entry) {
      const key = keyOf(entry);
      if (key === null) {
        const place = empty.findIndex(({ row }) => row.id === entry.row.id);
        if (place >= 0) empty.splice(place, 1);
        return;
      }
      const place = placeOf({ key, entry });
      if (filled[place]?.entry.row.id === entry.row.id) filled.splice(place, 1);
    },
    at(place, descending) {
      const { length } = filled;
      if (place >= length) return empty[place - length];
      return filled[descending ? length - 1 - place : place]?.entry;
    },
    where(narrower) {
      const both: Fits = (entry) => fits(entry) && narrower(entry);
      const fitting = filled.filter(({ entry }) => narrower(entry));
      return kept(rule, fitting, empty.filter(narrower), both);
    },
  };
}

/** Choices sort by weight where they have one, else in the order of their definition. */
function keyReader(definition: Definition, by: string): (entry: Keyless) => Key | null {
  if (by === "number") return (entry) => entry.row.number;
  const ranks = ranksOf(definition, by);
  return (entry) => {
    const value = by === "state" ? entry.row.state : entry.row.cells[by];
    if (value === undefined || value === null || value === "") return null;
    if (ranks) return ranks.get(String(value)) ?? null;
    if (typeof value === "boolean") return Number(value);
    return typeof value === "number" ? value : String(value);
  };
}

function ranksOf(definition: Definition, by: string): Map<string, number> | null {
  if (by === "state" && definition.states)
    return new Map(Object.keys(definition.states.all).map((state, place) => [state, place]));
  const options = Object.hasOwn(definition.fields, by)
    ? definition.fields[by]?.spec.options
    : undefined;
  if (!options) return null;
  return new Map(
    Object.entries(options).map(([code, option], place) => [code, option.weight ?? place]),
  );
}
