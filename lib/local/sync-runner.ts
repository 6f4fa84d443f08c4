/** Keeps one tab of the browser syncing, tells every tab how it stands, and knows when to try. */
import type { Registry } from "@/lib/records";
import { type Engine, type EngineStatus, initialStatus } from "@/lib/sync/engine";
import type { Changes } from "./changes";
import type { UserDatabase } from "./database";
import { surely } from "./durable";
import { metaOf, setMeta } from "./identity";
import { createSyncPort } from "./sync-port";
import {
  type Counts,
  nothingCounted,
  type SyncStatus,
  statusOf,
  unsentOf,
  watchCounts,
} from "./sync-status";
import type { Uploads } from "./uploads";

export interface SyncControl {
  status(): SyncStatus;
  listen(listener: () => void): () => void;
  /** A tap: tries at once, in whichever tab syncs. */
  now(): void;
  stop(): void;
}

export interface SyncRunnerOptions {
  database: UserDatabase;
  registry: Registry;
  userId: string;
  changes: Changes;
  now: () => number;
  /** The server has just answered this person, or has withdrawn the device. */
  onContact: (contact: { ok: boolean; revoked: boolean }) => void;
  /** What is only here is another number now. */
  onUnsent: (count: number) => void;
  onError: (error: unknown) => void;
}

/** While somebody looks, news is asked for this often even without live events. */
const POLL_MS = 30_000;
/** Devices that find the server again come back spread over this time. */
const RETURN_WITHIN_MS = 1_000;
/** A save after a quiet moment goes out at once; those that follow within this time go out together. */
const GATHER_MS = 50;

type Message = { status: EngineStatus } | { ask: "status" | "sync" | "retry" };

export function createSyncRunner(options: SyncRunnerOptions): SyncControl {
  const { database, userId, changes } = options;
  const channel = new BroadcastChannel(`asayu-sync-${userId}`);
  const listeners = new Set<() => void>();
  const leaving = new AbortController();
  let engineStatus = initialStatus;
  let counts: Counts = nothingCounted;
  let told: number | undefined;
  /** Of an earlier start, until this one has been in step itself. */
  let inStepBefore: number | null = null;
  let view = statusOf(counts, engineStatus, isOnline());
  let leader: Leader | undefined;

  function show(): void {
    const inStepAt = engineStatus.inStepAt ?? inStepBefore;
    view = statusOf(counts, { ...engineStatus, inStepAt }, isOnline());
    for (const listener of [...listeners]) listener();
  }

  function send(message: Message): void {
    if (!leaving.signal.aborted) channel.postMessage(message);
  }

  function trigger(ask: "sync" | "retry"): void {
    if (leader) leader.run(ask);
    else send({ ask });
  }

  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if ("status" in data) {
      engineStatus = data.status;
      show();
    } else if (data.ask !== "status") leader?.run(data.ask);
    else if (leader) send({ status: engineStatus });
  };
  send({ ask: "status" });

  surely(database, () => metaOf(database, "inStepAt")).then((at) => {
    if (typeof at === "number") inStepBefore = at;
    show();
  }, options.onError);

  const stopCounting = watchCounts(
    database,
    changes,
    (fresh) => {
      counts = fresh;
      const unsent = unsentOf(fresh);
      if (unsent !== told) options.onUnsent(unsent);
      told = unsent;
      show();
    },
    options.onError,
  );
  const stopListening = changes.listen(({ topics }) => {
    if (leader && (topics.includes("queued") || topics.includes("photos"))) leader.soon();
  });
  const stopTriggers = onOccasions(trigger, show);

  async function lead(): Promise<void> {
    leader = await createLeader(options, {
      onStatus(status) {
        const before = engineStatus;
        engineStatus = status;
        send({ status });
        show();
        const inStep = status.inStepAt !== before.inStepAt && status.phase === "idle";
        // Too old to send, and yet it was answered: what was read keeps the lease.
        const contact = inStep || (status.phase === "stopped" && status.error === "tooOld");
        const revoked = status.error === "revoked";
        if (inStep)
          surely(database, () => setMeta(database, "inStepAt", status.inStepAt)).catch(
            options.onError,
          );
        if (contact || revoked) options.onContact({ ok: contact, revoked });
      },
    });
    leader.run("sync");
    await new Promise<void>((resolve) => {
      leaving.signal.addEventListener("abort", () => resolve());
    });
    leader.stop();
  }

  // A tab that goes away hands over by itself: the lock falls free and the next tab in line leads.
  const leading =
    "locks" in navigator
      ? navigator.locks.request(`asayu-sync-${userId}`, { signal: leaving.signal }, lead)
      : lead();
  leading.catch((error: unknown) => {
    if (!leaving.signal.aborted) options.onError(error);
  });

  return {
    status: () => view,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: () => trigger("retry"),
    stop() {
      leaving.abort();
      stopCounting();
      stopListening();
      stopTriggers();
      listeners.clear();
      channel.close();
    },
  };
}

const isOnline = () => typeof navigator === "undefined" || navigator.onLine !== false;

/** Coming back to the app or to the network resets the back-off; the clock only asks for news. */
function onOccasions(trigger: (ask: "sync" | "retry") => void, show: () => void): () => void {
  const visible = () => document.visibilityState === "visible";
  const onVisible = () => {
    if (visible()) trigger("retry");
  };
  const onShown = (event: PageTransitionEvent) => {
    if (event.persisted) trigger("retry");
  };
  const onNetwork = () => {
    show();
    if (isOnline()) trigger("retry");
  };
  const poll = setInterval(() => {
    if (visible()) trigger("sync");
  }, POLL_MS);
  document.addEventListener("visibilitychange", onVisible);
  window.addEventListener("pageshow", onShown);
  window.addEventListener("online", onNetwork);
  window.addEventListener("offline", onNetwork);
  return () => {
    clearInterval(poll);
    document.removeEventListener("visibilitychange", onVisible);
    window.removeEventListener("pageshow", onShown);
    window.removeEventListener("online", onNetwork);
    window.removeEventListener("offline", onNetwork);
  };
}

interface Leader {
  run(ask: "sync" | "retry"): void;
  /** After a save, gathering those that follow at once. */
  soon(): void;
  stop(): void;
}

/** Engine, network and uploads come with the first tab that leads, after the first paint. */
async function createLeader(
  options: SyncRunnerOptions,
  { onStatus }: { onStatus: (status: EngineStatus) => void },
): Promise<Leader> {
  const { database, changes, now } = options;
  const [
    { createEngine },
    { createTransport },
    { readingAhead },
    { createUploads },
    { retryDelay },
  ] = await Promise.all([
    import("@/lib/sync/engine"),
    import("@/lib/api/client"),
    import("@/lib/api/read-ahead"),
    import("./uploads"),
    import("@/lib/sync/backoff"),
  ]);
  const port = createSyncPort(options);
  const engine: Engine = createEngine({
    local: port,
    transport: readingAhead(createTransport()),
    now,
    random: Math.random,
    later(task, delay) {
      const timer = setTimeout(task, delay);
      return () => clearTimeout(timer);
    },
    onStatus(status) {
      onStatus(status);
      // Also after a retry of the engine's own: photos follow their records at once.
      if (status.phase === "idle" && status.error === null) quietly(upload)();
    },
  });
  const uploads: Uploads = createUploads({
    database,
    changes,
    fetch: (...request) => fetch(...request),
    now,
    delay: (failures) => retryDelay(failures, Math.random),
  });
  const live = createLive(async () => (await port.identity()).clientId, {
    onSeq: (space, seq) => void engine.noticed(space, seq).catch(options.onError),
    onSpaces: () => void engine.sync().catch(options.onError),
    onOpen() {
      if (engine.status().phase !== "waiting") return;
      clearTimeout(returning);
      // The server is back; a whole project coming at the same moment would knock it over again.
      returning = setTimeout(
        quietly(() => syncOnce("retry")),
        Math.random() * RETURN_WITHIN_MS,
      );
    },
  });
  let lastSave = Number.NEGATIVE_INFINITY;
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let returning: ReturnType<typeof setTimeout> | undefined;
  let uploadTimer: ReturnType<typeof setTimeout> | undefined;

  async function upload(): Promise<void> {
    clearTimeout(uploadTimer);
    const next = await uploads.run();
    if (next !== null) uploadTimer = setTimeout(quietly(upload), Math.max(0, next - now()));
  }

  const quietly = (work: () => Promise<void>) => () => void work().catch(options.onError);

  const syncOnce = async (ask: "saved" | "sync" | "retry") => {
    // Also without an answer: the stream keeps looking for the server, and says when it is back.
    live.open();
    if (ask === "retry") await uploads.hurry();
    await { saved: engine.saved, sync: engine.sync, retry: engine.retryNow }[ask]();
  };

  return {
    run: (ask) => quietly(() => syncOnce(ask))(),
    soon() {
      // The engine tries again by itself; a save in between must not stretch its waiting.
      if (engine.status().phase === "waiting") return;
      const quiet = now() - lastSave >= GATHER_MS;
      lastSave = now();
      clearTimeout(gathering);
      const send = quietly(() => syncOnce("saved"));
      if (quiet) send();
      else gathering = setTimeout(send, GATHER_MS);
    },
    stop() {
      clearTimeout(gathering);
      clearTimeout(returning);
      clearTimeout(uploadTimer);
      live.close();
      engine.stop();
    },
  };
}

/** The event stream; it reconnects by itself until the server turns it away. */
function createLive(
  clientId: () => Promise<string>,
  on: { onSeq: (space: string, seq: number) => void; onSpaces: () => void; onOpen: () => void },
) {
  let source: EventSource | undefined;
  let closed = false;
  async function open(): Promise<void> {
    if (closed || (source && source.readyState !== EventSource.CLOSED)) return;
    const client = encodeURIComponent(await clientId());
    if (closed || (source && source.readyState !== EventSource.CLOSED)) return;
    source = new EventSource(`/api/live?client=${client}`);
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const { space, seq } = JSON.parse(data) as { space: string; seq: number };
      on.onSeq(space, seq);
    };
    source.onopen = on.onOpen;
    source.addEventListener("spaces", on.onSpaces);
  }
  return {
    open: () => void open(),
    close() {
      closed = true;
      source?.close();
    },
  };
}
