/** Private rooms of a project: opened with chosen people, who alone know of them. */
import { randomInt } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { mayKeepRoom, mayOpenRooms } from "@/lib/records/joining";
import { isPresent } from "@/lib/records/member";
import type { Space, StoreReader, StoreTransaction } from "@/server/store/store";
import { memberRows, writeMember } from "./members";
import { by } from "./noted";
import type { People, User } from "./people";
import { PeopleError } from "./people-error";
import { placeIn, placeOf } from "./places";

export interface NewRoom {
  name: string;
  /** User ids of members of the project; whoever opens the room is in it anyway. */
  members: string[];
}

/**
 * @returns the room's space id
 * @throws PeopleError `missing` to outsiders and for people who are not in the project, `forbidden`
 */
export async function openRoom(
  people: People,
  opener: User,
  project: string,
  { name, members }: NewRoom,
  id = uuidv7(),
): Promise<string> {
  const now = people.now();
  const inside = [...new Set([opener.userId, ...members])];
  const seq = await people.store.transaction(async (tx) => {
    if (!mayOpenRooms(await placeIn(tx, project, opener.userId))) {
      throw new PeopleError("forbidden");
    }
    const code = await freeCode(tx, project);
    const room = { id, kind: "private" as const, project, name, seq: 0, code };
    await tx.addSpace({ ...room, createdAt: now, createdBy: opener.userId });
    await tx.note(by(opener, { space: id, what: "roomOpened", about: id, at: now }));
    return enter(tx, { id, project }, inside, { by: opener.userId, now });
  });
  people.publish(id, seq);
  for (const userId of inside) people.membershipChanged(userId);
  return id;
}

/** Lets more of the project's members in; they get all of it. @throws PeopleError `missing`, `forbidden` */
export async function addToRoom(
  people: People,
  keeper: User,
  room: string,
  members: readonly string[],
): Promise<void> {
  const told = { by: keeper.userId, now: people.now() };
  const seq = await people.store.transaction(async (tx) => {
    const { space, mayKeep } = await roomOf(tx, room, keeper.userId);
    if (!mayKeep) throw new PeopleError("forbidden");
    return enter(tx, space, members, told);
  });
  people.publish(room, seq);
  for (const userId of members) people.membershipChanged(userId);
}

/**
 * Takes somebody out of a room; everybody may go by themselves.
 * @throws PeopleError `missing`, `forbidden`, `lastInRoom`
 */
export async function removeFromRoom(
  people: People,
  keeper: User,
  room: string,
  userId: string,
): Promise<void> {
  const now = people.now();
  const seq = await people.store.transaction(async (tx) => {
    const { space, mayKeep } = await roomOf(tx, room, keeper.userId);
    if (!mayKeep && userId !== keeper.userId) throw new PeopleError("forbidden");
    const held = await tx.membership(space.id, userId);
    if (held?.revokedAt !== null) throw new PeopleError("missing");
    const inside = (await tx.membersOf(space.id)).filter(({ revokedAt }) => revokedAt === null);
    if (inside.length === 1) throw new PeopleError("lastInRoom");
    await tx.putMembership({ ...held, revokedAt: now });
    await tx.note(by(keeper, { space: space.id, what: "roomLeft", about: userId, at: now }));
    return writeMember(tx, space.id, userId, { left: now }, { by: keeper.userId, now });
  });
  people.publish(room, seq);
  people.membershipChanged(userId);
}

/** @throws PeopleError `missing` to everybody who is not inside, as if there were no such room */
async function roomOf(
  store: StoreReader,
  room: string,
  userId: string,
): Promise<{ space: { id: string; project: string }; mayKeep: boolean }> {
  const held = await store.membership(room, userId);
  const space: Space | undefined = held?.revokedAt === null ? await store.space(room) : undefined;
  if (!held || space?.kind !== "private" || space.project === null) {
    throw new PeopleError("missing");
  }
  const { id, project, createdBy } = space;
  return { space: { id, project }, mayKeep: mayKeepRoom(held, createdBy) };
}

/** Lets people in with their place in the project. @returns the room's new seq */
async function enter(
  tx: StoreTransaction,
  { id, project }: { id: string; project: string },
  members: readonly string[],
  { by: keeper, now }: { by: string; now: number },
): Promise<number> {
  const records = await memberRows(tx, project);
  let seq = 0;
  for (const userId of members) {
    const place = await placeOf(tx, project, userId);
    const fields = records.get(userId)?.fields;
    if (!place || place.role === "kiosk" || !fields || !isPresent(fields)) {
      throw new PeopleError("missing");
    }
    const held = await tx.membership(id, userId);
    const since = held?.revokedAt === null ? held.since : now;
    const { role, side } = place;
    await tx.putMembership({ space: id, userId, role, side, since, revokedAt: null });
    const { name, organisation } = fields;
    const told = { user: userId, name, role, side, organisation, left: null };
    seq = await writeMember(tx, id, userId, told, { by: keeper, now });
    const detail = { role, side };
    const what = "roomEntered" as const;
    await tx.note(by({ userId: keeper }, { space: id, what, about: userId, at: now, detail }));
  }
  return seq;
}

/** Without vowels, which could make a word, and without I and O, which read like digits. */
const LETTERS = "BCDFGHJKLMNPQRSTVWXZ";

/** Drawn, not counted: a number in order would tell how many other rooms there are. */
async function freeCode(store: StoreReader, project: string): Promise<string> {
  const taken = new Set((await store.spacesOf(project)).map(({ code }) => code));
  for (;;) {
    const code = Array.from({ length: 3 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
    if (!taken.has(code)) return code;
  }
}
