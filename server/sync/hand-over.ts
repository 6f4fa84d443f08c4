/**
 * What a device that was taken away still holds comes into quarantine, under a grant that is good for this
 * alone: bound to the device and its person, kept as a hash, spent when the device has cleared itself.
 */
import {
  HANDED_OVER,
  type HandedOver,
  type HandOverState,
  type HandOverTerms,
} from "@/lib/sync/hand-over";
import { MAX_PUSH_OPS } from "@/lib/sync/protocol";
import { hashToken, newToken } from "@/server/auth/token";
import type {
  HandOver,
  Quarantined,
  Store,
  StoreReader,
  StoreTransaction,
} from "@/server/store/store";
import { CallFailure } from "./call-failure";
import { register } from "./devices";
import { readEnvelope, readOp } from "./op-shape";

interface Ports {
  store: Store;
  now(): number;
}

const GRANT_MS = 7 * 86_400_000;

/**
 * Gives the grant to the device's own person, once more if it was lost; the one before is void then.
 * @throws CallFailure `missing` for another person's device
 */
export async function openHandOver(
  { store, now }: Ports,
  userId: string,
  clientId: string,
): Promise<HandOverTerms> {
  return store.transaction(async (tx): Promise<HandOverTerms> => {
    const known = await tx.device(clientId);
    if (known && known.userId !== userId) throw new CallFailure("missing");
    const at = now();
    if (known?.revokedAt == null && !(await tx.isRevoked(userId))) return { status: "welcome" };
    const before = await tx.handOver(clientId);
    if (before && before.wipedAt !== null) return { status: "gone" };
    if (!known) await register(tx, clientId, userId, at);
    const grant = newToken();
    const expiresAt = at + GRANT_MS;
    const entry = before ?? emptyHandOver(clientId, userId);
    await tx.putHandOver({ ...entry, grantHash: hashToken(grant), expiresAt });
    return { status: entry.wipeOnly ? "wipe" : "handOver", grant, expiresAt };
  });
}

export const emptyHandOver = (clientId: string, userId: string): HandOver => ({
  ...{ clientId, userId, grantHash: null, expiresAt: null, wipeOnly: false },
  ...{ changes: 0, photos: 0, handedAt: null, wipedAt: null },
});

/**
 * Keeps changes for the leads of their spaces; what the server has applied already needs no keeping.
 * @param input a `HandOverRequest`, not yet checked
 * @throws CallFailure `revoked` without a living grant; nothing was written then
 */
export async function takeHandOver({ store, now }: Ports, input: unknown): Promise<HandedOver> {
  const { envelope, ops: raw } = readEnvelope(input);
  if (raw.length > MAX_PUSH_OPS) throw new CallFailure("tooLarge");
  const sent = raw.map((one) => readOp(one, envelope));
  const grant = (input as { grant?: unknown }).grant;
  return store.transaction(async (tx) => {
    const entry = await grantedEntry(tx, grant, now());
    if (entry.wipeOnly) throw new CallFailure("revoked");
    if (envelope.userId !== entry.userId) throw new CallFailure("wrongUser");
    const memberships = await tx.membershipsOf(entry.userId);
    const spaces = new Set(memberships.map(({ space }) => space));
    const receipts = await tx.receipts(sent.map(({ opId }) => opId));
    const done = new Set(
      receipts.flatMap(({ opId, outcome }) => (outcome.status === "applied" ? [opId] : [])),
    );
    const wanted = sent.flatMap(({ op }) =>
      op && spaces.has(op.space) && !done.has(op.opId) ? [op] : [],
    );
    const held = new Set<string>();
    for (const space of new Set(wanted.map((op) => op.space)))
      for (const { op } of await tx.quarantined(space)) held.add(op.opId);
    const fresh = wanted
      .filter(({ opId }) => !held.has(opId))
      .map((op): Quarantined => {
        const { space, userId } = op;
        return { space, op, userId, reason: HANDED_OVER, at: now() };
      });
    await keep(tx, fresh);
    const changes = entry.changes + fresh.length;
    await tx.putHandOver({ ...entry, changes });
    return { changes, photos: entry.photos };
  });
}

const keep = (tx: StoreTransaction, quarantined: Quarantined[]) =>
  tx.write({
    ...{ rows: [], changes: [], receipts: [], quarantined, seqs: new Map(), series: new Map() },
  });

/** Everything has come. Safe to repeat, also with what comes once more. @throws CallFailure `revoked` */
export async function finishHandOver({ store, now }: Ports, grant: string): Promise<HandedOver> {
  return store.transaction(async (tx) => {
    const entry = await grantedEntry(tx, grant, now());
    if (entry.handedAt === null) {
      await tx.putHandOver({ ...entry, handedAt: now() });
      await noteIn(tx, entry, "deviceHandedOver", now());
    }
    return { changes: entry.changes, photos: entry.photos };
  });
}

/** The device holds nothing any more; the grant is spent. @throws CallFailure `revoked` */
export async function confirmWiped({ store, now }: Ports, grant: string): Promise<void> {
  await store.transaction(async (tx) => {
    const entry = await grantedEntry(tx, grant, now());
    await tx.putHandOver({ ...entry, grantHash: null, expiresAt: null, wipedAt: now() });
    await noteIn(tx, entry, "deviceWiped", now());
  });
}

/** In every project that the person is or was in: its leads answer for what lay on the device. */
async function noteIn(
  tx: StoreTransaction,
  { clientId, userId, changes, photos }: HandOver,
  what: "deviceHandedOver" | "deviceWiped",
  at: number,
): Promise<void> {
  const spaces = (await tx.membershipsOf(userId)).map(({ space }) => space);
  const event = {
    what,
    about: clientId,
    userId,
    device: clientId,
    at,
    detail: { changes, photos },
  };
  for (const space of new Set(spaces))
    if ((await tx.space(space))?.kind === "project") await tx.note({ ...event, space });
}

/** Whose photo may still come into this space under this name; null without a grant for it. */
export async function photoOwner(
  store: StoreReader,
  grant: string,
  { space, hash }: { space: string; hash: string },
  now: number,
): Promise<string | null> {
  const entry = await livingEntry(store, grant, now);
  if (!entry || entry.wipeOnly) return null;
  const { userId } = entry;
  const handed = await store.quarantined(space);
  const isNamed =
    handed.some(({ op, userId: by }) => by === userId && op.set.hash === hash) ||
    (await store.rowsOfKind(space, "attachment")).some(
      ({ created, fields }) => created.by === userId && fields.hash === hash,
    );
  return isNamed ? userId : null;
}

export async function notePhoto(tx: StoreTransaction, grant: string, now: number): Promise<void> {
  const entry = await grantedEntry(tx, grant, now);
  await tx.putHandOver({ ...entry, photos: entry.photos + 1 });
}

async function grantedEntry(store: StoreReader, grant: unknown, now: number): Promise<HandOver> {
  const entry = typeof grant === "string" ? await livingEntry(store, grant, now) : null;
  if (!entry) throw new CallFailure("revoked");
  return entry;
}

async function livingEntry(store: StoreReader, grant: string, now: number) {
  const entry = await store.handOverUnder(hashToken(grant));
  return entry && now < (entry.expiresAt ?? 0) ? entry : null;
}

export function handOverState(entry: HandOver | undefined): HandOverState {
  const { changes = 0, photos = 0, wipeOnly = false } = entry ?? {};
  const at = entry?.wipedAt ?? entry?.handedAt ?? null;
  const step =
    entry?.wipedAt != null ? "wiped" : entry?.handedAt != null ? "handedOver" : "waiting";
  return { step, wipeOnly, changes, photos, at };
}
