/** Looks on the server's disk, while no server runs, for everything that it has promised. */
import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Row } from "@/lib/records/row";
import { checkData, harmless } from "@/server/backup/check";
import { absent } from "@/server/files/disk";
import { demandSound, readSqlite } from "@/server/store/sqlite-copy";
import type { StoreInspector, StoreReader } from "@/server/store/store";
import type { Ledger } from "./ledger";

export interface Audit {
  /** One sentence each; empty when every promise is kept. */
  readonly problems: readonly string[];
  /** Ops that the server holds although no answer about them arrived. */
  readonly unheard: readonly string[];
  /** Records by id, as the server holds them. */
  readonly rows: ReadonlyMap<string, Row>;
}

/** @param dataDir of a server that does not run */
export async function audit(dataDir: string, ledger: Ledger): Promise<Audit> {
  const copy = await copyOf(dataDir);
  try {
    const file = join(copy, DATABASE);
    await demandSound(file);
    return await readSqlite(file, async ({ reader, inspector }) => {
      const data = { reader, inspector, files: join(dataDir, "files") };
      const wrong = (await checkData(data)).filter(({ check }) => !harmless.includes(check));
      const rows = await allRows(reader, inspector);
      const problems = [
        ...ledger.contradictions,
        ...(await brokenPromises(reader, ledger, rows)),
        ...(await brokenOrders(reader, inspector)),
        ...(await brokenSeries(inspector, rows)),
        ...(await lostPhotos(dataDir, reader, ledger)),
        ...wrong.flatMap(({ check, found }) => found.map((one) => `${check}: ${one}`)),
      ];
      const receipts = await reader.receipts(ledger.unanswered());
      return { problems, unheard: receipts.map(({ opId }) => opId), rows };
    });
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

const DATABASE = "asayu.db";

/** The files as they lie there: opening them in place would mend what the server has to mend. */
async function copyOf(dataDir: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), "asayu-audit-"));
  for (const name of [DATABASE, `${DATABASE}-wal`])
    await copyFile(join(dataDir, name), join(copy, name)).catch(absent);
  return copy;
}

async function allRows(reader: StoreReader, inspector: StoreInspector): Promise<Map<string, Row>> {
  const rows: Row[] = [];
  for (const { id } of await inspector.spaces())
    rows.push(...(await reader.rowsAfter(id, 0, Number.MAX_SAFE_INTEGER)));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Each acknowledged op is there once, with the outcome that was answered. */
async function brokenPromises(
  reader: StoreReader,
  { ops }: Ledger,
  rows: ReadonlyMap<string, Row>,
): Promise<string[]> {
  const receipts = new Map((await reader.receipts([...ops.keys()])).map((one) => [one.opId, one]));
  const space = [...ops.values()][0]?.op.space ?? "";
  const changes = new Map(
    (await reader.changes(space, [...ops.keys()])).map((change) => [change.opId, change]),
  );
  return [...ops.values()].flatMap(({ op, outcome }) => {
    const [receipt, change, row] = [
      receipts.get(op.opId),
      changes.get(op.opId),
      rows.get(op.record),
    ];
    if (!receipt) return `lost: ${op.type} ${op.kind} ${op.opId} has no receipt`;
    if (!isDeepStrictEqual(receipt.outcome, outcome))
      return `${op.opId} has another outcome than was answered`;
    if (outcome.status === "refused") return change ? `${op.opId} was refused and applied` : [];
    if (change?.seq !== outcome.seq) return `lost: ${op.opId} is not in the history at its seq`;
    if (!row) return `lost: the record ${op.record} of ${op.opId}`;
    if (outcome.number !== undefined && row.number !== outcome.number)
      return `${op.record} has number ${row.number}, answered was ${outcome.number}`;
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
  rows: ReadonlyMap<string, Row>,
): Promise<string[]> {
  return (await inspector.series()).flatMap(({ space, kind, last }) => {
    const own = [...rows.values()].filter((row) => row.space === space && row.kind === kind);
    const numbers = own.map(({ number }) => number ?? 0).sort((a, b) => a - b);
    return isCount(numbers, last) ? [] : `the numbers of ${kind} are not 1 to ${last}`;
  });
}

async function lostPhotos(
  dataDir: string,
  reader: StoreReader,
  { photos }: Ledger,
): Promise<string[]> {
  const checked = [...photos].map(async ([name, { space, hash, bytes }]) => {
    if (!(await reader.file(space, hash)))
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
