/** All trouble ends, and everybody syncs until nothing is left to do: it has to come to rest. */
import { takeNewClientId } from "@/lib/local/renumber";
import { readRows } from "../invariants/truth";
import type { Story } from "../story/step";
import { finish } from "./actors";
import type { Delayed, Machine, Replica } from "./machine";
import { PROJECT, people } from "./names";
import type { Heard, SimulatedServer } from "./server";
import type { Tab } from "./tab";

export interface Drained {
  story: Story;
  server: SimulatedServer;
  machines: readonly Machine[];
  replicas: readonly Replica[];
  delayed: Delayed[];
  heard: readonly Heard[];
  replicaOf(machine: Machine, userId: string): Replica;
  openOn(replica: Replica): Promise<Tab>;
  sync(tab: Tab, gates: number | undefined, now?: boolean): Promise<void>;
  arrive(one: Delayed): Promise<void>;
  wrong(what: string): void;
}

/** In the first everybody sends, in the second everybody hears; refused and renumbered ops need one more. */
const MOST_ROUNDS = 10;

export async function drainAll(world: Drained): Promise<void> {
  const { server, machines, replicas, heard, wrong } = world;
  await heal(world);
  for (const machine of machines)
    if (machine.session !== null) world.replicaOf(machine, machine.session);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const pushes = heard.length;
    for (const replica of replicas) await come(replica, world);
    // Whoever came before the last push has not heard of it.
    if (round > 0 && heard.length === pushes) break;
  }
  // An op waits below 0 for its record, for ever if nobody can bring that back to a restored server.
  const back = new Set((await readRows(server.store())).map(({ id }) => id));
  for (const { name, tabs } of replicas) {
    const tab = tabs.find(({ alive }) => alive);
    const status = tab?.engine.status();
    const queue = await tab?.database.outbox.toArray();
    const waiting = queue?.filter(({ n, op }) => n < 0 && !back.has(op.record));
    // A group goes out as a whole, or waits as a whole.
    const held = new Set(waiting?.map(({ op }) => op.group ?? op.opId));
    const left = queue?.filter(({ op }) => !held.has(op.group ?? op.opId));
    if (left?.length !== 0)
      wrong(`${name} does not drain: ${left?.length} ops wait (${status?.error})`);
    if (status?.phase !== "idle")
      wrong(`${name} does not come to rest: ${status?.phase} (${status?.error})`);
  }
}

async function heal({ story, server, machines, replicas, delayed, sync, arrive }: Drained) {
  for (const machine of machines) {
    machine.up = true;
    machine.trouble = [];
    machine.oldBuild = false;
  }
  for (const one of delayed.splice(0)) await arrive(one);
  for (const { tabs } of replicas)
    for (const tab of tabs) {
      tab.disk = null;
      if (tab.tap) await finish(tab.tap);
      if (tab.sync) await sync(tab, undefined);
    }
  // Whoever was taken out of everything is invited anew; rooms stay left.
  for (const { id, role } of people.slice(0, story.people))
    if ((await server.roleOf(id, PROJECT)) === null) await server.member(id, PROJECT, role);
}

/** Signs the person in on the machine, and lets their tab sync to its end. */
async function come(replica: Replica, { openOn, sync }: Drained): Promise<void> {
  replica.machine.session = replica.userId;
  const [tab = await openOn(replica)] = replica.tabs.filter(({ alive }) => alive);
  await sync(tab, undefined, true);
  if (tab.engine.status().error !== "revoked") return;
  await takeNewClientId(tab.database);
  await sync(tab, undefined, true);
}
