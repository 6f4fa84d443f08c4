/**
 * A server that devices write to without a pause is lost, put back to an old backup, and written to again;
 * round by round everything that a device still held has to be back, and the report of the rest to be exact.
 */
import { fastClock } from "../fixtures/clock";
import { AppServer } from "../fixtures/server";
import { Crew, type Seat } from "./crew";
import type { Court, Verdict } from "./judge";
import { createLedger } from "./ledger";
import { seeded, startLoad } from "./load";
import { createLosses, type Fate } from "./losses";
import { type Backup, RestoreScene } from "./restore-scene";
import { everywhere } from "./work";

export interface RestoresOptions {
  rounds: number;
  seed: number;
  /** Number of the first round, to play others than the first ones. */
  from?: number;
  /** Of work between the backup and the end of the server. */
  minutes?: number;
  tell?: (sentence: string) => void;
  /** Looks at what was found, before everything is removed. */
  look?: (court: Court, verdict: Verdict) => Promise<void>;
}

export interface Figures {
  readonly rounds: number;
  readonly restores: number;
  readonly devices: number;
  readonly taps: number;
  readonly acknowledged: number;
  readonly photos: number;
  /** Seqs that were given out and taken back by a restore. */
  readonly takenBack: number;
  /** Ops behind them that are there again at the end, under their old ids and numbers. */
  readonly cameBack: number;
  readonly lostWithDevices: number;
  /** Ops on records that only a lost device had: on their devices, shown. */
  readonly waiting: number;
  /** Ops that the restored server refused: on their devices, with the reason. */
  readonly refused: string;
  readonly listed: number;
  readonly rowsOfOthers: number;
  readonly killedWhileComparing: number;
  /** One sentence each; empty when every promise is kept. */
  readonly problems: readonly string[];
}

/** The clock of server, programs and devices, so that an hour really passes. */
const SPEED = 60;
const MINUTE_MS = 60_000;
/** Work before the backup, and between one device that comes back and the next, as a share of the hour. */
const SHORT = 1 / 12;
/** When one device goes offline, as a share of the hour. */
const LATE = 3 / 4;

/** What becomes of the data, one restore after the other, and which backup is put back. */
interface Plan {
  readonly fates: readonly Fate[];
  readonly isOlder?: true;
}

const plans: readonly [Plan, ...Plan[]] = [
  { fates: ["lost"] },
  { fates: ["replaced"] },
  { fates: ["lost"], isOlder: true },
  { fates: ["lost", "replaced"] },
  { fates: ["replaced"], isOlder: true },
  { fates: ["replaced", "lost"] },
];

export async function restoreAgainAndAgain(options: RestoresOptions): Promise<Figures> {
  const { rounds, seed, from = 1, minutes = 60, tell = () => {}, look } = options;
  const clock = fastClock(SPEED);
  const random = seeded(seed);
  const server = await AppServer.start({ env: clock.env });
  const ledger = createLedger();
  const crew = await Crew.gather(server, ledger, clock, `restore-${seed}`);
  const scene = await RestoreScene.open({
    server,
    ledger,
    crew,
    clock,
    losses: createLosses(ledger),
  });
  const hour = minutes * MINUTE_MS;
  const work = everywhere(SPEED);
  let taps = 0;

  async function play(round: number): Promise<void> {
    const plan = plans[(round - 1) % plans.length] ?? plans[0];
    const { offline, late, lost, cut, wiped, lent } = castOf(crew.seats, round);
    const load = startLoad(crew.all, seed * 1_000 + round, work);
    await clock.pass(hour * SHORT);
    const newest = await scene.backUp();
    const backup: Backup = (plan.isOlder && scene.backups.at(-2)) || newest;
    await crew.close(lent);
    await crew.signIn(crew.guest);
    if (wiped) {
      await scene.lose(wiped, backup);
      await crew.replace(wiped);
    }
    await clock.pass(hour * LATE);
    offline.line.up = false;
    await clock.pass(hour * (1 - LATE));

    late.line.up = false;
    for (const [place, fate] of plan.fates.entries()) {
      await scene.kill(backup, fate);
      if (place === 0) await scene.lose(lost, backup);
      await scene.putBack(backup);
      await scene.killWhileComparing(cut, random);
      scene.findServer();
      if (place < plan.fates.length - 1) await clock.pass(hour * SHORT * random());
    }
    await clock.pass(hour * SHORT);
    offline.line.up = true;
    scene.findServer();
    await clock.pass(hour * SHORT);
    await crew.signInAnew();
    await crew.close(crew.guest);
    await crew.open(lent);
    late.line.up = true;
    scene.findServer();
    await clock.pass(hour * SHORT);
    await load.stop();
    taps += load.taps();
    await scene.settle(load.saved, backup, round);
    await crew.replace(lost);
    tell(`round ${round} (${nameOf(plan)}): ${scene.sentence()}`);
    for (const problem of scene.freshProblems()) tell(`✗ ${problem}`);
  }

  try {
    for (let round = from; round < from + rounds; round += 1) await play(round);
    if (look) await scene.show(look);
    return { rounds, devices: crew.all.length, taps, ...scene.figures() };
  } finally {
    await scene.end();
  }
}

const nameOf = ({ fates, isOlder }: Plan) =>
  `${isOlder ? "older backup, " : ""}data ${fates.join(", then ")}`;

/** Who meets what changes from round to round; the last seat's tablet is lent to somebody else each time. */
function castOf(seats: readonly Seat[], round: number) {
  const turning = seats.slice(0, -1);
  const seatAt = (place: number): Seat => {
    const seat = turning[(place + round) % turning.length];
    if (!seat) throw new Error("There are no seats.");
    return seat;
  };
  const [offline, late, lost, cut] = [seatAt(0), seatAt(1), seatAt(2), seatAt(3)];
  const wiped = round % 2 === 0 ? seatAt(4) : undefined;
  const lent = seats.at(-1) ?? offline;
  return { offline, late, lost, cut, wiped, lent };
}
