/** Opening a project: its spaces, its record, and its first member. */
import { v7 as uuidv7 } from "uuid";
import type { FieldsOf } from "@/lib/records/define";
import { INTERNAL_CODE, mayCreateProjects, type Place } from "@/lib/records/joining";
import type { project as projectDefinition, Vendor } from "@/lib/records/project";
import type { Role } from "@/lib/records/rights";
import type { Space, StoreTransaction } from "@/server/store/store";
import { memberRows, organisationName, writeMember } from "./members";
import type { People, User } from "./people";
import { PeopleError } from "./people-error";
import { takePlace } from "./places";
import { writeServerRecords } from "./server-records";

export type NewProject = FieldsOf<typeof projectDefinition> & {
  name: string;
  vendors: Vendor[];
};

/**
 * Makes the project's space, 社内限り and a room per vendor, all at once. Whoever opens it leads it.
 * @returns the project's id, which is also its space's and its record's
 * @throws PeopleError `forbidden`
 */
export async function createProject(
  people: People,
  creator: User,
  given: NewProject,
): Promise<string> {
  const project = uuidv7();
  const now = people.now();
  const seq = await people.store.transaction(async (tx) => {
    const held = await tx.spacesOfUser(creator.userId);
    const roles = held.map(({ space, membership }) => ({ ...membership, kind: space.kind }));
    if (!mayCreateProjects(roles)) throw new PeopleError("forbidden");
    const organisation = held.find(({ space }) => space.kind === "organisation");
    const role: Role = organisation?.membership.role === "admin" ? "admin" : "lead";
    const place: Place = {
      role,
      side: "user",
      organisation: organisation?.space.name ?? "",
    };
    await openSpaces(tx, project, given, { by: creator.userId, now });
    return enterProject(tx, project, creator, place, now);
  });
  people.publish(project, seq);
  people.membershipChanged(creator.userId);
  return project;
}

/**
 * The project's space with its record, 社内限り and the vendors' rooms; nobody is in them yet.
 * @param roomId answers the id of the room with this code
 */
export async function openSpaces(
  tx: StoreTransaction,
  project: string,
  given: NewProject,
  { by, now }: { by: string; now: number },
  roomId: (code: string) => string = () => uuidv7(),
): Promise<void> {
  for (const room of roomsOf(project, given, now, roomId)) await tx.addSpace(room);
  const record = { id: project, kind: "project", fields: given };
  await writeServerRecords(tx, project, [record], { by, now });
}

function roomsOf(
  project: string,
  { name, vendors }: NewProject,
  createdAt: number,
  roomId: (code: string) => string,
): Space[] {
  const rooms: Pick<Space, "id" | "kind" | "name" | "code">[] = [
    { id: project, kind: "project", name, code: "" },
    { id: roomId(INTERNAL_CODE), kind: "internal", name: "社内限り", code: INTERNAL_CODE },
    ...vendors.map((vendor) => vendorRoom(project, vendor, createdAt, roomId(vendor.code))),
  ];
  // A millisecond apart, so that lists keep them in this order.
  return rooms.map((room, place) => ({ ...room, project, seq: 0, createdAt: createdAt + place }));
}

/** The room of one vendor, and of the user side's PMO. */
export const vendorRoom = (
  project: string,
  { code, name }: Pick<Vendor, "code" | "name">,
  createdAt: number,
  id: string = uuidv7(),
): Space => ({ id, kind: "vendor", project, name, code, seq: 0, createdAt });

/**
 * Gives a person the spaces of their place and writes their member record.
 * @param chart where they stand in the 体制図, if that is known already
 * @returns the project space's new seq
 */
export async function enterProject(
  tx: StoreTransaction,
  project: string,
  user: User,
  place: Place,
  now: number,
  chart: { position?: string; reportsTo?: string } = {},
): Promise<number> {
  await takePlace(tx, project, user.userId, place, now);
  const fields = {
    user: user.userId,
    name: user.name,
    role: place.role,
    side: place.side,
    organisation: await organisationName(tx, project, place),
    ...chart,
    // Whoever comes back is no longer gone.
    ...((await memberRows(tx, project)).has(user.userId) && { left: null }),
  };
  return writeMember(tx, project, user.userId, fields, { by: user.userId, now });
}
