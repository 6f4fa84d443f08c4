/** A simulated world: a server, machines with people's databases, and a story that happens to them. */
import { type Parked, UserDatabase } from "@/lib/local/database";
import { isLocalError } from "@/lib/local/errors";
import type { PullAnswer } from "@/lib/sync/protocol";
import { type Fault, type FaultCounts, noFaults } from "../faults";
import { createChance } from "../story/chance";
import type { ServerFault, Step, Story } from "../story/step";
import { begin, finish } from "./actors";
import { createClock } from "./clock";
import { drainAll } from "./drain";
import { startIds, v7 } from "./ids";
import { createNetwork, type Delayed, type Machine, type Replica } from "./machine";
import { letGo, noteMended, parkedTap, resend } from "./mending";
import { LATE_ROOM, PROJECT, personAt, ROOM, spaceIds } from "./names";
import { noteBefore, type RestoreNote } from "./restores";
import { noteSaved, type SavedOps } from "./saved";
import type { Heard, openServer, SimulatedServer } from "./server";
import { forgetDatabases, killTab, openTab, runSync, type Tab } from "./tab";
import { type Known, type Plan, planOf, save, type TapWorld } from "./tap";
import { noTimers } from "./timers";

export interface World {
  readonly story: Story;
  readonly server: SimulatedServer;
  readonly machines: Machine[];
  readonly saved: SavedOps;
  readonly heard: Heard[];
  readonly restores: RestoreNote[];
  /** Ops that a complete backup has held. */
  readonly backedUp: ReadonlySet<string>;
  /** `user space` of whoever was ever outside. */
  readonly left: ReadonlySet<string>;
  nowOn(machine: Machine): number;
  readonly faults: FaultCounts;
  /** What was found to be wrong so far, in words. */
  readonly broken: string[];
  /** What happened, line by line; equal for equal stories. */
  readonly trace: string[];
  replicas(): Replica[];
  play(step: Step): Promise<void>;
  /** Ends all trouble and lets everybody sync until nothing is left to do. */
  drain(): Promise<void>;
  end(): Promise<void>;
}

/** Ops of one tap that count as many. */
const LARGE = 40;
const YEAR = 365 * 24 * 3_600_000;
const DAY = 24 * 3_600_000;

export async function createWorld(
  story: Story,
  host: Awaited<ReturnType<typeof openServer>>,
): Promise<World> {
  startIds(story.seed);
  noTimers();
  const clock = createClock();
  const chance = createChance(story.seed + 1);
  const broken: string[] = [];
  const trace: string[] = [];
  const counts = noFaults();
  const heard: Heard[] = [];
  const saved: SavedOps = new Map();
  const known: Known[] = [];
  const delayed: Delayed[] = [];
  const machines: Machine[] = [];
  const replicas: Replica[] = [];
  const pushesOf = new Map<Machine, number>();
  /** Ops that are, or may soon be, elsewhere as they were saved. */
  const abroad = new Set<string>();
  const restores: RestoreNote[] = [];
  const backedUp = new Set<string>();
  const left = new Set<string>();
  let hasLateRoom = false;
  let sentences = 0;
  let databases = 0;

  const met = (fault: Fault) => {
    counts[fault] += 1;
  };
  const note = (line: string) => void trace.push(line);
  const wrong = (what: string) => {
    if (!broken.includes(what)) broken.push(what);
  };

  const server = host.within(clock, {
    heard(one) {
      heard.push(one);
      if (one.answer.status !== "done") return;
      for (const outcome of Object.values(one.answer.outcomes))
        if (outcome.status === "refused" && outcome.code === "forbidden") met("quarantined");
    },
    pulled(session, request, answer: PullAnswer) {
      if (!answer.rows.length) return;
      const foreign = answer.rows.find(({ space }) => space !== request.space);
      if (foreign) wrong(`a pull of ${request.space} brought ${session} a row of another space`);
    },
    diedWriting: () => met("diedWriting"),
    broken: wrong,
  });
  await server.clear();
  await server.addSpace({ id: PROJECT, kind: "project", project: PROJECT, code: "" });
  await server.addSpace({ id: ROOM, kind: "private", project: PROJECT, code: "KXZ" });
  for (let place = 0; place < story.people; place += 1) {
    const { id, role } = personAt(place);
    await server.member(id, PROJECT, role);
    if (place % 2 === 0) await server.member(id, ROOM, role);
    else left.add(`${id} ${ROOM}`);
  }

  const nowOn = (machine: Machine) => clock.now() + machine.clockOff;

  function addMachine(person: number, clockOff: number, page?: number): Machine {
    const machine: Machine = {
      place: machines.length,
      clockOff,
      session: personAt(person % story.people).id,
      replicas: new Map(),
      up: true,
      trouble: [],
      oldBuild: false,
      page: page ?? Number.POSITIVE_INFINITY,
    };
    machines.push(machine);
    if (clockOff !== 0) met("clockOff");
    return machine;
  }

  function replicaOf(machine: Machine, userId: string): Replica {
    const before = machine.replicas.get(userId);
    if (before) return before;
    databases += 1;
    const name = `sim-${story.seed}-${databases}-${userId}`;
    const replica: Replica = { name, userId, machine, tabs: [] };
    machine.replicas.set(userId, replica);
    replicas.push(replica);
    return replica;
  }

  async function openOn(replica: Replica): Promise<Tab> {
    const { machine, userId } = replica;
    const transport = createNetwork(machine, {
      server,
      met,
      delay: (one) => void delayed.push(one),
      heardOf: (one) => pushesOf.get(one) ?? 0,
    });
    const push = transport.push.bind(transport);
    transport.push = (request) => {
      pushesOf.set(machine, (pushesOf.get(machine) ?? 0) + 1);
      for (const { opId } of request.ops) abroad.add(opId);
      return push(request);
    };
    const tab = await openTab({
      database: replica.name,
      userId,
      clock,
      now: () => nowOn(machine),
      random: chance.next,
      transport,
      isBrief: story.isBrief ?? false,
      atOnce: story.isBrief ? machine.page : Number.POSITIVE_INFINITY,
      onFollowing: () => met("smallPush"),
      onDisk: met,
      onRetry: (one) => void retries.push(one),
    });
    replica.tabs.push(tab);
    if (replica.tabs.filter(({ alive }) => alive).length > 1) met("twoTabs");
    return tab;
  }

  const retries: Tab[] = [];

  /** The tab that a step means; whoever is signed in there, opened if need be. */
  async function tabAt(step: {
    on: number;
    tab?: 1;
  }): Promise<{ replica: Replica; tab: Tab } | null> {
    const machine = machineAt(step.on);
    if (machine.session === null) return null;
    const replica = replicaOf(machine, machine.session);
    const live = replica.tabs.filter(({ alive }) => alive);
    const tab = live[step.tab ?? 0] ?? (await openOn(replica));
    return { replica, tab };
  }

  const machineAt = (on: number): Machine => {
    const machine = machines.at(on % machines.length);
    if (!machine) throw new Error("no machine");
    return machine;
  };

  const tapWorld = (machine: Machine): TapWorld => ({
    known,
    newId: v7,
    now: () => nowOn(machine),
    hasLateRoom,
    sentence() {
      sentences += 1;
      return `文${sentences}。`;
    },
  });

  async function tap(step: Extract<Step, { do: "tap" }>): Promise<void> {
    const there = await tabAt(step);
    if (!there) return;
    const { tab, replica } = there;
    if (tab.tap && !tab.tap.over) await finish(tab.tap);
    const plans: Plan[] = [];
    for (const wish of step.wishes) {
      const plan = await planOf(wish, tab, tapWorld(replica.machine));
      if (plan) plans.push(plan);
    }
    if (!plans.length) return note(`${replica.name}: nothing to tap on`);
    tab.tap = await begin("tap", () => written(tab, replica, plans));
    if (!step.held) await finish(tab.tap);
  }

  async function written(tab: Tab, replica: Replica, plans: readonly Plan[]): Promise<void> {
    const before = counts.full;
    try {
      const result = await save(tab, plans);
      if (!result) return;
      const fromForm = plans.some((plan) => plan.fromForm);
      const lost = await noteSaved(saved, result.opIds, tab, replica, fromForm);
      for (const opId of lost) wrong(`${opId} was said to be saved on ${replica.name} and is not`);
      for (const { makes } of plans)
        if (makes && !known.some(({ id }) => id === makes.id)) known.push(makes);
      if (result.opIds.length) tab.saved.push(result);
      if (result.opIds.length >= LARGE) met("largeGroup");
      note(`${replica.name}: saved ${result.opIds.join(" ")}`);
    } catch (error) {
      const code = isLocalError(error) ? error.code : undefined;
      note(`${replica.name}: ${code ?? String(error)}`);
      if (code === undefined || code === "notSaved") wrong(`a tap ended in ${String(error)}`);
      if (code === "deviceFull" && counts.full === before)
        wrong("a tap was told that the device is full, and it was not");
    }
  }

  async function mend(step: Extract<Step, { do: "mend" }>): Promise<void> {
    const there = await tabAt(step);
    const refused = there ? await parkedTap(there.tab, step.which) : [];
    if (!there || !refused.length) return;
    await finish(await begin("mend", () => mended(there, refused, step.letGo === true)));
  }

  async function mended(
    { tab, replica }: { tab: Tab; replica: Replica },
    refused: readonly Parked[],
    goes: boolean,
  ): Promise<void> {
    try {
      if (goes) await letGo(tab, refused);
      else {
        const { opIds } = await resend(tab, refused);
        const lost = await noteSaved(saved, opIds, tab, replica, false);
        for (const opId of lost) wrong(`${opId} was said to be made again and is not`);
      }
      noteMended(saved, refused, replica.name);
      met(goes ? "letGo" : "resent");
    } catch (error) {
      note(`${replica.name}: ${isLocalError(error) ? error.code : String(error)}`);
      if (!isLocalError(error)) wrong(`making a change again ended in ${String(error)}`);
      const held = await tab.database.parked.bulkGet(refused.map(({ opId }) => opId));
      if (held.includes(undefined)) wrong("[L3] what could not be made again is no longer kept");
    }
  }

  async function sync(tab: Tab, gates: number | undefined, now = false): Promise<void> {
    const rested = await runSync(tab, gates, now);
    if (!rested) wrong(`a sync of ${tab.userId} never comes to rest`);
    const error = tab.sync?.error;
    if (error !== undefined && !isLocalError(error)) wrong(`a sync ended in ${String(error)}`);
    note(`${tab.userId}: sync ${tab.sync?.at ?? tab.engine.status().phase}`);
  }

  /** A tab of somebody who was signed in here before still stands open. */
  async function former(machine: Machine): Promise<void> {
    for (const { userId, tabs } of machine.replicas.values())
      if (userId !== machine.session)
        for (const tab of tabs) if (tab.alive) await sync(tab, undefined, true);
  }

  async function arrive(one: Delayed): Promise<void> {
    if ((pushesOf.get(one.machine) ?? 0) > one.sentAfter) met("reorder");
    await one.arrive().catch(() => {});
  }

  async function clone(machine: Machine): Promise<void> {
    if (machine.session === null || machines.length >= 8) return;
    const from = machine.replicas.get(machine.session);
    const source = from?.tabs.find(({ alive }) => alive);
    if (!from || !source) return;
    const copy = addMachine(0, 0);
    copy.session = machine.session;
    const replica = replicaOf(copy, machine.session);
    const target = new UserDatabase(replica.name);
    for (const table of source.database.tables)
      await target.table(table.name).bulkPut(await table.toArray());
    target.close();
    const { outbox, acked } = source.database;
    for (const { opId } of [...(await outbox.toArray()), ...(await acked.toArray())]) {
      abroad.add(opId);
      saved.get(opId)?.copies.push(replica.name);
    }
    met("clone");
  }

  /** A defect program or a broken cell: what waits there is no longer what may be sent. */
  async function spoil(step: Extract<Step, { do: "spoil" }>): Promise<void> {
    const there = await tabAt(step);
    const last = await there?.tab.database.outbox.orderBy("n").last();
    if (!there || !last || last.op.type === "undo" || saved.get(last.opId)?.spoilt) return;
    if (abroad.has(last.opId)) return;
    const { op } = last;
    const bad = [
      { ...op, kind: "nothing" },
      { ...op, set: { ...op.set, severity: 42, "no name": 1 } },
      { ...op, record: "nowhere", type: "set" as const },
      { ...op, set: { ...op.set, title: "長".repeat(70_000) } },
    ][step.how % 4];
    if (!bad) return;
    await there.tab.database.outbox.put({ ...last, op: bad });
    const entry = saved.get(op.opId);
    if (entry) saved.set(op.opId, { ...entry, op: bad, spoilt: "bad" });
    met("badOp");
  }

  async function alter(step: Extract<Step, { do: "alter" }>): Promise<void> {
    const there = await tabAt(step);
    if (!there) return;
    // While an answer to the true content is on its way, nobody could tell.
    if (there.replica.tabs.some((one) => one.sync && !one.sync.over)) return;
    const { outbox } = there.tab.database;
    for (const queued of await outbox.orderBy("n").toArray()) {
      const [receipt] = await server.store().receipts([queued.opId]);
      const entry = saved.get(queued.opId);
      if (!receipt || !entry || entry.spoilt || queued.op.type === "undo") continue;
      await outbox.put({ ...queued, op: { ...queued.op, at: queued.op.at + 1 } });
      saved.set(queued.opId, { ...entry, spoilt: "altered" });
      met("alteredOp");
      return;
    }
  }

  async function member(step: Extract<Step, { do: "member" }>): Promise<void> {
    const { id, role } = personAt(step.who % story.people);
    const space = spaceIds[step.space % spaceIds.length] ?? PROJECT;
    if (step.be === "everywhereOut") {
      for (const one of [...spaceIds, LATE_ROOM]) await leave(id, one);
      met("memberRevoked");
    } else if (step.be === "out") {
      // Whoever is out of the project is out of its rooms.
      await leave(id, ROOM);
      if ((await server.roleOf(id, ROOM)) === null) met("memberLeft");
    } else {
      await server.member(id, space, step.be === "viewer" ? "viewer" : role);
      if (step.be === "viewer") met("roleChanged");
    }
  }

  async function leave(userId: string, space: string): Promise<void> {
    left.add(`${userId} ${space}`);
    await server.member(userId, space, null);
  }

  async function operate(what: Exclude<ServerFault, "restart" | "diesWriting">): Promise<void> {
    if (what === "newRoom") return hasLateRoom ? undefined : openLateRoom();
    if (what === "backup") {
      await server.backUp();
      for (const opId of await server.received()) backedUp.add(opId);
      return met("backup");
    }
    const backup = await server.chosen(what);
    if (!backup) return note("there is no backup to restore");
    const comparing = await comparingNow();
    const before = await noteBefore(server.store(), backup, what, replicas);
    const { epoch } = await server.restore(backup, what);
    const [restored] = (await server.store().restores()).slice(-1);
    for (const { space, ...lost } of restored?.lost ?? []) before.lost.set(space, lost);
    restores.push({ ...before, epoch });
    hasLateRoom = before.lost.has(LATE_ROOM);
    if (comparing) met("restoreWhileComparing");
    note(`restored from ${backup.manifest.takenAt}`);
    met(what);
  }

  async function openLateRoom(): Promise<void> {
    hasLateRoom = true;
    await server.addSpace({ id: LATE_ROOM, kind: "private", project: PROJECT, code: "LMN" });
    for (let place = 0; place < story.people; place += 1) {
      const { id, role } = personAt(place);
      if ((await server.roleOf(id, PROJECT)) !== null) await server.member(id, LATE_ROOM, role);
      else left.add(`${id} ${LATE_ROOM}`);
    }
  }

  /** True while a device has begun to compare what a restore lost. */
  async function comparingNow(): Promise<boolean> {
    for (const replica of replicas) if (await isComparing(replica)) return true;
    return false;
  }

  async function isComparing({ tabs }: Replica): Promise<boolean> {
    const database = tabs.find(({ alive }) => alive)?.database;
    const entries = restores.length ? ((await database?.spaces.toArray()) ?? []) : [];
    return entries.some(({ recount }) => recount !== undefined);
  }

  async function pass(ms: number): Promise<void> {
    if (ms >= 14 * DAY) met("sleptWeeks");
    for (const due of clock.pass(ms)) due();
    for (const tab of retries.splice(0)) if (tab.alive) await sync(tab, undefined);
  }

  async function play(step: Step): Promise<void> {
    switch (step.do) {
      case "tap":
        return tap(step);
      case "sync": {
        const there = await tabAt(step);
        if (there && step.former) await former(there.replica.machine);
        else if (there) await sync(there.tab, step.gates);
        if (there?.replica.machine.clockOff && (await isComparing(there.replica)))
          met("slowClockComparing");
        return;
      }
      case "crash": {
        const there = await tabAt(step);
        if (!there) return;
        if (await isComparing(there.replica)) met("cutComparing");
        killTab(there.tab);
        there.replica.tabs = there.replica.tabs.filter(({ alive }) => alive);
        return met("crash");
      }
      case "network":
        machineAt(step.on).trouble.push({ fault: step.fault, skip: step.skip });
        return;
      case "line":
        machineAt(step.on).up = step.up;
        return;
      case "arrive": {
        const [one] = delayed.splice(step.which % Math.max(1, delayed.length), 1);
        return one && arrive(one);
      }
      case "disk": {
        const there = await tabAt(step);
        if (there) there.tab.disk = step.fault;
        return;
      }
      case "wait":
        return pass(step.ms);
      case "person": {
        const machine = machineAt(step.on);
        const next = step.who === null ? null : personAt(step.who % story.people).id;
        if (next !== machine.session) met("changedUser");
        const here = machine.session === null ? null : machine.replicas.get(machine.session);
        if (here && next !== machine.session && (await isComparing(here)))
          met("otherWhileComparing");
        machine.session = next;
        return;
      }
      case "clone":
        return clone(machineAt(step.on));
      case "spoil":
        return spoil(step);
      case "mend":
        return mend(step);
      case "alter":
        return alter(step);
      case "server":
        if (step.fault === "restart") {
          await server.restart();
          return met("restart");
        }
        if (step.fault === "diesWriting") return server.dieWriting();
        return operate(step.fault);
      case "member":
        return member(step);
      case "revokeDevice": {
        const machine = machineAt(step.on);
        const replica = machine.session === null ? null : machine.replicas.get(machine.session);
        const tab = replica?.tabs.find(({ alive }) => alive);
        const client = await tab?.database.meta.get("clientId");
        if (typeof client?.value === "string" && (await server.revokeDevice(client.value)))
          met("deviceRevoked");
        return;
      }
      case "build":
        machineAt(step.on).oldBuild = step.old;
        return;
    }
  }

  const drain = () =>
    drainAll({
      ...{ story, server, machines, replicas, delayed, heard },
      ...{ replicaOf, openOn, sync, arrive, wrong },
    });

  for (const { person, clockOff, page } of story.machines)
    addMachine(person, clockOff * YEAR, page);

  return {
    story,
    server,
    machines,
    saved,
    heard,
    restores,
    backedUp,
    left,
    nowOn,
    faults: counts,
    broken,
    trace,
    replicas: () => replicas,
    play,
    drain,
    async end() {
      for (const { tabs } of replicas) for (const tab of tabs) killTab(tab);
      forgetDatabases();
    },
  };
}
