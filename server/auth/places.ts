/** A person's place in a project, and the spaces that follow from it: entered, kept and left with it. */
import { entersRoom, isLeading, mayInvite, type Place } from "@/lib/records/joining";
import { keepers, type Role } from "@/lib/records/rights";
import type { Membership, Space, StoreReader, StoreTransaction } from "@/server/store/store";
import { PeopleError } from "./people-error";

/** The name under which the organisation's space is noted in the database. */
export const ORGANISATION = "organisation";

/** Where a user stands in a project, undefined for outsiders. */
export async function placeOf(
  store: StoreReader,
  project: string,
  userId: string,
): Promise<Place | undefined> {
  const membership = await store.membership(project, userId);
  if (!membership || membership.revokedAt !== null) return undefined;
  const { role, side } = membership;
  if (side === "user") return { role, side, organisation: "" };
  for (const room of await store.spacesOf(project)) {
    if (room.kind !== "vendor") continue;
    const place = { role, side, organisation: room.code };
    const inRoom = await store.membership(room.id, userId);
    if (inRoom?.revokedAt === null && entersRoom(room, place)) return place;
  }
  return { role, side, organisation: "" };
}

/** As `placeOf`. @throws PeopleError `missing` to outsiders */
export async function placeIn(store: StoreReader, project: string, userId: string): Promise<Place> {
  const place = await placeOf(store, project, userId);
  if (!place) throw new PeopleError("missing");
  return place;
}

/** @throws PeopleError `unknownVendor` where the place names a vendor that the project has not */
export async function demandVendor(
  store: StoreReader,
  project: string,
  { side, organisation }: Place,
): Promise<void> {
  if (side === "user") return;
  const rooms = await store.spacesOf(project);
  if (!rooms.some((room) => room.kind === "vendor" && room.code === organisation)) {
    throw new PeopleError("unknownVendor");
  }
}

/** Gives a person the spaces of their place, with its role and side, and takes away those of any other. */
export async function takePlace(
  tx: StoreTransaction,
  project: string,
  userId: string,
  place: Place,
  now: number,
): Promise<void> {
  for (const room of await tx.spacesOf(project)) {
    const held = await tx.membership(room.id, userId);
    const isIn = held?.revokedAt === null;
    // Into a private room people are taken one by one, never by their place.
    const enters = room.kind === "private" ? isIn : entersRoom(room, place);
    if (enters || isIn)
      await tx.putMembership(membershipIn(room, userId, place, held, enters, now));
  }
  await followProjects(tx, userId, now);
}

function membershipIn(
  { id }: Space,
  userId: string,
  { role, side }: Place,
  held: Membership | undefined,
  enters: boolean,
  now: number,
): Membership {
  const since = held?.revokedAt === null ? held.since : now;
  return { space: id, userId, role, side, since, revokedAt: enters ? null : now };
}

/** Takes every space of a project from a person, private rooms too. */
export async function leaveProject(
  tx: StoreTransaction,
  project: string,
  userId: string,
  now: number,
): Promise<void> {
  for (const room of await tx.spacesOf(project)) {
    const held = await tx.membership(room.id, userId);
    if (held?.revokedAt === null) await tx.putMembership({ ...held, revokedAt: now });
  }
  await followProjects(tx, userId, now);
}

/**
 * What hangs on having any project: the user side reads the organisation's space, whoever keeps registers
 * writes there too; and without a project or the organisation a person is locked out altogether.
 */
export async function followProjects(
  tx: StoreTransaction,
  userId: string,
  now: number,
): Promise<void> {
  const living = await tx.spacesOfUser(userId);
  const projects = living.filter(({ space }) => space.kind === "project");
  const roles = projects.flatMap(({ membership: { side, role } }) =>
    side === "user" ? [role] : [],
  );
  const organisation = await tx.meta(ORGANISATION);
  if (organisation !== undefined) await followOrganisation(tx, organisation, userId, roles, now);
  const belongs =
    projects.length > 0 ||
    (organisation !== undefined && (await tx.membership(organisation, userId))?.revokedAt === null);
  for (const held of await tx.membershipsOf(userId)) {
    const own = (await tx.space(held.space))?.kind === "person";
    if (own && belongs !== (held.revokedAt === null)) {
      await tx.putMembership({ ...held, revokedAt: belongs ? null : now });
    }
  }
}

async function followOrganisation(
  tx: StoreTransaction,
  organisation: string,
  userId: string,
  roles: readonly Role[],
  now: number,
): Promise<void> {
  const held = await tx.membership(organisation, userId);
  const isIn = held?.revokedAt === null;
  // The organisation's administrators are so without any project.
  if (isIn && held.role === "admin") return;
  if (roles.length === 0 && !isIn) return;
  await tx.putMembership({
    space: organisation,
    userId,
    role: roles.some((role) => keepers.includes(role)) ? "pmo" : "viewer",
    side: "user",
    since: isIn ? held.since : now,
    revokedAt: roles.length > 0 ? null : now,
  });
}

/** @throws PeopleError `lastLead` when nobody is left who leads the project */
export async function demandLead(store: StoreReader, project: string): Promise<void> {
  const members = await store.membersOf(project);
  const lead = members.some((member) => member.revokedAt === null && isLeading(member));
  if (!lead) throw new PeopleError("lastLead");
}

/** Ends a person's open invitations that their place no longer lets them make: no way back in by an own link. */
export async function endInvitationsBeyond(
  tx: StoreTransaction,
  project: string,
  userId: string,
  place: Place | undefined,
  now: number,
): Promise<void> {
  for (const invitation of await tx.openInvitations(project)) {
    if (invitation.createdBy !== userId || (place && mayInvite(place, invitation))) continue;
    await tx.spendInvitation(invitation.tokenHash, userId, now);
  }
}
