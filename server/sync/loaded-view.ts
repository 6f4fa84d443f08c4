/** What the ops of one push may look at in one space, loaded beforehand, with their own results on top. */
import type { Row } from "@/lib/records/row";
import { seqOf } from "@/lib/records/row";
import type { GroupResult, View } from "@/lib/sync/apply";
import type { Change, Op, Outcome } from "@/lib/sync/op";
import type { Lost } from "@/lib/sync/protocol";
import type { StoreReader } from "@/server/store/store";

export class LoadedView implements View {
  readonly rows = new Map<string, Row>();
  /** Changed by this push, in the order of their first change. */
  readonly changed = new Map<string, Row>();
  private readonly conflicts = new Map<string, Map<string, Row>>();
  private readonly changesByOp = new Map<string, Change>();
  private readonly changesBySeq = new Map<number, Change>();

  /** @param outcomes of ops in this push and of those it builds on, shared by all its spaces */
  private constructor(private readonly outcomes: ReadonlyMap<string, Outcome>) {}

  static async load(
    store: StoreReader,
    space: string,
    ops: readonly Op[],
    outcomes: ReadonlyMap<string, Outcome>,
    lost: readonly Lost[] = [],
  ): Promise<LoadedView> {
    const view = new LoadedView(outcomes);
    const records = [...new Set(ops.map((op) => op.record))];
    const others = ops.flatMap((op) => (op.of === undefined ? [] : [op.of]));
    for (const row of await store.rows(space, [...records, ...others])) view.rows.set(row.id, row);
    const existing = records.filter((id) => view.rows.has(id));
    for (const row of await store.children(space, "conflict", existing)) view.keep(row);
    const built = [...ops.flatMap(opsBuiltOn), ...others];
    for (const change of await store.changes(space, built)) view.learn(change);
    const seqs = ops.flatMap((op) => [
      ...view.unseenWriters(op),
      ...(isOfBefore(op, lost) ? view.writers(op.record) : []),
    ]);
    for (const change of await store.changesAt(space, seqs)) view.learn(change);
    return view;
  }

  row(id: string): Row | undefined {
    return this.rows.get(id);
  }

  openConflicts(record: string): Row[] {
    const all = this.conflicts.get(record)?.values() ?? [];
    return [...all].filter((row) => row.fields.state === "open");
  }

  change(opId: string): Change | undefined {
    return this.changesByOp.get(opId);
  }

  changeAt(seq: number): Change | undefined {
    return this.changesBySeq.get(seq);
  }

  outcome(opId: string): Outcome | undefined {
    return this.outcomes.get(opId);
  }

  /** What a group did is what the next one finds. */
  take(result: GroupResult): void {
    for (const row of result.rows) {
      this.changed.set(row.id, row);
      this.keep(row);
    }
    for (const change of result.changes) this.learn(change);
  }

  /** The seqs that wrote what `op` changes without its author having seen it: a conflict names who did. */
  private unseenWriters({ record, base, set, was }: Op): number[] {
    const row = this.rows.get(record);
    if (!row) return [];
    return [...Object.keys(set), ...Object.keys(was)].flatMap((field) => {
      const seq = seqOf(row, field);
      const seen = base[field];
      const isSeen = typeof seen === "number" && seen >= seq;
      return isSeen || this.changesBySeq.has(seq) ? [] : [seq];
    });
  }

  /** Whatever wrote the record: the op knows it under the seqs of before a restore. */
  private writers(record: string): number[] {
    const row = this.rows.get(record);
    if (!row) return [];
    const { seq, created, deleted, seqs } = row;
    return [seq, created.seq, ...(deleted === null ? [] : [deleted]), ...Object.values(seqs)];
  }

  private keep(row: Row): void {
    this.rows.set(row.id, row);
    if (row.kind !== "conflict") return;
    const of = String(row.fields.of);
    const siblings = this.conflicts.get(of) ?? new Map<string, Row>();
    this.conflicts.set(of, siblings.set(row.id, row));
  }

  private learn(change: Change): void {
    this.changesByOp.set(change.opId, change);
    this.changesBySeq.set(change.seq, change);
  }
}

/** True for an op based on what a restore has lost. */
const isOfBefore = ({ base }: Op, lost: readonly Lost[]): boolean =>
  Object.values(base).some(
    (seq) => typeof seq === "number" && lost.some(({ kept, upTo }) => seq > kept && seq <= upTo),
  );

/** Ids of the ops that `op` names as what it was based on. */
export const opsBuiltOn = (op: Op): string[] =>
  Object.values(op.base).filter((base) => typeof base === "string");
