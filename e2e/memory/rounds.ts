/** The hostile corpus again and again, and what the server holds after the first time and after the last. */
import { setTimeout as wait } from "node:timers/promises";
import { passingFolder } from "@/server/hostile/folder.fixture";
import { fastClock, required } from "../fixtures/clock";
import { AppServer } from "../fixtures/server";
import { type Answers, createAttacker } from "./corpus";
import { type Held, heldBy } from "./probe";

export interface MemoryOptions {
  /** How often the corpus comes between the two looks. */
  times: number;
  /** Every so many-th call of the corpus only. */
  share?: number;
  /** Every call is remembered for ever. */
  leak?: boolean;
  /** How long to wait until connections and decoders have ended by themselves. */
  restMs?: number;
  tell?: (sentence: string) => void;
}

export interface Figures {
  readonly start: Held;
  readonly end: Held;
  /** Heap and buffers at the end, as a share of those at the start. */
  readonly growth: number;
  /** One sentence each; empty when memory is bounded. */
  readonly problems: readonly string[];
}

const MOST_GROWTH = 1.1;
/** Minutes pass in seconds, so that nobody is held back for sending more than people do. */
const SPEED = 120;
/** Decoders end after half a minute, connections after a few seconds. */
const REST_MS = 40_000;

export async function holdUnderCorpus(options: MemoryOptions): Promise<Figures> {
  const { times, share, leak = false, restMs = REST_MS, tell = () => {} } = options;
  const clock = fastClock(SPEED);
  const NODE_OPTIONS = `${clock.env.NODE_OPTIONS} ${required("memory-probe.cjs")}`;
  const env = { ...clock.env, NODE_OPTIONS, ...(leak && { ASAYU_LEAK: "on" }) };
  const server = await AppServer.start({ dataDir: passingFolder(), env });
  try {
    const attacker = await createAttacker(server);
    const problems: string[] = [];
    const once = async (what: string) => {
      const from = Date.now();
      const answers = await attacker.attack(share);
      const seconds = Math.round((Date.now() - from) / 1_000);
      const { calls, statuses } = answers;
      tell(`${what}: ${calls} calls in ${seconds} s, answered ${JSON.stringify(statuses)}`);
      problems.push(...problemsIn(answers));
    };
    await once("warm-up");
    const start = await atRest(server, restMs);
    tell(`start: ${text(start)}`);
    for (let time = 1; time <= times; time += 1) await once(`${time} of ${times}`);
    const end = await atRest(server, restMs);
    tell(`end: ${text(end)}`);
    const growth = sizeOf(end) / sizeOf(start);
    problems.push(...grownIn(start, end, growth));
    if (/"level":"error"/.test(server.output)) problems.push("the server logged a fault");
    return { start, end, growth, problems };
  } finally {
    await server.dispose();
  }
}

/** Connections and decoders that wait for more are let go first, as far as they end by themselves. */
async function atRest(server: AppServer, longestMs: number): Promise<Held> {
  const deadline = Date.now() + longestMs;
  for (;;) {
    const held = await heldBy(server);
    if (Date.now() > deadline || (held.children === 0 && held.sockets === 0)) return held;
    await wait(1_000);
  }
}

const sizeOf = ({ heapUsed, arrayBuffers }: Held) => heapUsed + arrayBuffers;

/** What was held back was never looked at, and shows nothing. */
const MOST_HELD_BACK = 0.1;

function problemsIn({ calls, statuses }: Answers): string[] {
  const faults = Object.keys(statuses).filter((status) => Number(status) >= 500);
  const isHeldBack = (statuses[429] ?? 0) > MOST_HELD_BACK * calls;
  return [
    ...faults.map((status) => `a call was answered ${status}`),
    ...(isHeldBack ? [`${statuses[429]} of ${calls} calls were held back`] : []),
  ];
}

/** A body that is still read when the server is looked at; decoders wait for the next photo, two at most. */
const MAY_STAY = { streams: 8, sockets: 0, children: 2 };

function grownIn(start: Held, end: Held, growth: number): string[] {
  const counts = ["streams", "sockets", "children"] as const;
  return [
    ...(growth > MOST_GROWTH ? [`heap and buffers grew to ${growth.toFixed(3)} of the start`] : []),
    ...counts.flatMap((name) =>
      end[name] > start[name] + MAY_STAY[name]
        ? [`${name}: ${start[name]} before, ${end[name]} after`]
        : [],
    ),
  ];
}

const megabytes = (bytes: number) => (bytes / 1_048_576).toFixed(1);

const text = (held: Held) =>
  `heap ${megabytes(held.heapUsed)} MB, external ${megabytes(held.external)} (buffers ${megabytes(held.arrayBuffers)}), resident ${megabytes(held.rss)}; ${held.streams} streams, ${held.sockets} connections, ${held.children} decoders`;
