/** Looks into the server's database and files, past all of the server's code, for what it has promised. */
import { createHash } from "node:crypto";
import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { Kysely, SqliteDialect, sql } from "kysely";
import Database from "libsql";
import type { Outcome } from "@/lib/sync/op";
import { absent } from "@/server/files/disk";
import type { Tables } from "@/server/store/tables";
import type { Ledger } from "./ledger";

export interface Audit {
  /** One sentence each; empty when every promise is kept. */
  readonly problems: readonly string[];
  /** Ops that the server holds although no answer of it arrived. */
  readonly unheard: readonly string[];
  /** Records by id, as the server holds them. */
  readonly records: ReadonlyMap<string, Tables["record"]>;
}

/** @param dataDir of a server that does not run */
export async function audit(dataDir: string, ledger: Ledger): Promise<Audit> {
  const copy = await copyOf(dataDir);
  const found = await everything(join(copy, DATABASE));
  await rm(copy, { recursive: true, force: true });
  const records = new Map(found.records.map((row) => [row.id, row]));
  const receipts = new Map(found.receipts.map((row) => [row.opId, row]));
  const problems = [
    ...ledger.contradictions,
    ...promises(ledger, found, records),
    ...oneOrder(found),
    ...oneSeries(found),
    ...oneHistory(found),
    ...(await photos(dataDir, ledger, found)),
  ];
  const unheard = ledger.unanswered().filter((opId) => receipts.has(opId));
  return { problems, unheard, records };
}

const DATABASE = "asayu.db";

/** The files as they lie there: opening them in place would mend what the server has to mend. */
async function copyOf(dataDir: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), "asayu-audit-"));
  for (const name of [DATABASE, `${DATABASE}-wal`])
    await copyFile(join(dataDir, name), join(copy, name)).catch(absent);
  return copy;
}

type Found = Awaited<ReturnType<typeof everything>>;

async function everything(file: string) {
  const database = new Database(file);
  database.exec("pragma query_only = on");
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  try {
    return {
      integrity: await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db),
      receipts: await db.selectFrom("receipt").selectAll().execute(),
      changes: await db.selectFrom("change").selectAll().orderBy("seq").execute(),
      records: await db.selectFrom("record").selectAll().execute(),
      devices: await db.selectFrom("device").selectAll().execute(),
      spaces: await db.selectFrom("space").selectAll().execute(),
      series: await db.selectFrom("series").selectAll().execute(),
      files: await db.selectFrom("file").selectAll().execute(),
    };
  } finally {
    database.close();
  }
}

function promises(
  ledger: Ledger,
  { receipts, changes }: Found,
  records: ReadonlyMap<string, Tables["record"]>,
): string[] {
  const receiptOf = new Map(receipts.map((row) => [row.opId, row]));
  const changeOf = new Map(changes.map((row) => [row.opId, row]));
  return [...ledger.ops.values()].flatMap(({ op, outcome }) => {
    const [receipt, change] = [receiptOf.get(op.opId), changeOf.get(op.opId)];
    if (!receipt) return `lost: ${op.type} ${op.kind} ${op.opId} has no receipt`;
    if (!isDeepStrictEqual(JSON.parse(receipt.outcome), outcome))
      return `${op.opId} has another outcome than was answered`;
    if (outcome.status === "refused") return change ? `${op.opId} was refused and applied` : [];
    if (change?.seq !== outcome.seq) return `lost: ${op.opId} is not in the history at its seq`;
    const record = records.get(op.record);
    if (!record) return `lost: the record ${op.record} of ${op.opId}`;
    if (outcome.number !== undefined && record.number !== outcome.number)
      return `${op.record} has number ${record.number}, answered was ${outcome.number}`;
    return [];
  });
}

/** Each device's ops stand in its own order, without holes and doubles. */
function oneOrder({ receipts, devices }: Found): string[] {
  return devices.flatMap(({ clientId, lastN }) => {
    const own = receipts.filter((receipt) => receipt.clientId === clientId);
    const order = own.map(({ n }) => n).sort((a, b) => a - b);
    return isCount(order, lastN) ? [] : `the receipts of device ${clientId} are not 1 to ${lastN}`;
  });
}

/** Human numbers run from 1 to the last one given out, each once. */
function oneSeries({ records, series }: Found): string[] {
  return series.flatMap(({ space, kind, last }) => {
    const numbers = records.filter((row) => row.space === space && row.kind === kind);
    const order = numbers.map(({ number }) => number ?? 0).sort((a, b) => a - b);
    return isCount(order, last) ? [] : `the numbers of ${kind} are not 1 to ${last}`;
  });
}

/** Receipts and history tell the same, the history is without holes, and its chain holds. */
function oneHistory({ integrity, receipts, changes, spaces, devices }: Found): string[] {
  const damage = integrity.rows.map((row) => row.integrity_check).filter((line) => line !== "ok");
  const problems = damage.map((line) => `the database is damaged: ${line}`);
  const applied = receipts.filter(
    ({ outcome }) => (JSON.parse(outcome) as Outcome).status === "applied",
  );
  const known = new Set(applied.map(({ opId }) => opId));
  const clients = new Set(devices.map(({ clientId }) => clientId));
  const sent = changes.filter(({ clientId }) => clients.has(clientId));
  if (sent.length !== applied.length || sent.some(({ opId }) => !known.has(opId)))
    problems.push(`${applied.length} receipts of applied ops, ${sent.length} changes by devices`);
  for (const { id, seq, chain } of spaces) {
    const own = changes.filter(({ space }) => space === id);
    // A clash takes a seq of its own for the record that shows it.
    const taken = new Set(own.map((change) => change.seq));
    const clashes = own.filter(({ conflict }) => conflict !== null).length;
    if (taken.size !== own.length || own.length + clashes !== seq)
      problems.push(
        `the history of ${id} is not whole: ${own.length} changes, ${clashes} clashes, seq ${seq}`,
      );
    const end = own.reduce((before, { payloadHash }) => sha256(before + payloadHash), "");
    if (end !== chain) problems.push(`the chain of ${id} is broken`);
  }
  return problems;
}

async function photos(dataDir: string, ledger: Ledger, { files }: Found): Promise<string[]> {
  const rows = new Set(files.map(({ space, hash }) => `${space}/${hash}`));
  const checked = [...ledger.photos].map(async ([name, { hash, bytes }]) => {
    if (!rows.has(name)) return [`lost: the photo ${name} is not named in the database`];
    const path = join(dataDir, "files", hash.slice(0, 2), hash);
    const stored = await readFile(path).catch(() => null);
    if (!stored) return [`lost: the bytes of photo ${name}`];
    return stored.equals(bytes) ? [] : [`the photo ${name} has other bytes`];
  });
  return (await Promise.all(checked)).flat();
}

const isCount = (sorted: readonly number[], last: number) =>
  sorted.length === last && sorted.every((value, place) => value === place + 1);

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
