/** Looks on the server's disk, while no server runs, for everything that it has promised. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Change } from "@/lib/sync/op";
import { checkData, harmless } from "@/server/backup/check";
import { absent } from "@/server/files/disk";
import type { StoreInspector, StoreReader } from "@/server/store/store";
import type { Ledger } from "./ledger";
import { reading, type ServerState, stateIn } from "./server-state";

export interface Audit {
  /** One sentence each; empty when every promise is kept. */
  readonly problems: readonly string[];
  /** Ops that the server holds although no answer about them arrived. */
  readonly unheard: readonly string[];
  readonly held: ServerState;
}

/** What has to be there; what was lost with a device after a restore is left out. */
export type Promised = Pick<Ledger, "ops" | "photos" | "contradictions" | "unanswered">;

/** @param dataDir of a server that does not run */
export async function audit(dataDir: string, promised: Promised): Promise<Audit> {
  return reading(dataDir, async ({ reader, inspector }) => {
    const data = { reader, inspector, files: join(dataDir, "files") };
    const wrong = (await checkData(data)).filter(({ check }) => !harmless.includes(check));
    const held = await stateIn(reader, inspector);
    const isRestored = (await reader.restores()).length > 0;
    const problems = [
      ...promised.contradictions,
      ...brokenPromises(promised, held),
      ...(await brokenOrders(reader, inspector)),
      // After a restore they go on further ahead.
      ...(isRestored ? [] : await brokenSeries(inspector, held)),
      ...(await lostPhotos(dataDir, held, promised)),
      ...wrong.flatMap(({ check, found }) => found.map((one) => `${check}: ${one}`)),
    ];
    const unheard = promised.unanswered().filter((opId) => held.outcomes.has(opId));
    return { problems, unheard, held };
  });
}

/** Each acknowledged op is there once, with the outcome that was answered and the number that it had first. */
function brokenPromises(
  { ops }: Pick<Promised, "ops">,
  { outcomes, changes, rows }: ServerState,
): string[] {
  const byOp = new Map<string, Change[]>();
  for (const change of changes) byOp.set(change.opId, [...(byOp.get(change.opId) ?? []), change]);
  return [...ops.values()].flatMap(({ op, outcome, number }) => {
    const [stored, made, row] = [
      outcomes.get(op.opId),
      byOp.get(op.opId) ?? [],
      rows.get(op.record),
    ];
    if (!stored) return `lost: ${op.type} ${op.kind} ${op.opId} has no receipt`;
    if (!isDeepStrictEqual(stored, outcome))
      return `${op.opId} has another outcome than was answered`;
    if (outcome.status === "refused")
      return made.length ? `${op.opId} was refused and applied` : [];
    if (made.length > 1) return `doubled: ${op.opId} is in the history ${made.length} times`;
    if (made[0]?.seq !== outcome.seq) return `lost: ${op.opId} is not in the history at its seq`;
    if (!row) return `lost: the record ${op.record} of ${op.opId}`;
    if (number !== undefined && row.number !== number)
      return `${op.record} has number ${row.number}, answered was ${number}`;
    return [];
  });
}

/** Each device's ops stand in its own order, without holes and doubles. */
async function brokenOrders(reader: StoreReader, inspector: StoreInspector): Promise<string[]> {
  const problems: string[] = [];
  for (const { clientId, lastN } of await inspector.devices()) {
    const receipts = await reader.receiptsFrom(clientId, 0, Number.MAX_SAFE_INTEGER);
    if (
      !isCount(
        receipts.map(({ n }) => n),
        lastN,
      )
    )
      problems.push(`the receipts of device ${clientId} are not 1 to ${lastN}`);
  }
  return problems;
}

/** Human numbers run from 1 to the last one given out, each once. */
async function brokenSeries(
  inspector: StoreInspector,
  { rows }: Pick<ServerState, "rows">,
): Promise<string[]> {
  return (await inspector.series()).flatMap(({ space, kind, last }) => {
    const own = [...rows.values()].filter((row) => row.space === space && row.kind === kind);
    const numbers = own.map(({ number }) => number ?? 0).sort((a, b) => a - b);
    return isCount(numbers, last) ? [] : `the numbers of ${kind} are not 1 to ${last}`;
  });
}

async function lostPhotos(
  dataDir: string,
  held: ServerState,
  { photos }: Pick<Promised, "photos">,
): Promise<string[]> {
  const checked = [...photos].map(async ([name, { space, hash, bytes }]) => {
    if (!held.photos.has(`${space}/${hash}`))
      return [`lost: the photo ${name} is not in the database`];
    const path = join(dataDir, "files", hash.slice(0, 2), hash);
    const stored = await readFile(path).catch(absent);
    if (!stored) return [`lost: the bytes of photo ${name}`];
    return stored.equals(bytes) ? [] : [`the photo ${name} has other bytes`];
  });
  return (await Promise.all(checked)).flat();
}

const isCount = (sorted: readonly number[], last: number) =>
  sorted.length === last && sorted.every((value, place) => value === place + 1);
