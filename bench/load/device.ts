/**
 * One device as the server sees it: the app's own engine and network code with a live stream open, asking for
 * news every 30 s. Only its database is simulated.
 */
import { get } from "node:http";
import { createInterface } from "node:readline";
import { createTransport } from "@/lib/api/client";
import { createEngine } from "@/lib/sync/engine";
import type { Transport } from "@/lib/sync/protocol";
import { onPage } from "../../e2e/fixtures/page-fetch";
import { createDeviceMemory } from "./device-memory";

export interface Caller {
  readonly userId: string;
  readonly cookie: string;
}

/** What the crowd measures, in milliseconds. */
export interface Watch {
  call(name: keyof Transport, ms: number): void;
  /** A device knows all that was committed up to this seq. */
  inStep(space: string, seq: number): void;
  failed(error: unknown): void;
}

export interface SimulatedDevice {
  /** A tap on 保存; answers when everything is in step again. */
  save(space: string): Promise<void>;
  /** A device that has not seen anything yet loads everything; answers how many rows. */
  load(): Promise<number>;
  close(): void;
}

/** The same figures as in `lib/local/sync-runner.ts`, which needs a browser. */
const POLL_MS = 30_000;
const GATHER_MS = 50;

interface Settings {
  origin: string;
  caller: Caller;
  watch: Watch;
  isFresh?: boolean;
}

/** Answers once the device is in step and listens. */
export async function startDevice(settings: Settings): Promise<SimulatedDevice> {
  const { origin, caller, watch, isFresh = false } = settings;
  const page = { origin, person: caller };
  const memory = createDeviceMemory(caller.userId, isFresh);
  const engine = createEngine({
    local: {
      ...memory.port,
      async applyPage(space, rows, cursor) {
        await memory.port.applyPage(space, rows, cursor);
        if (cursor !== null) watch.inStep(space, cursor);
      },
    },
    transport: timed(createTransport(), watch),
    now: Date.now,
    random: Math.random,
    later(task, delay) {
      watch.failed(engine.status().error);
      const timer = setTimeout(task, delay);
      return () => clearTimeout(timer);
    },
    onStatus() {},
  });
  const sync = () => onPage(page, () => engine.sync()).catch(watch.failed);

  if (isFresh) return { save: sync, load: () => sync().then(memory.received), close: engine.stop };
  await sync();
  const stream = await listen(origin, caller, memory.clientId, (space, seq) => {
    onPage(page, () => engine.noticed(space, seq)).catch(watch.failed);
  });
  const poll = setInterval(sync, POLL_MS);
  return {
    async save(space) {
      memory.save(space);
      await new Promise((done) => setTimeout(done, GATHER_MS));
      await sync();
    },
    load: () => Promise.resolve(memory.received()),
    close() {
      clearInterval(poll);
      stream.close();
      engine.stop();
    },
  };
}

function timed(transport: Transport, watch: Watch): Transport {
  const measured =
    <Asked extends unknown[], Answer>(
      name: keyof Transport,
      call: (...asked: Asked) => Promise<Answer>,
    ) =>
    async (...asked: Asked) => {
      const from = performance.now();
      const answer = await call(...asked);
      watch.call(name, performance.now() - from);
      return answer;
    };
  return {
    ...transport,
    push: measured("push", transport.push),
    pull: measured("pull", transport.pull),
    spaces: measured("spaces", transport.spaces),
  };
}

/** Node has no `EventSource`. */
function listen(
  origin: string,
  { cookie }: Caller,
  clientId: string,
  onSeq: (space: string, seq: number) => void,
): Promise<{ close(): void }> {
  return new Promise((done, refuse) => {
    const request = get(`${origin}/api/live?client=${clientId}`, { headers: { cookie } });
    request.on("error", refuse);
    request.once("response", (response) => {
      if (response.statusCode !== 200) return refuse(new Error(`Live: ${response.statusCode}`));
      const lines = createInterface({ input: response });
      // Its end is ours, or one that the next call meets too.
      lines.on("error", () => {});
      lines.on("line", (line) => {
        if (!line.startsWith('data: {"space"')) return;
        const { space, seq } = JSON.parse(line.slice(6)) as { space: string; seq: number };
        onSeq(space, seq);
      });
      done({ close: () => request.destroy() });
    });
  });
}
