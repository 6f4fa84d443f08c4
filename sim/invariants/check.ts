/** Asks every invariant about a world, between two steps and at the end. */
import { missingAfterRestores } from "@/server/backup/missing";
import type { Replica } from "../world/machine";
import type { RestoreNote } from "../world/restores";
import type { World } from "../world/world";
import { converged } from "./converged";
import { duringAll, type Report } from "./during";
import {
  exactlyOnce,
  inOrder,
  numbered,
  ownSessions,
  parkedForCause,
  wholeGroups,
} from "./exactly-once";
import { historyExplains } from "./history";
import { clashesAreKept, sentencesStand } from "./reachable";
import { type ReplicaState, readReplica } from "./replica-state";
import { comeBack, forgetsOnlyBackedUp, givenOnce, missingIsListed, toldOf } from "./restored";
import { readRows, readTruth, type Truth } from "./truth";

async function statesOf(world: World): Promise<ReplicaState[]> {
  const states: ReplicaState[] = [];
  for (const replica of world.replicas()) {
    const database = liveOf(replica);
    if (database) states.push(await readReplica(replica.name, replica.userId, database));
  }
  return states;
}

const liveOf = ({ tabs }: Replica) => tabs.find(({ alive }) => alive)?.database;

/** In the midst of a story. */
export async function check(world: World): Promise<void> {
  const rows = await readRows(world.server.store());
  const epoch = await world.server.store().epoch();
  const report = (what: string) => void world.broken.push(what);
  for (const state of await statesOf(world)) {
    duringAll(state, { rows, epoch }, world.saved, report);
    forgetsOnlyBackedUp(state, world.saved, outsideOf(state, world), report);
  }
}

/** What no database says by itself. */
function outsideOf({ name }: ReplicaState, world: World) {
  const { backedUp, left } = world;
  const replica = world.replicas().find((one) => one.name === name);
  return { backedUp, left, now: replica ? world.nowOn(replica.machine) : 0 };
}

/** After everything has drained. */
export async function checkEnd(world: World): Promise<void> {
  const truth = await readTruth(world.server.store());
  const states = await statesOf(world);
  const report = (what: string) => void world.broken.push(what);
  const members = new Set<string>();
  for (const { userId } of states)
    for (const space of truth.heads.keys())
      if (await world.server.roleOf(userId, space)) members.add(`${userId} ${space}`);
  // Also whoever lost the space with a restore.
  const isOutside = (user: string, space: string) =>
    world.left.has(`${user} ${space}`) || world.restores.some(({ lost }) => !lost.has(space));
  for (const state of states) {
    duringAll(state, truth, world.saved, report);
    forgetsOnlyBackedUp(state, world.saved, outsideOf(state, world), report);
    parkedForCause(state, world.saved, isOutside, report);
    converged(state, truth, (user, space) => members.has(`${user} ${space}`), report);
  }
  const lost = lostByAll(world.restores);
  exactlyOnce(world.saved, truth, states, lost, report);
  ownSessions(world.heard, report);
  inOrder(truth, world.heard, report);
  numbered(truth, world.restores.length > 0, report);
  wholeGroups(world.saved, truth, world.heard, report);
  historyExplains(world.saved, truth, world.restores, report);
  clashesAreKept(world.saved, truth, world.restores, report);
  sentencesStand(world.saved, truth, world.restores, report);
  givenOnce(world.heard, report);
  if (world.restores.length) await checkRestored(world, truth, states, report);
}

async function checkRestored(
  { restores, saved, left, server }: World,
  truth: Truth,
  states: readonly ReplicaState[],
  report: Report,
): Promise<void> {
  const store = server.store();
  comeBack(restores, saved, truth, states, left, report);
  const spaces = await store.spacesBeyond();
  const beyond = await Promise.all(spaces.map((space) => store.beyond(space)));
  toldOf(restores, beyond.flat(), truth, left, report);
  const found = await missingAfterRestores(store, store.inspector);
  missingIsListed(restores, truth, found, left, report);
}

/** Ops that were lost while no device held them any more. */
function lostByAll(restores: readonly RestoreNote[]): Set<string> {
  return new Set(
    restores.flatMap(({ changes, held }) => {
      const kept = new Set(held.map(({ opId }) => opId));
      return changes.map(({ opId }) => opId).filter((opId) => !kept.has(opId));
    }),
  );
}
