/** Whether a restored server and its devices are as they have to be, once everybody who comes back is back. */
import type { Parked, Queued } from "@/lib/local/database";
import type { Op } from "@/lib/sync/op";
import { audit } from "./audit";
import type { HttpDevice } from "./device";
import { differences } from "./differences";
import type { Acknowledged, Ledger, PhotoAcknowledged } from "./ledger";
import type { Losses, Report } from "./losses";
import type { ServerState } from "./server-state";

export interface Court {
  readonly dataDir: string;
  readonly ledger: Ledger;
  readonly losses: Losses;
  readonly report: Report;
  /** Everybody who came back. */
  readonly devices: readonly HttpDevice[];
  /** Ops of taps that a device has said are saved, by its name. */
  readonly saved: ReadonlyMap<string, ReadonlySet<string>>;
  isAlive(device: string): boolean;
  /** Hashes of the photos in the backup. */
  readonly backedUp: ReadonlySet<string>;
  /** Client ids of devices that were lost after the backup. */
  readonly away: readonly string[];
}

export interface Verdict {
  readonly problems: readonly string[];
  readonly held: ServerState;
  /** Acknowledged ops that only lost devices had. */
  readonly lost: number;
  /** Ops on records that only lost devices had: they wait on their devices. */
  readonly waiting: number;
  /** Ops that came back and were refused, kept on their devices with this reason. */
  readonly refused: Readonly<Record<string, number>>;
}

/** What a device still holds of its own. */
interface Own {
  readonly waiting: ReadonlyMap<string, Queued>;
  readonly parked: ReadonlyMap<string, Parked>;
}

export async function judge(court: Court, held: ServerState): Promise<Verdict> {
  const { dataDir, ledger, losses, report, devices, isAlive } = court;
  const own = new Map<string, Own>();
  for (const { name, database } of devices) {
    const [outbox, parked] = [await database.outbox.toArray(), await database.parked.toArray()];
    own.set(name, {
      waiting: new Map(outbox.map((one) => [one.opId, one])),
      parked: new Map(parked.map((one) => [one.opId, one])),
    });
  }
  const refused: Record<string, number> = {};
  const problems: string[] = [];
  let [lost, waiting] = [0, 0];
  const promised = new Map<string, Acknowledged>();
  for (const [opId, one] of ledger.ops) {
    const isThere = held.outcomes.has(opId);
    const mine = own.get(one.device);
    if (isThere && held.outcomes.get(opId)?.status === "applied") promised.set(opId, one);
    else if (!isAlive(one.device)) {
      if (wasLost(one, losses)) lost += 1;
      else promised.set(opId, one);
    } else if (mine?.waiting.has(opId)) {
      waiting += 1;
      problems.push(...whyItMayNotWait(one.op, mine, held));
    } else {
      const code = mine?.parked.get(opId)?.code;
      if (code === undefined) promised.set(opId, one);
      else if (mine && wasApplied(one, ledger)) {
        refused[code] = (refused[code] ?? 0) + 1;
        problems.push(...whyItMayNotBeRefused(one.op, code, mine, held));
      }
    }
  }
  for (const [device, opIds] of court.saved) {
    const mine = own.get(device);
    if (!isAlive(device)) continue;
    for (const opId of opIds)
      if (!held.outcomes.has(opId) && !mine?.waiting.has(opId) && !mine?.parked.has(opId))
        problems.push(`lost: ${opId} was saved on ${device} and is nowhere`);
  }
  const { problems: broken } = await audit(dataDir, {
    contradictions: ledger.contradictions,
    unanswered: ledger.unanswered,
    ops: promised,
    photos: new Map([...ledger.photos].filter(([, photo]) => isOwed(photo, court, held))),
  });
  for (const opId of held.outcomes.keys())
    if (!ledger.isSent(opId)) problems.push(`doubled: ${opId} was sent by nobody`);
  problems.push(...broken, ...givenTwice(ledger, losses, held));
  for (const device of devices) problems.push(...(await differences(device, held)));
  problems.push(...losses.problems(report, held, isAlive));
  problems.push(...(await whoIsAway(court)));
  return { problems, held, lost, waiting, refused };
}

/** Before the restore; a change that was refused then is no business of it. */
const wasApplied = ({ op }: Acknowledged, { answered }: Ledger) =>
  answered.some(({ opId }) => opId === op.opId);

function wasLost({ op, outcome }: Acknowledged, losses: Losses): boolean {
  // A refusal has no seq; where it stood, nothing was written.
  return outcome.status === "refused" || losses.isLost(op.space, outcome.seq);
}

/** Only what stands on a record that nobody has brought back may wait, and what was tapped together with it. */
function whyItMayNotWait(op: Op, { waiting }: Own, { rows }: ServerState): string[] {
  const together = [...waiting.values()].filter(
    (one) => one.op.group !== undefined && one.op.group === op.group,
  );
  const records = [op, ...together.map((one) => one.op)].map(({ record }) => record);
  return records.every((record) => rows.has(record))
    ? [`${op.type} ${op.kind} ${op.opId} waits for a record that is there`]
    : [];
}

/**
 * A choice on a conflict that another device has not brought back, or only later and under another id; or what
 * stood on a change of one's own that was refused for that.
 */
function whyItMayNotBeRefused(
  { opId, type, kind, record, of }: Op,
  code: string,
  { parked }: Own,
  { rows }: ServerState,
): string[] {
  const isChoice = code === "missingRecord" && type === "resolve" && !rows.has(of ?? "");
  const isBuiltOn =
    (code === "baseRefused" || code === "groupRefused") &&
    [...parked.values()].some((one) => one.opId !== opId && one.record === record);
  if (isChoice || isBuiltOn) return [];
  return [`${type} ${kind} ${opId} was applied before, and is refused: ${code}`];
}

/** The bytes of a lost device are gone with it, unless the backup has them; an attachment that is not back owes none. */
function isOwed({ space, hash, device }: PhotoAcknowledged, court: Court, held: ServerState) {
  const isNamed = [...held.rows.values()].some(
    (row) => row.kind === "attachment" && row.space === space && row.fields.hash === hash,
  );
  return isNamed && (court.isAlive(device) || court.backedUp.has(hash));
}

/** No seq and no number has ever stood for two things. */
function givenTwice(
  { answered }: Ledger,
  losses: Losses,
  { changes, rows }: ServerState,
): string[] {
  const problems: string[] = [];
  const owners = new Map<string, string>();
  const give = (what: string, owner: string) => {
    const before = owners.get(what) ?? owner;
    if (before !== owner) problems.push(`given twice: ${what} to ${before} and to ${owner}`);
    owners.set(what, owner);
  };
  for (const { space, took, opId, kind, record, number } of answered) {
    for (let seq = took[0]; seq <= took[1]; seq += 1) give(`seq ${space} ${seq}`, opId);
    if (number !== undefined) give(`number ${space} ${kind} ${number}`, record);
  }
  for (const { space, seq, opId } of changes) give(`seq ${space} ${seq}`, opId);
  for (const { space, seq, opId } of losses.all()) give(`seq ${space} ${seq}`, opId);
  for (const { space, kind, number, id } of rows.values())
    if (number !== null) give(`number ${space} ${kind} ${number}`, id);
  return problems;
}

/** Devices that have not called since may still hold something; nobody who has called is among them. */
async function whoIsAway({ devices, report, away }: Court): Promise<string[]> {
  const told = new Set(report.missing[0]?.away.map(({ clientId }) => clientId));
  const back = await Promise.all(devices.map(({ port }) => port.identity()));
  return [
    ...back.flatMap(({ clientId }) =>
      told.has(clientId) ? [`report: ${clientId} is told to be away, and is back`] : [],
    ),
    ...away.flatMap((clientId) =>
      told.has(clientId) ? [] : [`report: ${clientId} is away, and not told to be`],
    ),
  ];
}
