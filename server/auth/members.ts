/** Changing and ending people's places in a project, and the member records that tell of them. */
import { v7 as uuidv7 } from "uuid";
import { mayMove, mayRemove, type Place } from "@/lib/records/joining";
import { isPresent } from "@/lib/records/member";
import type { Row } from "@/lib/records/row";
import type { StoreReader, StoreTransaction } from "@/server/store/store";
import { by } from "./noted";
import type { People, User } from "./people";
import { PeopleError } from "./people-error";
import {
  demandLead,
  demandVendor,
  endInvitationsBeyond,
  leaveProject,
  placeIn,
  placeOf,
  takePlace,
} from "./places";
import { writeServerRecords } from "./server-records";

export interface MemberChange extends Place {
  /** What they do in the 体制図, in their own words. */
  position: string;
  /** User id of whoever stands above, empty at the top. */
  reportsTo: string;
}

/** What a space moved on to, to be announced after the commit. */
export type Moved = Map<string, number>;

/** The member records of a space, those who left among them. */
export async function memberRows(store: StoreReader, space: string): Promise<Map<string, Row>> {
  const rows = await store.rowsOfKind(space, "member");
  return new Map(rows.map((row) => [String(row.fields.user), row]));
}

/** Creates or changes a person's member record in a project or a private room. @returns the space's new seq */
export async function writeMember(
  tx: StoreTransaction,
  space: string,
  userId: string,
  fields: Record<string, unknown>,
  by: { by: string; now: number },
): Promise<number> {
  const former = (await memberRows(tx, space)).get(userId);
  const record = { id: former?.id ?? uuidv7(), kind: "member", fields };
  return writeServerRecords(tx, space, [record], by);
}

/** On the vendor's side the vendor's name, else the free text as it is. */
export async function organisationName(
  store: StoreReader,
  project: string,
  { side, organisation }: Place,
): Promise<string> {
  if (side === "user") return organisation;
  const rooms = await store.spacesOf(project);
  return rooms.find(({ kind, code }) => kind === "vendor" && code === organisation)?.name ?? "";
}

/**
 * Gives a member another place; their rooms follow it.
 * @param userId of the member
 * @throws PeopleError `missing`, `forbidden`, `unknownVendor`, `lastLead`, `chartCircle`
 */
export async function changeMember(
  people: People,
  changer: User,
  project: string,
  userId: string,
  { position, reportsTo, ...place }: MemberChange,
): Promise<void> {
  const now = people.now();
  const moved = await people.store.transaction(async (tx) => {
    const own = await placeIn(tx, project, changer.userId);
    const before = await placeIn(tx, project, userId);
    if (!mayMove(own, before, place)) throw new PeopleError("forbidden");
    await demandVendor(tx, project, place);
    await demandChart(tx, project, userId, reportsTo);
    await takePlace(tx, project, userId, place, now);
    await demandLead(tx, project);
    await endInvitationsBeyond(tx, project, userId, place, now);
    const { role, side } = place;
    const detail = { from: before.role, fromSide: before.side, role, side };
    const what = "placeChanged" as const;
    await tx.note(by(changer, { space: project, what, about: userId, at: now, detail }));
    const organisation = await organisationName(tx, project, place);
    const shared = { role: place.role, side: place.side, organisation };
    const chart = { position: position || null, reportsTo: reportsTo || null };
    return tell(tx, project, userId, shared, { ...shared, ...chart }, { by: changer.userId, now });
  });
  announce(people, moved, userId);
}

/**
 * Takes a member out of a project, with all its rooms.
 * @throws PeopleError `missing`, `forbidden`, `lastLead`
 */
export async function removeMember(
  people: People,
  remover: User,
  project: string,
  userId: string,
): Promise<void> {
  const now = people.now();
  const moved = await people.store.transaction(async (tx) => {
    const own = await placeIn(tx, project, remover.userId);
    const before = await placeIn(tx, project, userId);
    if (!mayRemove(own, before)) throw new PeopleError("forbidden");
    const left = { left: now };
    // Their rooms are told first: afterwards nobody knows which these were.
    const told = await tell(tx, project, userId, left, left, { by: remover.userId, now });
    await leaveProject(tx, project, userId, now);
    await tx.note(by(remover, { space: project, what: "removed", about: userId, at: now }));
    await demandLead(tx, project);
    await endInvitationsBeyond(tx, project, userId, undefined, now);
    return told;
  });
  announce(people, moved, userId);
}

/** Writes what is new about a person into the project and the private rooms that they are in. */
async function tell(
  tx: StoreTransaction,
  project: string,
  userId: string,
  inRooms: Record<string, unknown>,
  inProject: Record<string, unknown>,
  by: { by: string; now: number },
): Promise<Moved> {
  const moved: Moved = new Map();
  for (const room of await tx.spacesOf(project)) {
    if (room.kind !== "project" && room.kind !== "private") continue;
    if ((await tx.membership(room.id, userId))?.revokedAt !== null) continue;
    const fields = room.kind === "project" ? inProject : inRooms;
    moved.set(room.id, await writeMember(tx, room.id, userId, fields, by));
  }
  return moved;
}

function announce({ publish, membershipChanged }: People, moved: Moved, userId: string): void {
  for (const [space, seq] of moved) publish(space, seq);
  membershipChanged(userId);
}

/** Whoever stands above must be in the project, and not below at the same time. */
async function demandChart(
  tx: StoreReader,
  project: string,
  userId: string,
  reportsTo: string,
): Promise<void> {
  if (reportsTo === "") return;
  if (!(await placeOf(tx, project, reportsTo))) throw new PeopleError("missing");
  const rows = await memberRows(tx, project);
  const seen = new Set<string>([userId]);
  for (let above: unknown = reportsTo; typeof above === "string"; ) {
    if (seen.has(above)) throw new PeopleError("chartCircle");
    seen.add(above);
    const fields = rows.get(above)?.fields;
    above = fields && isPresent(fields) ? fields.reportsTo : undefined;
  }
}
