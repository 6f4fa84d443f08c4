/** People at work on their devices, each tap drawn from a seed: saved first, then sent. */

import { setTimeout as wait } from "node:timers/promises";
import { LocalError } from "../../lib/local/errors";
import type { HttpDevice } from "./device";

/** Where somebody sits with a device; it may be taken away from there. */
export interface Desk {
  device: HttpDevice | null;
  /** What goes on there right now. */
  busy?: Promise<void>;
}

/** What people do. */
export interface Work {
  /** One tap that the device has said is saved. @returns the ids of its ops */
  tap(device: HttpDevice, random: Random): Promise<readonly string[]>;
  /** Milliseconds to the next one. `spent` went into the last one and what it sent and fetched. */
  pause(random: Random, spent: number, isWaiting: boolean): number;
}

export interface Load {
  /** Taps that the devices have said are saved. */
  taps(): number;
  /** The ops of these taps, by name of the device. */
  readonly saved: ReadonlyMap<string, ReadonlySet<string>>;
  /** Ends once every device has finished what it was doing. @throws what went wrong on one */
  stop(): Promise<void>;
}

export type Random = () => number;

/** Numbers from 0 to below 1, the same ones for the same seed. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Until there is a device at the desk again. */
const LOOK_EVERY_MS = 20;

export function startLoad(desks: readonly Desk[], seed: number, { tap, pause }: Work): Load {
  let isStopped = false;
  let taps = 0;
  const saved = new Map<string, Set<string>>();

  async function tapAndSync(desk: Desk, device: HttpDevice, random: Random): Promise<void> {
    try {
      const opIds = await tap(device, random);
      const own = saved.get(device.name) ?? new Set();
      saved.set(device.name, own);
      for (const opId of opIds) own.add(opId);
      taps += 1;
      if (!isWaiting(device)) await device.sync();
    } catch (error) {
      // What was on the screen has gone with a restore before the tap was saved: its person is told so.
      if (error instanceof LocalError && error.code === "missingRecord") return;
      // A device that is taken away in the middle of a tap has not said that it is saved.
      if (desk.device === device) throw error;
    }
  }

  const working = desks.map(async (desk, place) => {
    const random = seeded(seed * 1_000 + place);
    while (!isStopped) {
      const { device } = desk;
      if (device === null) {
        await wait(LOOK_EVERY_MS);
        continue;
      }
      const from = performance.now();
      desk.busy = tapAndSync(desk, device, random);
      await desk.busy;
      await wait(pause(random, performance.now() - from, isWaiting(device)));
    }
  });
  return {
    taps: () => taps,
    saved,
    async stop() {
      isStopped = true;
      await Promise.all(working);
    },
  };
}

const isWaiting = ({ engine }: HttpDevice) => engine.status().phase === "waiting";
