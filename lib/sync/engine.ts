/**
 * The device's side of sync: send what is pending, fetch what is new, say how it stands. Pure logic; the
 * local database, the network, the clock and chance are passed in, so that it also runs in simulation.
 */
import { patientDelay, retryDelay } from "./backoff";
import { type FetchingPorts, fetchAll, fetchNews } from "./fetching";
import type { LocalPort } from "./local-port";
import { type CallError, type Transport, TransportError } from "./protocol";
import { type SendingPorts, sendPending } from "./sending";

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
  const { local, transport, now } = ports;
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
  const sending: SendingPorts = {
    local,
    transport,
    now,
    onProgress: (progress) => report({ phase: "sending", ...progress }),
    onSeq: hear,
  };
  const fetching: FetchingPorts = {
    local,
    transport,
    onLoading: (loading) => report({ phase: "receiving", loading }),
  };

  function report(change: Partial<EngineStatus>): void {
    status = { ...status, ...change };
    ports.onStatus(status);
  }

  function hear(space: string, seq: number): void {
    heard.set(space, Math.max(seq, heard.get(space) ?? 0));
  }

  async function send(): Promise<void> {
    try {
      if (!(await sendPending(sending))) isBehind = true;
    } catch (error) {
      if (!(error instanceof TransportError && error.code === "tooOld")) throw error;
      outdated = true;
    }
  }

  async function fetch(isWhole: boolean): Promise<void> {
    if (isWhole) isBehind = false;
    const hasAll = isWhole ? await fetchAll(fetching) : await fetchNews(fetching, heard);
    if (hasAll) return;
    isBehind = true;
    wanted = "all";
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
      if (!outdated) await send();
      const isWhole = wants === "all" || isBehind;
      await fetch(isWhole);
      // What waited for a record that has come, or was saved meanwhile, goes out at once.
      if (!outdated && (await local.pending(1)).length > 0) wanted ??= "news";
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
