/** People and their sessions in this process, with the real clock and the real listeners. */
import { env } from "@/server/env";
import { membershipChanged, publish } from "@/server/live";
import { openedStore } from "@/server/store";
import type { SessionDoor } from "./door";
import { createLimiter } from "./limits";
import { createQueue, type People } from "./people";
import { openedAuth } from "./session";

// Next bundles server code more than once; the counters and the queue must be one.
const global = globalThis as typeof globalThis & {
  asayuJoining?: Pick<SessionDoor, "limiter"> & Pick<People, "oneAtATime">;
};

export async function openedPeople(): Promise<People & SessionDoor> {
  global.asayuJoining ??= { limiter: createLimiter(Date.now), oneAtATime: createQueue() };
  return {
    ...global.asayuJoining,
    store: await openedStore(),
    auth: await openedAuth(),
    publicUrl: env().publicUrl,
    now: Date.now,
    publish,
    membershipChanged,
  };
}
