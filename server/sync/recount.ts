/**
 * A device meets a server that was restored: it learns what the server lost, says how far it had read, and
 * hands over what it holds of that. Its rows are testimony: kept beside the data and shown, never applied.
 */
import { z } from "zod";
import type { Registry } from "@/lib/records";
import type { Row } from "@/lib/records/row";
import {
  type Lost,
  RECOUNT_ROWS,
  type RecountAnswer,
  type RecountRequest,
} from "@/lib/sync/protocol";
import type { Beyond, Restore, Store, StoreTransaction } from "@/server/store/store";
import { CallFailure } from "./call-failure";
import { knownDevice } from "./devices";
import { isShallow } from "./payload";

const MAX_SPACES = 1_000;
const MAX_ROW_BYTES = 256 * 1024;
const MAX_DEPTH = 32;
/** A device may be wrong about a number; series must not run away with it. */
const MAX_NUMBERS_AHEAD = 100_000;

const id = z.string().regex(/^[A-Za-z0-9_:.@-]{1,128}$/);
const seq = z.int().min(0);
const rowShape = z.looseObject({
  space: id,
  id,
  kind: z.string().regex(/^[A-Za-z]{1,64}$/),
  number: seq.nullable(),
  seq: seq.min(1),
  fields: z.record(z.string(), z.unknown()),
  changed: z.looseObject({ by: z.string().max(128), at: z.int() }),
});
const requestShape = z.object({
  clientId: id,
  userId: id.optional(),
  epoch: z.int(),
  read: z.record(id, z.tuple([seq, seq])),
  rows: z.array(rowShape).max(RECOUNT_ROWS),
});

/**
 * @param input a `RecountRequest`, not yet checked
 * @throws CallFailure `invalid`, `wrongUser` where it is another person's database that is compared, or
 * `revoked` as every call of a device that was taken away
 */
export async function recount(
  { store, registry, now }: { store: Store; registry: Registry; now: () => number },
  userId: string,
  input: unknown,
): Promise<RecountAnswer> {
  const { data } = requestShape.safeParse(input);
  if (!data || Object.keys(data.read).length > MAX_SPACES) throw new CallFailure("invalid");
  if ((data.userId ?? userId) !== userId) throw new CallFailure("wrongUser");
  const { userId: _own, ...told } = data;
  const request: RecountRequest = { ...told, rows: data.rows as unknown as Row[] };
  const device = await knownDevice(store, request.clientId, userId);
  const [epoch, restores] = await Promise.all([store.epoch(), store.restores()]);
  // Epochs grow with time: whatever line the device comes from, it left this one at the first after its own.
  const left = restores.find((restore) => restore.epoch > request.epoch) ?? restores.at(-1);
  if (!restores.length) return { epoch, backupAt: null, spaces: {} };
  const own = (await store.spacesOfUser(userId)).map(({ space }) => space.id);
  await store.transaction(async (tx) => {
    if (typeof device === "object") await tx.putDevice({ ...device, lastSeen: now() });
    await note(tx, registry, { userId, request, restores, left, own });
  });
  const spaces: Record<string, Lost> = {};
  for (const { space, kept, upTo } of left?.lost ?? [])
    if (own.includes(space)) spaces[space] = { kept, upTo };
  return { epoch, backupAt: left?.backupAt ?? null, spaces };
}

interface Told {
  userId: string;
  request: RecountRequest;
  restores: readonly Restore[];
  left: Restore | undefined;
  own: readonly string[];
}

async function note(tx: StoreTransaction, registry: Registry, told: Told): Promise<void> {
  const { userId, request, restores, left, own } = told;
  const beyond: Beyond[] = [];
  const series = new Map<string, number>();
  for (const { space, kept, upTo } of left?.lost ?? []) {
    const [after, to] = request.read[space] ?? [0, 0];
    const seq = Math.max(kept, after) + 1;
    const last = Math.min(to, upTo);
    if (own.includes(space) && last >= seq) beyond.push({ ...nameless, space, seq, upTo: last });
  }
  for (const row of request.rows) {
    const of = restoreOf(restores, row);
    // A foreign space looks like one that is not there, and its rows are not taken.
    const isOwn = own.includes(row.space);
    if (isOwn ? !of : (await tx.space(row.space)) !== undefined) continue;
    if (!isShallow(row, MAX_DEPTH) || JSON.stringify(row).length > MAX_ROW_BYTES) continue;
    beyond.push(beyondOf(row, userId));
    if (!isOwn || !of) continue;
    const { number } = row;
    if (number === null || registry.get(row.kind)?.number === undefined) continue;
    const key = `${row.space}/${row.kind}`;
    const last = series.get(key) ?? (await tx.lastNumber(row.space, row.kind));
    if (number > last && number <= last + MAX_NUMBERS_AHEAD) series.set(key, number);
  }
  await tx.write({
    ...{ rows: [], changes: [], receipts: [], quarantined: [], seqs: new Map() },
    series,
    beyond,
  });
}

const restoreOf = (restores: readonly Restore[], { space, seq }: Row) =>
  restores.find(({ lost }) =>
    lost.some((one) => one.space === space && seq > one.kept && seq <= one.upTo),
  );

const beyondOf = (row: Row, witness: string): Beyond => ({
  space: row.space,
  seq: row.seq,
  upTo: row.seq,
  opId: null,
  record: row.id,
  kind: row.kind,
  userId: row.changed.by,
  at: row.changed.at,
  row,
  witness,
});

/** Known to have been given out, and nothing more. */
const nameless = {
  opId: null,
  record: null,
  kind: null,
  userId: null,
  at: null,
  row: null,
  witness: null,
};
