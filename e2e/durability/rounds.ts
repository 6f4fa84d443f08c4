/** The server comes to a hard end again and again under load; after each, every promise is looked for. */
import { setTimeout as wait } from "node:timers/promises";
import { Office } from "../fixtures/office";
import type { AppServer } from "../fixtures/server";
import { audit } from "./audit";
import { type HttpDevice, openHttpDevice } from "./device";
import { differences } from "./differences";
import { createLedger, type Ledger } from "./ledger";
import { type Load, seeded, startLoad } from "./load";
import { withoutPause } from "./work";

export interface RoundsOptions {
  server: AppServer;
  rounds: number;
  seed: number;
  /** Ends the process, and whatever else ends with it; afterwards it can be started again. */
  strike: () => Promise<void>;
  tell?: (sentence: string) => void;
}

export interface Figures {
  readonly rounds: number;
  readonly devices: number;
  readonly taps: number;
  readonly acknowledged: number;
  readonly photos: number;
  /** Ops that went out again since no answer had come. */
  readonly resent: number;
  /** Of these, how many the server had already taken when it ended. */
  readonly unheard: number;
  readonly unsentAtEnd: number;
  /** One sentence each; empty when nothing was lost, doubled or altered. */
  readonly problems: readonly string[];
}

export interface Struck extends Figures {
  readonly ledger: Ledger;
}

const PEOPLE = 3;
const DEVICES_EACH = 2;
const LONGEST_ROUND_MS = 1_200;

export async function strikeAgainAndAgain(options: RoundsOptions): Promise<Struck> {
  const { server, rounds, seed, strike, tell = () => {} } = options;
  const random = seeded(seed);
  const office = await Office.open(server);
  const project = await office.newProject();
  const ledger = createLedger();
  const devices: HttpDevice[] = [];
  for (let one = 0; one < PEOPLE; one++) {
    const person = await office.member(project, "tester", `業務担当者${one + 1}`);
    for (let each = 0; each < DEVICES_EACH; each++)
      devices.push(await openHttpDevice(server, person, ledger, `durable-${seed}-${one}-${each}`));
  }
  await Promise.all(devices.map((device) => device.sync()));

  const problems: string[] = [];
  const unheard = new Set<string>();
  const load = startLoad(
    devices.map((device) => ({ device })),
    seed,
    withoutPause(project.id),
  );
  for (let round = 1; round <= rounds; round++) {
    await untilMore(ledger);
    await wait(random() * LONGEST_ROUND_MS);
    await strike();
    const found = await audit(server.dataDir, ledger);
    await server.restart();
    for (const opId of found.unheard) unheard.add(opId);
    problems.push(...found.problems.map((problem) => `round ${round}: ${problem}`));
    tell(
      `${round} of ${rounds}: ${ledger.ops.size} ops and ${ledger.photos.size} photos acknowledged, ${unheard.size} answers lost, ${problems.length} problems`,
    );
    // As a device that finds the server again.
    for (const device of devices) void device.retry();
  }
  problems.push(...(await untilDrained(load, devices)));
  problems.push(...(await atTheEnd(server, ledger, devices)));
  const figures = {
    rounds,
    devices: devices.length,
    taps: load.taps(),
    acknowledged: ledger.ops.size,
    photos: ledger.photos.size,
    resent: ledger.resent(),
    unheard: unheard.size,
    unsentAtEnd: await unsent(devices),
    problems,
  };
  for (const device of devices) device.close();
  return { ...figures, ledger };
}

/** Under load means that something is acknowledged since the last start. */
async function untilMore({ ops }: Ledger): Promise<void> {
  const [before, deadline] = [ops.size, Date.now() + 20_000];
  while (ops.size === before) {
    if (Date.now() > deadline) throw new Error("Nothing is acknowledged any more.");
    await wait(10);
  }
}

async function untilDrained(load: Load, devices: readonly HttpDevice[]): Promise<string[]> {
  await load.stop();
  const deadline = Date.now() + 60_000;
  while ((await unsent(devices)) > 0 && Date.now() < deadline) {
    for (const device of devices) await device.retry();
    await wait(50);
  }
  // Once more, so that each has what the others sent last.
  for (const device of devices) await device.sync();
  const left = await unsent(devices);
  return left === 0 ? [] : [`${left} ops or photos never got through`];
}

async function atTheEnd(
  server: AppServer,
  ledger: Ledger,
  devices: readonly HttpDevice[],
): Promise<string[]> {
  await server.stop();
  const found = await audit(server.dataDir, ledger);
  const problems = found.problems.map((problem) => `at the end: ${problem}`);
  for (const device of devices) problems.push(...(await differences(device, found.held)));
  return problems;
}

async function unsent(devices: readonly HttpDevice[]): Promise<number> {
  const counts = await Promise.all(devices.map((device) => device.unsent()));
  return counts.reduce((sum, count) => sum + count, 0);
}
