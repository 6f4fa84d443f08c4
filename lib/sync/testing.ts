/** A space in memory for tests of apply: ops go in as devices send them, rows and history come out. */
import { kinds, type Registry } from "@/lib/records";
import type { Actor } from "@/lib/records/rights";
import type { Row } from "@/lib/records/row";
import { applyGroup, type GroupResult, type View } from "./apply";
import type { Change, Op, Outcome } from "./op";

export const tester: Actor = { userId: "tester", role: "tester", side: "user" };
export const otherTester: Actor = { userId: "other", role: "tester", side: "user" };
export const developer: Actor = { userId: "developer", role: "developer", side: "vendor" };
export const lead: Actor = { userId: "lead", role: "lead", side: "user" };

const NOON = Date.UTC(2026, 10, 20, 3);

export interface Wish extends Partial<Op> {
  type: Op["type"];
}

export class MemorySpace implements View {
  readonly rows = new Map<string, Row>();
  readonly changes: Change[] = [];
  readonly outcomes = new Map<string, Outcome>();
  readonly quarantined: Op[] = [];
  head = 0;
  private readonly numbers = new Map<string, number>();
  private made = 0;

  constructor(private readonly registry: Registry = kinds) {}

  row(id: string) {
    return this.rows.get(id);
  }
  openConflicts(record: string) {
    return this.conflicts(record).filter((row) => row.fields.state === "open");
  }
  change(opId: string) {
    return this.changes.find((change) => change.opId === opId);
  }
  changeAt(seq: number) {
    return this.changes.find((change) => change.seq === seq);
  }
  outcome(opId: string) {
    return this.outcomes.get(opId);
  }
  conflicts(record: string): Row[] {
    return [...this.rows.values()].filter(
      (row) => row.kind === "conflict" && row.fields.of === record,
    );
  }

  op(actor: Actor, wish: Wish): Op {
    this.made += 1;
    return {
      opId: `op-${this.made}`,
      clientId: `device-of-${actor.userId}`,
      n: this.made,
      epoch: 1,
      v: 1,
      userId: actor.userId,
      space: "space",
      record: "record",
      kind: "defect",
      base: {},
      set: {},
      was: {},
      at: NOON + this.made,
      tz: "Asia/Tokyo",
      ...wish,
    };
  }

  /** Applies ops of one group; answers the whole result. */
  applyOps(actor: Actor, ops: Op[]): GroupResult {
    const result = applyGroup(ops, this, {
      registry: this.registry,
      actor,
      space: "space",
      epoch: 1,
      now: NOON + 60_000,
      clockOffset: 0,
      head: this.head,
      lastNumber: (kind) => this.numbers.get(kind) ?? 0,
      newId: () => `conflict-${this.conflictCount() + 1}`,
    });
    for (const row of result.rows) this.rows.set(row.id, row);
    this.changes.push(...result.changes);
    for (const [opId, outcome] of result.outcomes) this.outcomes.set(opId, outcome);
    this.quarantined.push(...result.quarantined);
    for (const [kind, number] of result.numbers) this.numbers.set(kind, number);
    this.head = result.head;
    return result;
  }

  /** Applies one op; answers it with its outcome. */
  apply(actor: Actor, wish: Wish): { op: Op; outcome: Outcome } {
    const op = this.op(actor, wish);
    const outcome = this.applyOps(actor, [op]).outcomes.get(op.opId);
    if (!outcome) throw new Error("an op ended without an outcome");
    return { op, outcome };
  }

  /** A defect as a tester leaves it, by default under the id `record`. */
  defect(fields: Record<string, unknown> = {}, record = "record"): Op {
    const set = { severity: "major", occurredAt: NOON, title: "税額が1円多い", ...fields };
    return this.apply(tester, { type: "create", record, set }).op;
  }

  field(name: string, record = "record"): unknown {
    return this.rows.get(record)?.fields[name];
  }

  private conflictCount() {
    return [...this.rows.values()].filter((row) => row.kind === "conflict").length;
  }
}
