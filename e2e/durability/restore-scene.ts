/** The steps of a round: back up, kill, put back, find the server again, settle and look at everything. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock } from "../fixtures/clock";
import { runOn } from "../fixtures/programs";
import type { AppServer } from "../fixtures/server";
import type { Crew, Seat } from "./crew";
import { untilInStep } from "./in-step";
import { type Court, judge, type Verdict } from "./judge";
import type { Ledger } from "./ledger";
import type { Load, Random } from "./load";
import type { Fate, Losses } from "./losses";
import { type ServerState, stateOf } from "./server-state";

export interface Backup {
  readonly folder: string;
  readonly takenAt: number;
  readonly seqs: Readonly<Record<string, number>>;
  readonly files: readonly { sha256: string }[];
}

export interface SceneParts {
  server: AppServer;
  ledger: Ledger;
  crew: Crew;
  clock: Clock;
  losses: Losses;
}

/** Calls of a comparison that get through before the device is killed: at least the list of spaces. */
const CALLS_BEFORE_KILL = { least: 2, more: 6 };

export class RestoreScene {
  readonly backups: Backup[] = [];
  private readonly problems: string[] = [];
  private readonly saved = new Map<string, Set<string>>();
  private readonly away = new Map<string, number>();
  private restores = 0;
  private killedWhileComparing = 0;
  private told = 0;
  private last: { court: Court; verdict: Verdict } | null = null;

  private constructor(
    private readonly parts: SceneParts,
    private readonly folder: string,
  ) {}

  static async open(parts: SceneParts): Promise<RestoreScene> {
    return new RestoreScene(parts, await mkdtemp(join(tmpdir(), "asayu-backups-")));
  }

  /** By the product's command, while everybody writes. */
  async backUp(): Promise<Backup> {
    const before = await readdir(this.folder);
    await runOn(this.parts.server, "backup", this.folder);
    const names = await readdir(this.folder);
    const name = names.find((one) => !before.includes(one) && /^\d/.test(one)) ?? "";
    const folder = join(this.folder, name);
    const facts = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"));
    const backup: Backup = { ...facts, folder };
    this.backups.push(backup);
    return backup;
  }

  /** Its person never sees this device again. */
  async lose(seat: Seat, backup: Backup): Promise<void> {
    const identity = await seat.device?.port.identity();
    if (identity) this.away.set(identity.clientId, backup.takenAt);
    this.parts.crew.lose(seat);
  }

  /** The process, and with it the data where nothing of them is left; what they were is noted. */
  async kill(backup: Backup, fate: Fate): Promise<void> {
    const { server, losses, clock } = this.parts;
    await server.kill();
    losses.note(await stateOf(server.dataDir), backup, fate, clock.now());
    if (fate === "replaced") return;
    for (const name of await readdir(server.dataDir))
      if (name !== "secret.key") await rm(join(server.dataDir, name), { recursive: true });
  }

  async putBack({ folder }: Backup): Promise<void> {
    await runOn(this.parts.server, "restore", folder);
    this.restores += 1;
    await this.parts.server.restart();
  }

  /** Every device that is reached tries again, as when it finds the server. */
  findServer(): void {
    for (const { device, line } of this.parts.crew.all) if (line.up) void device?.retry();
  }

  /** The device compares, and is killed after some of its calls. */
  async killWhileComparing(seat: Seat, random: Random): Promise<void> {
    const { crew } = this.parts;
    const { device, line } = seat;
    line.callsLeft = CALLS_BEFORE_KILL.least + Math.floor(random() * CALLS_BEFORE_KILL.more);
    await device?.retry();
    crew.kill(seat);
    const again = await crew.open(seat);
    const isHalfDone = (await again.database.spaces.toArray()).some(({ recount }) => recount);
    if (isHalfDone) this.killedWhileComparing += 1;
  }

  /** Everybody comes back and brings all; then everything is looked at. */
  async settle(saved: Load["saved"], backup: Backup, round: number): Promise<void> {
    const { server, crew, ledger, losses } = this.parts;
    for (const [device, opIds] of saved)
      this.saved.set(device, new Set([...(this.saved.get(device) ?? []), ...opIds]));
    for (const seat of crew.all) if (!seat.device && this.isThere(seat)) await crew.open(seat);
    const left = await untilInStep(crew, ledger);
    if (left > 0) this.problems.push(`round ${round}: ${left} ops or photos never got through`);

    await server.stop();
    const path = join(this.folder, `rows-${round}.json`);
    const said = await runOn(server, "check-data", "--rows", path).catch(
      (error: { stdout?: string }) => `✗ ${error.stdout ?? error}`,
    );
    if (!/問題はありません|データは壊れていません/.test(said))
      this.problems.push(`round ${round}: ${said}`);
    const held = await stateOf(server.dataDir);
    const rows = JSON.parse(await readFile(path, "utf8"));
    const court: Court = {
      ...{ dataDir: server.dataDir, ledger, losses, devices: crew.devices() },
      ...{ saved: this.saved, isAlive: crew.isAlive },
      report: { missing: held.missing, rows },
      backedUp: new Set(backup.files.map(({ sha256 }) => sha256)),
      away: [...this.away].flatMap(([id, at]) => (at === backup.takenAt ? [id] : [])),
    };
    losses.told(held, crew.isAlive);
    const verdict = await judge(court, held);
    const told = toldIn(said);
    if (told !== sizeOf(held))
      this.problems.push(`round ${round}: the text tells of ${told} missing`);
    this.problems.push(...verdict.problems.map((one) => `round ${round}: ${one}`));
    this.last = { court, verdict };
    await server.restart();
    this.findServer();
  }

  /** A place that nobody has sat at yet has no device. */
  private isThere = (seat: Seat): boolean =>
    this.parts.ledger.readings.has(this.parts.crew.nameOf(seat)) &&
    this.parts.crew.isAlive(this.parts.crew.nameOf(seat));

  async show(look: (court: Court, verdict: Verdict) => Promise<void>): Promise<void> {
    if (!this.last) throw new Error("Nothing was looked at yet.");
    await this.parts.server.stop();
    await look(this.last.court, this.last.verdict);
  }

  figures() {
    const { ledger, losses } = this.parts;
    const { verdict, court } = this.last ?? {};
    const opIds = new Set([...losses.all()].map(({ opId }) => opId));
    const isBack = (opId: string) => verdict?.held.outcomes.get(opId)?.status === "applied";
    return {
      restores: this.restores,
      acknowledged: ledger.ops.size,
      photos: ledger.photos.size,
      takenBack: [...losses.all()].length,
      cameBack: [...opIds].filter(isBack).length,
      lostWithDevices: verdict?.lost ?? 0,
      waiting: verdict?.waiting ?? 0,
      refused: JSON.stringify(verdict?.refused ?? {}),
      listed: verdict ? sizeOf(verdict.held) : 0,
      rowsOfOthers: court?.report.rows.length ?? 0,
      killedWhileComparing: this.killedWhileComparing,
      problems: this.problems,
    };
  }

  sentence(): string {
    const { problems, ...counts } = this.figures();
    const told = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
    return `${told.join(", ")}; ${problems.length} problems`;
  }

  /** Those that nobody was told of yet. */
  freshProblems(): readonly string[] {
    const fresh = this.problems.slice(this.told);
    this.told = this.problems.length;
    return fresh;
  }

  async end(): Promise<void> {
    for (const { device } of this.parts.crew.all) device?.close();
    await this.parts.server.dispose();
    await rm(this.folder, { recursive: true, force: true });
  }
}

const sizeOf = ({ missing }: ServerState): number =>
  missing
    .flatMap(({ spaces }) => spaces.flatMap((one) => one.missing))
    .reduce((sum, [first, last]) => sum + last - first + 1, 0);

const toldIn = (said: string): number =>
  [...said.matchAll(/戻っていない (\d+) \//g)].reduce((sum, [, count]) => sum + Number(count), 0);
