/** All records of the measured project, in the order in which they were written: the same for both sides. */
import { v7 } from "uuid";
import { kinds } from "@/lib/records";
import * as control from "./control";
import * as knowledge from "./knowledge";
import { telling, type Writer, type Written } from "./tell";
import * as tests from "./tests";
import { at, drawn } from "./words";

export interface Seed extends Written {
  readonly id: string;
  readonly kind: string;
  /** Null where the kind has no states. */
  readonly state: string | null;
}

const writers: Readonly<Record<string, Writer>> = { ...tests, ...control, ...knowledge };

/** Records of each kind among 10,000 in the third month of a UAT. */
const shares: readonly (readonly [kind: string, share: number])[] = [
  ["defect", 3_000],
  ["testCase", 1_000],
  ["testRun", 1_000],
  ["step", 1_000],
  ["comment", 700],
  ["actionItem", 600],
  ["minuteLine", 600],
  ["planItem", 500],
  ["task", 250],
  ["issue", 200],
  ["checkPoint", 200],
  ["requirement", 150],
  ["feedback", 150],
  ["scenario", 100],
  ["meeting", 100],
  ["manualCorrection", 80],
  ["document", 80],
  ["term", 80],
  ["risk", 60],
  ["lesson", 40],
  ["decision", 40],
  ["rule", 20],
  ["criterion", 20],
  ["trainingSession", 15],
  ["goal", 10],
  ["environment", 5],
];

export interface Holdings {
  readonly records: number;
  readonly kinds: number;
  readonly defects: number;
  /** `10,000 records of 26 kinds`, for the words of a table. */
  readonly said: string;
  /** `3,000 defects among 10,000 records`. */
  readonly listed: string;
}

export function holdingsOf(records: number): Holdings {
  const order = kindsInOrder(records);
  const count = new Set(order).size;
  const defects = order.filter((kind) => kind === "defect").length;
  const all = `${records.toLocaleString("en")} records`;
  return {
    records,
    kinds: count,
    defects,
    said: `${all} of ${count} kinds`,
    listed: `${defects.toLocaleString("en")} defects among ${all}`,
  };
}

/** Kinds mixed as in the shares. @param author whose id stands in every field for people */
export const mixedProject = (records: number, author: string): Seed[] =>
  seedsOf(kindsInOrder(records), author);

export const defectsOnly = (records: number, author: string): Seed[] =>
  seedsOf(
    Array.from({ length: records }, () => "defect"),
    author,
  );

/** Ten thousand places, dealt out so that the kinds follow each other as they do in a working day. */
function kindsInOrder(records: number): string[] {
  const whole = shares.flatMap(([kind, share]) => Array.from({ length: share }, () => kind));
  const dealt = whole
    .map((kind, place) => ({ kind, turn: drawn(place, 99, 1_000_000_007) }))
    .sort((a, b) => a.turn - b.turn);
  return Array.from({ length: records }, (_, place) => at(dealt, place).kind);
}

function seedsOf(order: readonly string[], author: string): Seed[] {
  const idsByKind = new Map<string, string[]>();
  const idsOf = (kind: string) => idsByKind.get(kind) ?? [];
  // All ids first: records name each other.
  const named = order.map((kind) => {
    const [id, ids] = [v7(), idsOf(kind)];
    ids.push(id);
    idsByKind.set(kind, ids);
    return { id, kind, place: ids.length - 1 };
  });
  return named.map(({ id, kind, place }) => ({
    id,
    kind,
    ...writtenAt(kind, place, { author, idsOf }),
  }));
}

function writtenAt(
  kind: string,
  place: number,
  around: { author: string; idsOf: (kind: string) => readonly string[] },
): Written & { state: string | null } {
  const write = writers[kind];
  const definition = kinds.get(kind);
  if (!write || !definition) throw new Error(`Nobody writes ${kind}.`);
  const salt = 100 * shares.findIndex(([one]) => one === kind);
  const { set, moved } = write(telling(place, salt, around));
  // Every second one has moved on, so that a filter by state has something to leave out.
  if (moved && place % 2 === 1) return { set, moved, state: moved.state };
  return { set, state: definition.states?.initial ?? null };
}
