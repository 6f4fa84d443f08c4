/** Asks every invariant about a world, between two steps and at the end. */
import type { Replica } from "../world/machine";
import type { World } from "../world/world";
import { converged } from "./converged";
import { duringAll } from "./during";
import { exactlyOnce, inOrder, numbered, ownSessions, wholeGroups } from "./exactly-once";
import { historyExplains } from "./history";
import { clashesAreKept, sentencesStand } from "./reachable";
import { type ReplicaState, readReplica } from "./replica-state";
import { readRows, readTruth } from "./truth";

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
  for (const state of await statesOf(world))
    duringAll(state, rows, world.saved, (what) => void world.broken.push(what));
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
  for (const state of states) {
    duringAll(state, truth.rows, world.saved, report);
    converged(state, truth, (user, space) => members.has(`${user} ${space}`), report);
  }
  exactlyOnce(world.saved, truth, states, report);
  ownSessions(world.heard, report);
  inOrder(truth, world.heard, report);
  numbered(truth, report);
  wholeGroups(world.saved, truth, world.heard, report);
  historyExplains(world.saved, truth, report);
  clashesAreKept(world.saved, truth, report);
  sentencesStand(world.saved, truth, report);
}
