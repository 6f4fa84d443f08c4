/** Run as a process of its own, so that the devices do not compute on the server's time: many devices at work. */
import { setTimeout as wait } from "node:timers/promises";
import { type Caller, type SimulatedDevice, startDevice, type Watch } from "./device";

export type Order =
  | {
      readonly do: "begin";
      readonly origin: string;
      readonly space: string;
      readonly callers: Caller[];
    }
  /** Grow to so many devices, let them settle, then measure for so long. */
  | { readonly do: "step"; readonly devices: number; readonly seconds: number };

/** Milliseconds each, of the measured time alone. */
export interface Step {
  readonly push: number[];
  readonly pull: number[];
  readonly spaces: number[];
  /** From the answer to a push until another device had its row. */
  readonly news: number[];
  readonly failures: string[];
  /** Of one core. */
  readonly cpu: number;
}

const WRITE_EVERY_MS = 60_000;
const SETTLE_MS = 8_000;
/** Changes that one pull may bring; a device that has just started has not waited for what is older. */
const MOST_NEWS = 500;
/** Devices that start at once. */
const STARTING = 5;

const devices: SimulatedDevice[] = [];
const committed = new Map<number, number>();
let taken = emptyStep();
let place: { origin: string; space: string; callers: Caller[] };

function emptyStep() {
  return {
    push: [] as number[],
    pull: [] as number[],
    spaces: [] as number[],
    news: [] as number[],
    failures: [] as string[],
  };
}

/** Every device looks at one seq at a time; it was news for those it had not passed. */
function watchOf(): Watch {
  let seen = 0;
  return {
    call(name, ms) {
      if (name !== "recount") taken[name].push(ms);
    },
    inStep(_space, seq) {
      const now = performance.now();
      for (let one = Math.max(seen + 1, seq - MOST_NEWS); one <= seq; one++) {
        const at = committed.get(one);
        if (at === undefined) committed.set(one, now);
        else if (seen > 0) taken.news.push(now - at);
      }
      seen = seq;
    },
    failed: (error) => void taken.failures.push(String(error)),
  };
}

async function start(): Promise<void> {
  const caller = place.callers[devices.length % place.callers.length];
  if (!caller) throw new Error("Nobody is signed in.");
  const device = await startDevice({ origin: place.origin, caller, watch: watchOf() });
  devices.push(device);
  void keepWriting(device);
}

/** Once a minute, each at a moment of its own. */
async function keepWriting(device: SimulatedDevice): Promise<void> {
  await wait(Math.random() * WRITE_EVERY_MS);
  for (;;) {
    const next = wait(WRITE_EVERY_MS);
    await device.save(place.space);
    await next;
  }
}

async function step({
  devices: many,
  seconds,
}: {
  devices: number;
  seconds: number;
}): Promise<Step> {
  while (devices.length < many)
    await Promise.all(Array.from({ length: Math.min(STARTING, many - devices.length) }, start));
  await wait(SETTLE_MS);
  taken = emptyStep();
  const before = process.cpuUsage();
  await wait(seconds * 1_000);
  const { user, system } = process.cpuUsage(before);
  return { ...taken, cpu: (user + system) / 1_000 / (seconds * 1_000) };
}

process.on("message", async (order: Order) => {
  if (order.do === "begin") {
    place = order;
    process.send?.("begun");
  } else process.send?.(await step(order));
});
// Whoever started it is gone.
process.on("disconnect", () => process.exit());
