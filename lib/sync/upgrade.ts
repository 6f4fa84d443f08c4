/**
 * Brings what an older version of the program wrote to today's schema. The server runs the same steps on
 * what it still takes from older devices, a device on everything that waited through an update.
 */
import { type Op, SCHEMA_VERSION } from "./op";

/** Turns an op of one schema version into what the next would have written; ids, times and author stay. */
export type Step = (op: Op) => Op;

/**
 * By the version that they start from. A version without a step changed nothing about ops. Steps are never
 * taken out: a tablet may come back from a drawer with ops of any age.
 */
export const steps: Readonly<Record<number, Step>> = {};

/** An op of this version or a newer one is given back as it is. */
export function upgraded(op: Op, to = SCHEMA_VERSION, by: typeof steps = steps): Op {
  let newer = op;
  while (newer.v < to) newer = { ...(by[newer.v]?.(newer) ?? newer), v: newer.v + 1 };
  return newer;
}

/** As `upgraded`, and says from where: the server may have had the op in its older words. */
export const forSending = (op: Op): Op =>
  op.v < SCHEMA_VERSION ? { ...upgraded(op), writtenIn: op.v } : op;
