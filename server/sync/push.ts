/** Takes a device's ops: all that is new in one transaction, every op answered, none applied twice. */
import type { Registry } from "@/lib/records";
import type { Actor } from "@/lib/records/rights";
import type { Row } from "@/lib/records/row";
import { applyGroup, type GroupResult } from "@/lib/sync/apply";
import {
  type Change,
  type Op,
  type Outcome,
  type RefusalCode,
  SCHEMA_VERSION,
  VERSIONS_BACK,
} from "@/lib/sync/op";
import { type Lost, MAX_PUSH_OPS, type PushAnswer } from "@/lib/sync/protocol";
import type {
  Purge,
  Quarantined,
  Receipt,
  Restore,
  Space,
  Store,
  StoreTransaction,
} from "@/server/store/store";
import { backedUpIn } from "./backed-up";
import { CallFailure } from "./call-failure";
import { knownDevice, register } from "./devices";
import { LoadedView, opsBuiltOn } from "./loaded-view";
import { freeOldNumbers } from "./old-numbers";
import { type Envelope, readEnvelope, readOp, type SentOp } from "./op-shape";
import { besidePurges, purgesIn, refusedPurge, takesFromOthers } from "./purges";
import { sortOut } from "./replay";

export interface PushPorts {
  store: Store;
  registry: Registry;
  /** UTC milliseconds. */
  now(): number;
  newId(): string;
  /** Called after the commit for each space that moved on. */
  publish(space: string, seq: number): void;
  /** Called after the commit with the photos that are to be gone; the start of a server finishes what is cut off. */
  purged(purges: readonly Purge[]): Promise<void>;
  /** Called for a group that made apply fail; its ops were refused. */
  onFault(error: unknown): void;
}

/**
 * @param userId whose session the call came with
 * @param input a `PushRequest`, not yet checked
 * @throws CallFailure when the call as a whole cannot be taken; nothing was written then
 */
export async function push(ports: PushPorts, userId: string, input: unknown): Promise<PushAnswer> {
  const { envelope, ops: raw } = readEnvelope(input);
  if (envelope.userId !== userId) throw new CallFailure("wrongUser");
  if (raw.length > MAX_PUSH_OPS) throw new CallFailure("tooLarge");
  const sent = raw.map((one) => readOp(one, envelope)).sort((a, b) => a.n - b.n);
  const oldest = SCHEMA_VERSION - VERSIONS_BACK;
  if (envelope.v < oldest || sent.some(({ op }) => op && op.v < oldest))
    throw new CallFailure("tooOld");
  const now = ports.now();
  const moved = new Map<string, number>();
  const purges: Purge[] = [];
  const answer = await ports.store.transaction(async (tx) => {
    const taken = new Push(tx, ports, envelope, now);
    const result = await taken.run(sent);
    for (const [space, seq] of taken.moved) moved.set(space, seq);
    purges.push(...taken.purges);
    return result;
  });
  if (purges.length > 0) await ports.purged(purges).catch(ports.onFault);
  for (const [space, seq] of moved) ports.publish(space, seq);
  return answer;
}

/** One push inside its transaction. */
class Push {
  readonly moved = new Map<string, number>();
  readonly purges: Purge[] = [];
  private readonly outcomes = new Map<string, Outcome>();
  private readonly receipts: Receipt[] = [];
  private readonly changes: Change[] = [];
  private readonly quarantined: Quarantined[] = [];
  private oldNumbers: ReadonlyMap<string, number> = new Map();
  private restores: readonly Restore[] = [];
  private readonly series = new Map<string, number>();
  private readonly views = new Map<string, LoadedView>();
  /** By space, where photos are purged. */
  private readonly attachments = new Map<string, Row[]>();

  constructor(
    private readonly tx: StoreTransaction,
    private readonly ports: PushPorts,
    private readonly envelope: Envelope,
    private readonly now: number,
  ) {}

  async run(sent: readonly SentOp[]): Promise<PushAnswer> {
    const { clientId, userId } = this.envelope;
    const epoch = await this.tx.epoch();
    const known = await knownDevice(this.tx, clientId, userId);
    // Another user's id: whoever drew it twice takes a new one, and learns nothing more.
    if (known === "foreign") return { status: "reclient", epoch };
    // It may build on what was lost: nothing is taken before the device has compared.
    if (this.envelope.epoch !== epoch) return { status: "restored", epoch };
    const device = known === "new" ? await register(this.tx, clientId, userId, this.now) : known;

    const receipts = await this.tx.receipts(sent.map((one) => one.opId));
    const rewritten = sent.some(({ isRewritten }) => isRewritten);
    const own = rewritten ? (await this.tx.devicesOf(userId)).map((one) => one.clientId) : [];
    const sorted = sortOut(sent, device.lastN, receipts, new Set(own));
    if (sorted.status === "gap") return { status: "gap", epoch, lastN: device.lastN };
    if (sorted.status === "reclient") return { status: "reclient", epoch };
    const { fresh, answered, lastN } = sorted;

    await this.apply(fresh, epoch);
    const outcomes = { ...answered };
    for (const { opId, outcome } of this.receipts) outcomes[opId] = outcome;
    await this.tx.write({
      rows: [...this.views.values()].flatMap((view) => [...view.changed.values()]),
      changes: this.changes,
      receipts: this.receipts,
      quarantined: this.quarantined,
      seqs: this.moved,
      series: this.series,
      device: { clientId, lastN, lastSeen: this.now },
    });
    for (const purge of this.purges) await this.tx.purgeFile(purge);
    const spaces = sent.flatMap(({ op }) => (op ? [op.space] : []));
    const backedUp = await backedUpIn(this.tx, spaces);
    return { status: "done", epoch, outcomes, serverTime: this.now, backedUp };
  }

  private async apply(fresh: readonly SentOp[], epoch: number): Promise<void> {
    const ops = fresh.flatMap(({ op }) => (op ? [op] : []));
    for (const receipt of await this.tx.receipts(ops.flatMap(opsBuiltOn)))
      this.outcomes.set(receipt.opId, receipt.outcome);
    this.restores = await this.tx.restores();
    const spaces = await this.tx.lockSpaces([...new Set(ops.map((op) => op.space))]);
    const actors = await this.actorsIn([...spaces.keys()]);
    for (const [id] of actors) {
      const here = ops.filter((op) => op.space === id);
      const loaded = await LoadedView.load(this.tx, id, here, this.outcomes, this.lostOf(id));
      this.views.set(id, loaded);
      this.attachments.set(id, await besidePurges(this.tx, id, here));
    }
    await this.loadSeries(ops, actors);
    const inside = ops.filter((op) => actors.has(op.space));
    this.oldNumbers = await freeOldNumbers(this.tx, inside, this.series);
    for (const group of groupsOf(fresh)) this.applyOne(group, spaces, actors, epoch);
  }

  private applyOne(
    group: readonly SentOp[],
    spaces: ReadonlyMap<string, Space>,
    actors: ReadonlyMap<string, Actor>,
    epoch: number,
  ): void {
    const ops = group.flatMap(({ op }) => (op ? [op] : []));
    const space = ops[0]?.space ?? "";
    const whole = ops.length === group.length && ops.every((op) => op.space === space);
    const view = this.views.get(space);
    const actor = actors.get(space);
    if (!whole || !view || !actor) {
      this.refuse(group, whole ? "missingSpace" : "groupRefused");
      return;
    }
    const head = this.moved.get(space) ?? spaces.get(space)?.seq ?? 0;
    const applied = this.applied(ops, view, {
      registry: this.ports.registry,
      actor,
      space,
      epoch,
      now: this.now,
      clockOffset: this.envelope.sentAt === undefined ? 0 : this.now - this.envelope.sentAt,
      head,
      lastNumber: (kind) => this.series.get(`${space}/${kind}`) ?? 0,
      lost: this.lostOf(space),
      oldNumber: (op) => this.oldNumbers.get(op.opId),
      newId: this.ports.newId,
    });
    const purges = purgesIn(applied);
    const beside = this.attachments.get(space) ?? [];
    const isTheirs = takesFromOthers(actor, purges, beside);
    const result = isTheirs ? refusedPurge(ops, head) : applied;
    if (!isTheirs) this.purges.push(...purges);
    view.take(result);
    this.changes.push(...result.changes);
    if (result.head !== head) this.moved.set(space, result.head);
    for (const [kind, number] of result.numbers) this.series.set(`${space}/${kind}`, number);
    for (const op of result.quarantined) this.quarantine(op, result.outcomes.get(op.opId));
    for (const one of group) {
      const outcome = result.outcomes.get(one.opId);
      if (!outcome) throw new Error(`op without outcome: ${one.opId}`);
      this.settle(one, outcome);
    }
  }

  private lostOf(space: string): Lost[] {
    return this.restores.flatMap(({ lost }) => lost.filter((one) => one.space === space));
  }

  private applied(...[ops, view, context]: Parameters<typeof applyGroup>): GroupResult {
    try {
      return applyGroup(ops, view, context);
    } catch (error) {
      // A mistake of ours in one group must not hold up the device's others for ever: it is parked there.
      this.ports.onFault(error);
      const outcome: Outcome = { status: "refused", code: "invalid" };
      const outcomes = new Map(ops.map((op) => [op.opId, outcome]));
      return {
        outcomes,
        rows: [],
        changes: [],
        quarantined: [],
        head: context.head,
        numbers: new Map(),
      };
    }
  }

  /** Living memberships only; a space that is missing here answers as one that never was. */
  private async actorsIn(spaces: readonly string[]): Promise<Map<string, Actor>> {
    const { userId } = this.envelope;
    const actors = new Map<string, Actor>();
    for (const space of spaces) {
      const membership = await this.tx.membership(space, userId);
      if (membership?.revokedAt === null)
        actors.set(space, { userId, role: membership.role, side: membership.side });
    }
    return actors;
  }

  private async loadSeries(ops: readonly Op[], actors: ReadonlyMap<string, Actor>): Promise<void> {
    for (const { type, space, kind } of ops) {
      const series = `${space}/${kind}`;
      const makes = type === "create" || type === "append";
      if (!makes || this.series.has(series) || !actors.has(space)) continue;
      if (this.ports.registry.get(kind)?.number === undefined) continue;
      this.series.set(series, await this.tx.lastNumber(space, kind));
    }
  }

  private refuse(group: readonly SentOp[], code: RefusalCode): void {
    for (const one of group) this.settle(one, { status: "refused", code: one.refusal ?? code });
  }

  private settle({ opId, n, hash }: SentOp, outcome: Outcome): void {
    const { clientId } = this.envelope;
    this.outcomes.set(opId, outcome);
    this.receipts.push({ opId, clientId, n, payloadHash: hash, outcome });
  }

  private quarantine(op: Op, outcome: Outcome | undefined): void {
    const reason = outcome?.status === "refused" ? outcome.code : "forbidden";
    const { space, userId } = op;
    this.quarantined.push({ space, op, userId, reason, at: this.now });
  }
}

/** Neighbours with the same group id belong together; an op without one stands alone. */
function groupsOf(sent: readonly SentOp[]): SentOp[][] {
  const groups: SentOp[][] = [];
  for (const one of sent) {
    const last = groups.at(-1);
    if (one.group !== undefined && last?.[0]?.group === one.group) last.push(one);
    else groups.push([one]);
  }
  return groups;
}
