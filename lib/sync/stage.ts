/** What one group has changed so far, over what the store held before it: kept or dropped as a whole. */
import type { Registry } from "@/lib/records";
import type { Actor } from "@/lib/records/rights";
import type { Row } from "@/lib/records/row";
import type { Change, Op, Outcome, RefusalCode } from "./op";
import type { Lost } from "./protocol";

/** What apply reads; the server loads it beforehand, so that apply itself never waits. */
export interface View {
  row(id: string): Row | undefined;
  /** Open conflict rows whose `of` is this record. */
  openConflicts(record: string): Row[];
  change(opId: string): Change | undefined;
  /** The change that gave out this seq, where it is known. */
  changeAt(seq: number): Change | undefined;
  outcome(opId: string): Outcome | undefined;
}

export interface ApplyContext {
  registry: Registry;
  actor: Actor;
  space: string;
  epoch: number;
  /** Server time, UTC milliseconds. */
  now: number;
  /** How far the device's clock is behind the server's, added to `Op.at` for what people see. */
  clockOffset: number;
  /** The newest seq given out in the space, before this group. */
  head: number;
  lastNumber(kind: string): number;
  /** What restores have lost of the space; seqs of that time still stand as bases in ops. */
  lost?: readonly Lost[];
  /** The number that a record had before the server was restored, if it is still free. */
  oldNumber?(op: Op): number | undefined;
  newId(): string;
}

/** Ends the group: nothing of it is applied. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly field?: string,
  ) {
    super(code);
  }
}

export class Stage {
  readonly rows = new Map<string, Row>();
  readonly changes: Change[] = [];
  readonly outcomes = new Map<string, Outcome>();
  readonly numbers = new Map<string, number>();
  head: number;

  constructor(
    private readonly view: View,
    readonly context: ApplyContext,
  ) {
    this.head = context.head;
  }

  row(id: string): Row | undefined {
    return this.rows.get(id) ?? this.view.row(id);
  }

  put(row: Row): void {
    this.rows.set(row.id, row);
  }

  openConflicts(record: string): Row[] {
    const before = this.view.openConflicts(record).map((held) => this.rows.get(held.id) ?? held);
    const known = new Set(before.map((held) => held.id));
    const fresh = [...this.rows.values()].filter(
      (row) => row.kind === "conflict" && row.fields.of === record && !known.has(row.id),
    );
    return [...before, ...fresh].filter((row) => row.fields.state === "open");
  }

  change(opId: string): Change | undefined {
    return this.changes.find((change) => change.opId === opId) ?? this.view.change(opId);
  }

  changeAt(seq: number): Change | undefined {
    return this.changes.find((change) => change.seq === seq) ?? this.view.changeAt(seq);
  }

  /**
   * True if whoever had seen everything up to `seen` had not seen what was written at `seq`. What came back
   * after a restore was written anew; a base of the time before knows it under its old seq.
   */
  isUnseen(seq: number, seen: number): boolean {
    if (seq <= seen) return false;
    const { lost = [] } = this.context;
    const line = lost.find(({ kept, upTo }) => seen > kept && seen <= upTo);
    const again = (line && this.changeAt(seq)?.again) ?? [];
    return !again.some(([old]) => line && old > line.kept && old <= seen);
  }

  outcome(opId: string): Outcome | undefined {
    return this.outcomes.get(opId) ?? this.view.outcome(opId);
  }

  nextSeq(): number {
    this.head += 1;
    return this.head;
  }

  numberOf(op: Op): number {
    const old = this.context.oldNumber?.(op);
    if (old !== undefined) return old;
    const next = (this.numbers.get(op.kind) ?? this.context.lastNumber(op.kind)) + 1;
    this.numbers.set(op.kind, next);
    return next;
  }

  /** When the edit happened by the server's clock; the raw device time stays in the change. */
  editedAt(op: Op): number {
    return Math.min(op.at + this.context.clockOffset, this.context.now);
  }
}
