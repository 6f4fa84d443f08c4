/**
 * The device's side of sync: send what is pending, fetch what is new, say how it stands. Pure logic; the
 * local database, the network, the clock and chance are passed in, so that it also runs in simulation.
 */
import type { Row } from "@/lib/records/row";
import { patientDelay, retryDelay } from "./backoff";
import type { Op, Outcome } from "./op";
import {
  type CallError,
  MAX_PUSH_OPS,
  PAGE_ROWS,
  type PullAnswer,
  type PushAnswer,
  RECOUNT_ROWS,
  type RecountAnswer,
  type RecountRequest,
  type SpaceInfo,
  type SpacesAnswer,
  type Transport,
  TransportError,
} from "./protocol";
import { pushRequest } from "./wire";

/** The device's database, as the engine uses it. Every method is one durable transaction. */
export interface LocalPort {
  identity(): Promise<{ clientId: string; userId: string; epoch: number }>;
  /**
   * Pending ops in n order from beyond `after`, at most `limit`; a group is never cut. None while a restore
   * is compared.
   */
  pending(limit: number, after?: number): Promise<Op[]>;
  /**
   * Stores the outcomes, takes the ops out of the outbox, parks what was refused together with what
   * depends on it, and shows the records without it.
   */
  settle(outcomes: Record<string, Outcome>): Promise<void>;
  /** The server has another copy's ops under this clientId: take a new one, renumber from 1, keep op ids. */
  reclient(): Promise<void>;
  /** Pending ops from `n` on are numbered anew without holes, after `lastN`. */
  closeGap(lastN: number): Promise<void>;
  spaces(): Promise<{ info: SpaceInfo; cursor: number }[]>;
  /** Keeps the list; a space that was left loses its rows, its pending ops are parked. */
  setSpaces(answer: SpacesAnswer): Promise<void>;
  /** Rows and cursor together; a row only over a lower seq. `cursor` null leaves it as it is. */
  applyPage(space: string, rows: Row[], cursor: number | null): Promise<void>;
  /**
   * The server counts anew: every cursor goes back to 0, nothing is deleted. What the server has lost is
   * noted, and the acknowledged ops among it wait in the outbox again.
   */
  resetEpoch(answer: RecountAnswer): Promise<void>;
  /** Rows that the server has lost and was not told of yet; null when nothing is left to compare. */
  beyond(): Promise<Row[] | null>;
  /** The server knows those rows now: what it has may take their place. */
  toldBeyond(): Promise<void>;
  /** Everything was pulled: what the server has lost is sent again, or no longer shown. */
  endRecount(): Promise<void>;
  /** Acknowledged ops up to these seqs are in a backup and may go. */
  forget(backedUp: Record<string, number>): Promise<void>;
  /** Server time minus device time, for showing corrected times. */
  setClockOffset(milliseconds: number): Promise<void>;
}

export type Phase = "idle" | "sending" | "receiving" | "waiting" | "stopped";

export interface EngineStatus {
  phase: Phase;
  /** Ops sent and still to send in this run. */
  sent: number;
  toSend: number;
  /** Rows received of the rows that the server announced, while a space loads. */
  loading: { space: string; received: number; head: number } | null;
  /** Why it waits or has stopped. */
  error: CallError | null;
  /** When it tries again, UTC milliseconds. */
  retryAt: number | null;
  /** When everything was last in step with the server. */
  inStepAt: number | null;
}

export interface EnginePorts {
  local: LocalPort;
  transport: Transport;
  now(): number;
  random(): number;
  /** Runs `task` after `delay`; answers how to cancel it. */
  later(task: () => void, delay: number): () => void;
  onStatus(status: EngineStatus): void;
}

/** Trouble that only a person can mend; the outbox is kept, retrying would not help. Too old may still read. */
const stopping: readonly CallError[] = ["signedOut", "wrongUser", "revoked", "tooOld"];

export const initialStatus: EngineStatus = {
  phase: "idle",
  sent: 0,
  toSend: 0,
  loading: null,
  error: null,
  retryAt: null,
  inStepAt: null,
};

export interface Engine {
  /** Sends, and fetches all there is; a call during a run makes one more follow. Resolves when done or failed. */
  sync(): Promise<void>;
  /** Something was saved here: sends, and fetches only the spaces that are known to have moved. */
  saved(): Promise<void>;
  /** As `sync`, but forgets what stood in the way: a person asked, or the network came back. */
  retryNow(): Promise<void>;
  /** A live event: fetches the space if `seq` is news. */
  noticed(space: string, seq: number): Promise<void>;
  status(): EngineStatus;
  stop(): void;
}

/** What a run fetches: all that there is, or the news that is known of. */
type Extent = "all" | "news";

export function createEngine(ports: EnginePorts): Engine {
  const { local, transport } = ports;
  let status = initialStatus;
  let failures = 0;
  let running: Promise<void> | null = null;
  let wanted: Extent | null = null;
  /** Until a whole run has gone well, and after each that has not: nobody knows what is behind. */
  let isBehind = true;
  /** The newest seq that was heard of, by space: from live events and from the answers to what was sent. */
  const heard = new Map<string, number>();
  let stopped = false;
  let cancelRetry = () => {};
  /** The server has asked to be left alone for a while: neither news nor a tap comes before. */
  let closed = false;
  /** The server wants a newer program before it takes anything; a tap may ask whether it still does. */
  let outdated = false;

  function report(change: Partial<EngineStatus>): void {
    status = { ...status, ...change };
    ports.onStatus(status);
  }

  /** The next ops travel while the answer to those before is being stored. */
  async function pushAll(): Promise<void> {
    let sent = 0;
    let most = MAX_PUSH_OPS;
    /** Up to here everything is answered, though perhaps not yet stored. */
    let after = 0;
    let storing = Promise.resolve();
    let next: Op[] = [];
    try {
      for (;;) {
        const ops = next.length ? next : await local.pending(most, after);
        next = [];
        if (!isFilled(ops)) return;
        report({ phase: "sending", sent, toSend: sent + ops.length });
        const before = ports.now();
        const { epoch } = await local.identity();
        const answering = transport.push(pushRequest(ops, before, epoch)).catch(lessThan(most));
        const last = ops.at(-1)?.n ?? after;
        // Read while these travel: storing their answer would hold it up.
        const [answer, following] = await Promise.all([answering, local.pending(most, last)]);
        await storing;
        // The pull that follows compares first; until then nothing goes out.
        if (answer?.status === "restored") {
          isBehind = true;
          return;
        }
        if (answer === null) most = Math.max(1, Math.floor(ops.length / 2));
        else if (answer.status === "done") {
          storing = store(answer, (before + ports.now()) / 2);
          // Its failure is met where it is awaited.
          storing.catch(() => {});
          hearOf(ops, answer);
          sent += ops.length;
          after = last;
          // What stands on a refused op is parked with it, and does not go out.
          if (isRefused(answer)) await storing;
          else next = following;
        } else {
          if (answer.status === "reclient") await local.reclient();
          else await local.closeGap(answer.lastN);
          after = 0;
        }
      }
    } finally {
      await storing;
    }
  }

  function hear(space: string, seq: number): void {
    heard.set(space, Math.max(seq, heard.get(space) ?? 0));
  }

  function hearOf(ops: readonly Op[], { outcomes }: DoneAnswer): void {
    for (const { opId, space } of ops) {
      const outcome = outcomes[opId];
      if (outcome?.status === "applied") hear(space, outcome.took?.[1] ?? outcome.seq);
    }
  }

  async function store(answer: DoneAnswer, sentAt: number): Promise<void> {
    await local.settle(answer.outcomes);
    await local.setClockOffset(answer.serverTime - sentAt);
    await local.forget(answer.backedUp);
  }

  /** The person's own open work comes first, so that a fresh device is usable at once. */
  async function pullMine(space: SpaceInfo, { clientId, userId }: Self): Promise<void> {
    const { id, epoch } = space;
    const request = { space: id, clientId, userId, epoch, cursor: 0, limit: PAGE_ROWS };
    const answer = await transport.pull({ ...request, mine: true });
    await local.applyPage(space.id, answer.rows, null);
  }

  async function pullSpace(space: SpaceInfo, from: number, self: Self): Promise<void> {
    const { clientId, userId } = self;
    let cursor = from;
    let received = 0;
    const behind = space.seq - from;
    for (;;) {
      const limit = PAGE_ROWS;
      const answer: PullAnswer = await transport.pull({
        space: space.id,
        clientId,
        userId,
        epoch: space.epoch,
        cursor,
        limit,
      });
      if (answer.reset) {
        // Restored since the list of spaces: from the start.
        isBehind = true;
        wanted = "all";
        return;
      }
      await local.applyPage(space.id, answer.rows, answer.cursor);
      received += answer.rows.length;
      cursor = answer.cursor;
      if (cursor >= answer.head) return;
      const loading = { space: space.id, received, head: Math.max(behind, received) };
      report({ phase: "receiving", loading });
    }
  }

  async function pullAll(): Promise<void> {
    const self = await local.identity();
    const { clientId, userId, epoch } = self;
    const answer = await transport.spaces(clientId);
    // Another person has signed in since: their list would take this one's spaces off the device.
    if (answer.user.id !== userId) throw new TransportError("wrongUser");
    if (answer.epoch !== epoch) await startRecount(clientId, epoch, answer.epoch);
    const lost = await tellBeyond(clientId, epoch);
    await local.setSpaces(answer);
    const behind = (await local.spaces()).filter(({ info, cursor }) => info.seq > cursor);
    for (const { info, cursor } of behind)
      if (cursor === 0) await pullMine(info, self).catch(unlessLeft);
    for (const { info, cursor } of behind) await pullSpace(info, cursor, self).catch(unlessLeft);
    if (lost && wanted !== "all") await local.endRecount();
  }

  /** Without the list of spaces: a call less for each save of everybody. */
  async function pullNews(): Promise<void> {
    const self = await local.identity();
    for (const { info, cursor } of await local.spaces()) {
      const seq = heard.get(info.id) ?? 0;
      if (seq > cursor)
        await pullSpace({ ...info, seq }, cursor, self).catch((error: unknown) => {
          unlessLeft(error);
          wanted = "all";
        });
    }
  }

  async function startRecount(clientId: string, epoch: number, fresh: number): Promise<void> {
    // Never in step with any server: there is nothing to compare.
    const first: RecountAnswer = { epoch: fresh, backupAt: null, spaces: {} };
    if (epoch === 0) return local.resetEpoch(first);
    const held = await local.spaces();
    const read: RecountRequest["read"] = {};
    for (const { info, cursor } of held) read[info.id] = [info.from ?? 0, cursor];
    const answer = await transport.recount({ clientId, epoch, read, rows: [] });
    await local.resetEpoch(answer);
  }

  /** Before anything takes their place. @returns true while the comparison goes on */
  async function tellBeyond(clientId: string, epoch: number): Promise<boolean> {
    const rows = await local.beyond();
    if (rows === null) return false;
    let most = RECOUNT_ROWS;
    for (let start = 0; start < rows.length; ) {
      const page = rows.slice(start, start + most);
      const told = await transport
        .recount({ clientId, epoch, read: {}, rows: page })
        .catch(unlessTooLarge);
      // One row that is too much alone stays untold: it must not hold up everything else for ever.
      if (told === null && page.length > 1) most = Math.ceil(page.length / 2);
      else start += page.length;
    }
    await local.toldBeyond();
    return true;
  }

  function unlessTooOld(error: unknown): void {
    if (!(error instanceof TransportError && error.code === "tooOld")) throw error;
    outdated = true;
  }

  function failed(error: unknown): void {
    if (!(error instanceof TransportError)) {
      report({ phase: "stopped", error: null, loading: null });
      throw error;
    }
    if (stopping.includes(error.code)) {
      report({ phase: "stopped", error: error.code, retryAt: null, loading: null });
      return;
    }
    failures += 1;
    const { retryAfterMs } = error;
    closed = retryAfterMs !== undefined;
    const delay =
      retryAfterMs === undefined
        ? retryDelay(failures, ports.random)
        : patientDelay(retryAfterMs, ports.random);
    report({ phase: "waiting", error: error.code, retryAt: ports.now() + delay, loading: null });
    cancelRetry();
    cancelRetry = ports.later(() => {
      closed = false;
      void sync();
    }, delay);
  }

  async function run(): Promise<void> {
    try {
      do {
        const wants = wanted;
        wanted = null;
        await once(wants);
      } while (wanted && !stopped);
    } finally {
      running = null;
    }
  }

  async function once(wants: Extent | null): Promise<void> {
    try {
      if (!outdated) await pushAll().catch(unlessTooOld);
      const isWhole = wants === "all" || isBehind;
      if (isWhole) {
        isBehind = false;
        await pullAll();
      } else await pullNews();
      // What waited for a record that has come, or was saved meanwhile, goes out at once.
      if (!outdated && isFilled(await local.pending(1))) wanted ??= "news";
      failures = 0;
      cancelRetry();
      if (outdated) report({ phase: "stopped", error: "tooOld", retryAt: null, loading: null });
      else {
        const inStepAt = isWhole ? ports.now() : status.inStepAt;
        const quiet = { error: null, retryAt: null, loading: null };
        report({ phase: "idle", sent: 0, toSend: 0, ...quiet, inStepAt });
      }
    } catch (error) {
      isBehind = true;
      wanted = null;
      failed(error);
    }
  }

  function ask(extent: Extent): Promise<void> {
    if (stopped || closed) return Promise.resolve();
    if (wanted !== "all") wanted = extent;
    running ??= run();
    return running;
  }

  const sync = () => ask("all");

  return {
    sync,
    retryNow() {
      if (closed) return Promise.resolve();
      failures = 0;
      outdated = false;
      cancelRetry();
      return sync();
    },
    saved: () => ask("news"),
    async noticed(space, seq) {
      const known = (await local.spaces()).find(({ info }) => info.id === space);
      if (!known) return sync();
      hear(space, seq);
      if (known.cursor < seq) await ask("news");
    },
    status: () => status,
    stop() {
      stopped = true;
      cancelRetry();
    },
  };
}

const unlessTooLarge = (error: unknown) => {
  if (error instanceof TransportError && error.code === "tooLarge") return null;
  throw error;
};

/** Many long texts in one push can be too much: fewer at once get through. What is too large alone waits. */
const lessThan = (most: number) => (error: unknown) => {
  if (most > 1) return unlessTooLarge(error);
  throw error;
};

/** A space that was left between the list and the pull holds up no other; the next list is without it. */
function unlessLeft(error: unknown): void {
  if (!(error instanceof TransportError && error.code === "missing")) throw error;
}

type Self = Awaited<ReturnType<LocalPort["identity"]>>;

type DoneAnswer = Extract<PushAnswer, { status: "done" }>;

const isRefused = ({ outcomes }: DoneAnswer): boolean =>
  Object.values(outcomes).some(({ status }) => status === "refused");

const isFilled = (ops: Op[]): ops is [Op, ...Op[]] => ops.length > 0;
