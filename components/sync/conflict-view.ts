/** A conflict as its card shows it: the value that stands, the other wishes, and who wanted them when. */
import type { Candidate } from "@/lib/records/conflict";
import type { Row } from "@/lib/records/row";
import { candidatesOf } from "@/lib/sync/clash";
import { sameValue } from "@/lib/sync/value";

export interface Author {
  userId: string;
  /** Corrected UTC milliseconds of the edit, and of its arrival. */
  at: number;
  receivedAt: number;
}

/** One value that somebody wanted; people who wanted the same share it. */
export interface Wish {
  value: unknown;
  authors: Author[];
  /** For a state that had moved on: the state that the move started from. */
  from?: string;
  /** Other fields that the move carried. */
  extra: Record<string, unknown>;
  /** The other changes of the same tap, held back with it. */
  ops: NonNullable<Candidate["ops"]>;
}

export interface ConflictView {
  id: string;
  field: string;
  /** A move came too late, instead of two values for one field. */
  isState: boolean;
  /** What the record held before both. */
  base: unknown;
  standing: Wish;
  others: Wish[];
  /** Ids of every wish shown, so that a later one stays open. */
  seen: string[];
}

/** Null for a conflict that is settled or not readable. */
export function conflictView(conflict: Row, record: Row): ConflictView | null {
  const { field, state, base } = conflict.fields;
  if (conflict.kind !== "conflict" || state !== "open" || typeof field !== "string") return null;
  const isState = field === "state";
  const candidates = candidatesOf(conflict);
  const standing = standingWish(conflict, record, field);
  const others: Wish[] = [];
  for (const candidate of candidates) {
    const wish = wishOf(candidate, field, record.id);
    const twin = [standing, ...others].find((one) => isTwin(one, wish));
    if (twin) twin.authors.push(...wish.authors);
    else others.push(wish);
  }
  return { id: conflict.id, field, isState, base, standing, others, seen: candidates.map(idOf) };
}

const idOf = ({ opId }: Candidate) => opId;

/** Moves that carry more than the state are never folded together, or what they carry would be hidden. */
const isTwin = (a: Wish, b: Wish) =>
  sameValue(a.value, b.value) && b.ops.length === 0 && Object.keys(b.extra).length === 0;

function wishOf(candidate: Candidate, field: string, record: string): Wish {
  const { userId, at, receivedAt, values, from, ops = [] } = candidate;
  const { [field]: value, ...extra } = values;
  return {
    value,
    authors: [{ userId, at, receivedAt }],
    ...(from === undefined ? {} : { from }),
    extra,
    ops: ops.filter((op) => op.record !== record || op.type !== "transition"),
  };
}

/** The record's present value; its author is the one noted when the conflict opened, unless it changed since. */
function standingWish(conflict: Row, record: Row, field: string): Wish {
  const value = record.fields[field] ?? null;
  const noted = conflict.fields.standing as Candidate | null | undefined;
  const { by, at } = record.changed;
  const author =
    noted && sameValue(noted.values[field], value)
      ? { userId: noted.userId, at: noted.at, receivedAt: noted.receivedAt }
      : { userId: by, at, receivedAt: at };
  return { value, authors: [author], extra: {}, ops: [] };
}

/** A value typed longer ago than this before it arrived was typed without a network. */
const LATE_MS = 60_000;

export const arrivedLate = ({ at, receivedAt }: Author) => receivedAt - at > LATE_MS;

/** The fields that a resolve writes when the person takes `wish`. */
export function resolvedWith(view: ConflictView, wish: Wish): Record<string, unknown> {
  // A kept state is not a move, so it writes nothing.
  if (view.isState && wish === view.standing) return {};
  return { [view.field]: wish.value ?? null, ...wish.extra };
}
