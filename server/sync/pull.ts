/** What a device asks for: its spaces, the rows of one, the history of a record. */
import type { Row } from "@/lib/records/row";
import {
  type HistoryAnswer,
  PAGE_ROWS,
  type PullAnswer,
  type PullRequest,
  type SpaceInfo,
  type SpacesAnswer,
} from "@/lib/sync/protocol";
import type { Space, Store } from "@/server/store/store";
import { CallFailure } from "./call-failure";
import { type DeviceFacts, isNews, knownDevice, noteDevice } from "./devices";

/** The caller's spaces. Registers the device and notes that it was here. */
export async function spaces(
  store: Store,
  user: { userId: string; name: string },
  clientId: string,
  now: number,
  facts: DeviceFacts = {},
): Promise<SpacesAnswer> {
  const { userId, name } = user;
  const device = await knownDevice(store, clientId, userId);
  if (device === "new" || (device !== "foreign" && isNews(device, facts, now)))
    await store.transaction((tx) => noteDevice(tx, clientId, userId, now, facts));
  const epoch = await store.epoch();
  const members = await store.spacesOfUser(userId);
  const newest = (await store.restores()).at(-1)?.lost ?? [];
  const from = new Map(newest.map(({ space, upTo }) => [space, upTo]));
  return {
    user: { id: userId, name },
    epoch,
    spaces: members.map(
      ({ space, membership }): SpaceInfo => ({
        id: space.id,
        kind: space.kind,
        project: space.project,
        name: space.name,
        code: space.code,
        ...(space.createdBy !== undefined && { createdBy: space.createdBy }),
        epoch,
        seq: space.seq,
        ...(from.has(space.id) && { from: from.get(space.id) ?? 0 }),
        role: membership.role,
        side: membership.side,
      }),
    ),
    serverTime: now,
  };
}

/**
 * Rows of one space after the cursor, at most `PAGE_ROWS` asked for.
 * @throws CallFailure `missing` for a space that is not there or not the caller's, `wrongUser` where the
 * device asks for somebody else
 */
export async function pull(
  store: Store,
  userId: string,
  request: PullRequest,
): Promise<PullAnswer> {
  if ((request.userId ?? userId) !== userId) throw new CallFailure("wrongUser");
  await knownDevice(store, request.clientId, userId);
  // Read before the rows: rows that come in between then lie above it, never hidden below it.
  const { seq: head, code } = await spaceOf(store, userId, request.space);
  const epoch = await store.epoch();
  const limit = Math.min(Math.max(request.limit, 1), PAGE_ROWS);
  // Also the own open work: it would take the place of what the server has lost and was not told of.
  if (request.epoch !== epoch) return { epoch, cursor: 0, head, rows: [], reset: true };
  if (request.mine) {
    const rows = await store.openWork(request.space, userId, limit);
    return { epoch, cursor: request.cursor, head, rows: inRoom(rows, code) };
  }
  const rows = await store.rowsAfter(request.space, request.cursor, limit);
  const last = rows.at(-1)?.seq ?? 0;
  const cursor = rows.length < limit ? Math.max(head, last, request.cursor) : last;
  return { epoch, cursor, head: Math.max(head, cursor), rows: inRoom(rows, code) };
}

/** Numbers of a room carry its code, or somebody in two of them would see one number twice. */
const inRoom = (rows: Row[], code: string): Row[] =>
  code === "" ? rows : rows.map((row) => (row.number === null ? row : { ...row, room: code }));

/** Every change of a record, newest last. @throws CallFailure `missing` as `pull` */
export async function history(
  store: Store,
  userId: string,
  space: string,
  record: string,
): Promise<HistoryAnswer> {
  await spaceOf(store, userId, space);
  return { changes: await store.changesOf(space, record) };
}

async function spaceOf(store: Store, userId: string, id: string): Promise<Space> {
  const membership = await store.membership(id, userId);
  const space = membership?.revokedAt === null ? await store.space(id) : undefined;
  if (!space) throw new CallFailure("missing");
  return space;
}
