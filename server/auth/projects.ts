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
    for (const room of roomsOf(project, given, now)) await tx.addSpace(room);
    await writeServerRecords(tx, project, [{ id: project, kind: "project", fields: given }], {
      by: creator.userId,
      now,
    });
    const place: Place = {
      role,
      side: "user",
      organisation: organisation?.space.name ?? "",
    };
    return enterProject(tx, project, creator, place, now);
  });
  people.publish(project, seq);
  people.membershipChanged(creator.userId);
  return project;
}

function roomsOf(project: string, { name, vendors }: NewProject, createdAt: number): Space[] {
  const space = { project, seq: 0, code: "", createdAt };
  return [
    { ...space, id: project, kind: "project", name },
    { ...space, id: uuidv7(), kind: "internal", name: "社内限り", code: INTERNAL_CODE },
    ...vendors.map((vendor) => vendorRoom(project, vendor, createdAt)),
  ];
}

/** The room of one vendor, and of the user side's PMO. */
export const vendorRoom = (
  project: string,
  { code, name }: Pick<Vendor, "code" | "name">,
  createdAt: number,
): Space => ({ id: uuidv7(), kind: "vendor", project, name, code, seq: 0, createdAt });

/**
 * Gives a person the spaces of their place and writes their member record.
 * @returns the project space's new seq
 */
export async function enterProject(
  tx: StoreTransaction,
  project: string,
  user: User,
  place: Place,
  now: number,
): Promise<number> {
  await takePlace(tx, project, user.userId, place, now);
  const fields = {
    user: user.userId,
    name: user.name,
    role: place.role,
    side: place.side,
    organisation: await organisationName(tx, project, place),
    // Whoever comes back is no longer gone.
    ...((await memberRows(tx, project)).has(user.userId) && { left: null }),
  };
  return writeMember(tx, project, user.userId, fields, { by: user.userId, now });
}
