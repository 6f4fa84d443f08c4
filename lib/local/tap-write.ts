/**
 * What one tap writes, within its transaction: everything is read at once, worked out in memory and written
 * at once, because every turn to the disk and back is time that a person waits.
 */
import type { Registry } from "@/lib/records";
import { isPurged } from "@/lib/records/attachment";
import { applyLocal, touchedBy } from "@/lib/sync/local";
import { MAX_OPS_IN_GROUP, type Op, SCHEMA_VERSION } from "@/lib/sync/op";
import { actorIn } from "@/lib/sync/protocol";
import { attachmentFields, waitingRow } from "./attachment";
import { type ComposeView, compose, type OpBody } from "./compose";
import {
  type PhotoBytes,
  type Queued,
  type Shown,
  type StoredRecord,
  shown,
  stored,
  type Upload,
  type UserDatabase,
  type WaitingPhoto,
} from "./database";
import { LocalError } from "./errors";
import { openLedger } from "./identity";
import type { Intent } from "./intent";
import { createLoaded, type Loaded } from "./loaded";
import { dropBytes, photoOf } from "./purged";
import { uploadOf } from "./upload-queue";

export interface TapWrite {
  space: string;
  intents: readonly Intent[];
  /** Id of the group that the ops form where they are several. */
  group: string;
  /** What they belong to beyond the tap. */
  batch?: string | undefined;
  /** UTC milliseconds of the tap. */
  at: number;
  validate: ComposeView["validate"];
}

export interface Written {
  opIds: string[];
  rows: Shown[];
}

interface TapContext {
  database: UserDatabase;
  registry: Registry;
  userId: string;
  /** IANA zone of the device. */
  timeZone: () => string;
}

/** Runs inside the tap's transaction. */
export async function writeTap(context: TapContext, tap: TapWrite): Promise<Written> {
  const { database, registry, userId } = context;
  const { space, intents } = tap;
  const [entry, ledger, loaded, photos] = await Promise.all([
    database.spaces.get(space),
    openLedger(database, userId),
    createLoaded(database, intents),
    photosOf(database, intents),
  ]);
  if (!entry) throw new LocalError("missingSpace");
  const view: ComposeView = {
    registry,
    actor: actorIn(entry.info, userId),
    space,
    row: loaded.row,
    ops: loaded.ops,
    own: loaded.own,
    validate: tap.validate,
  };
  const { clientId, epoch, letters } = ledger.identity;
  const queued: Queued[] = [];
  const waiting: WaitingPhoto[] = [];
  const waitingRows: StoredRecord[] = [];
  const uploads: Upload[] = [];

  const push = (body: OpBody, opId: string): void => {
    const makes = body.type === "create" || body.type === "append";
    const numbered = makes && registry.get(body.kind)?.number !== undefined;
    const op: Op = {
      ...{ opId, clientId, n: 0, epoch, v: SCHEMA_VERSION, userId, space },
      ...body,
      ...{ at: tap.at, tz: context.timeZone() },
      ...(numbered && { code: shortCode(letters, ledger.draw("lastCode")) }),
    };
    queued.push(laidOn(loaded, op, registry));
  };

  for (const { wish, opId } of intents) {
    if (wish.type !== "attach") {
      for (const [place, body] of compose(view, wish).entries()) push(body, opId(place));
      continue;
    }
    const photo = readyPhoto(photos.get(wish.photo));
    const fields = attachmentFields(photo, wish.record);
    const create = { type: "create", record: photo.id, kind: "attachment", fields } as const;
    const bodies = compose(view, create);
    const upload = uploadOf(space, photo, tap.at);
    if (upload) {
      for (const body of bodies) push(body, opId(0));
      uploads.push(upload);
    } else {
      waiting.push({ id: photo.id, space, record: wish.record, at: tap.at });
      waitingRows.push(waitingRow(registry, create, { space, userId, at: tap.at }));
    }
  }

  if (queued.length > MAX_OPS_IN_GROUP) throw new LocalError("groupTooLarge");
  if (queued.length) number(queued, ledger.draw("lastN", queued.length), tap);
  const { covers, puts } = shownAfter(loaded, queued, registry);
  const rows = [...puts, ...waitingRows];
  await Promise.all([
    queued.length && ledger.write(),
    queued.length && database.outbox.bulkAdd(queued),
    covers.length && database.server.bulkPut(covers),
    rows.length && database.records.bulkPut(rows),
    waiting.length && database.waiting.bulkPut(waiting),
    uploads.length && database.uploads.bulkPut(uploads),
  ]);
  const purged = rows.filter(isPurged).map(photoOf);
  if (purged.length) await dropBytes(database, purged);
  return { opIds: queued.map(({ opId }) => opId), rows: rows.map(shown) };
}

async function photosOf(database: UserDatabase, intents: readonly Intent[]) {
  const ids = intents.flatMap(({ wish }) => (wish.type === "attach" ? [wish.photo] : []));
  const found = ids.length ? await database.blobs.bulkGet(ids) : [];
  return new Map(found.flatMap((photo) => (photo ? [[photo.id, photo] as const] : [])));
}

function readyPhoto(photo: PhotoBytes | undefined): PhotoBytes {
  if (!photo) throw new LocalError("fileMissing");
  if (photo.broken) throw new LocalError("fileUnreadable");
  return photo;
}

const shortCode = (letters: string, count: number) =>
  `${letters}-${String(count).padStart(3, "0")}`;

/** Shows the op on the records that it touches, and remembers what it overwrote. */
function laidOn(loaded: Loaded, op: Op, registry: Registry): Queued {
  const touched = touchedBy(op, op.of === undefined ? undefined : loaded.own(op.of)?.op);
  let prev = {};
  for (const id of touched) {
    const after = applyLocal(id, loaded.row(id), op, registry);
    if (id === op.record) prev = after.prev;
    loaded.put(id, after.row, op);
  }
  loaded.remember(op, prev);
  return { n: 0, opId: op.opId, space: op.space, touched, op, prev };
}

/** Gives the ops their places in the device's order; what one tap makes is one group. */
function number(
  queued: readonly Queued[],
  first: number,
  { group, batch }: Pick<TapWrite, "group" | "batch">,
): void {
  for (const [place, entry] of queued.entries()) {
    entry.n = first + place;
    entry.op = { ...entry.op, n: entry.n, ...(queued.length > 1 ? { group } : {}) };
    if (batch !== undefined) entry.op.batch = batch;
  }
}

/** The shown records, and the server's version of those that had nothing on top before. */
function shownAfter(loaded: Loaded, queued: readonly Queued[], registry: Registry) {
  const made = new Map<string, number>();
  for (const { touched } of queued) for (const id of touched) made.set(id, (made.get(id) ?? 0) + 1);
  const covers = [];
  const puts: StoredRecord[] = [];
  for (const [id, own] of made) {
    const row = loaded.row(id);
    if (!row) continue;
    const before = loaded.before(id);
    if (!loaded.isCovered(id))
      covers.push({ id, space: row.space, row: before ? serverRow(before) : null });
    puts.push(stored(registry, row, (before?.pending ?? 0) + own, (before?.rev ?? 0) + 1));
  }
  return { covers, puts };
}

function serverRow({ pending: _pending, rev: _rev, ...row }: Shown) {
  return row;
}
