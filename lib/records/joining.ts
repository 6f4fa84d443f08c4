/** Who may bring whom into a project, and which of its spaces a person enters. Absent means denied. */
import { keepers, type Role, roles, type Side } from "./rights";

/** A person's place in one project. */
export interface Place {
  role: Role;
  side: Side;
  /** On the vendor's side the vendor's code in the project, else free text. */
  organisation: string;
}

/** What tells a space of a project from its others; a vendor's room has the vendor's code. */
export interface Room {
  kind: "project" | "internal" | "vendor" | (string & {});
  code: string;
}

/** The code of 社内限り in the numbers of its records (BUG-IN-0001); no vendor may have it. */
export const INTERNAL_CODE = "IN";

/** A vendor never holds the roles that decide for the user's side. */
const rolesOfSide: Readonly<Record<Side, readonly Role[]>> = {
  // A kiosk is a training session's, not a person's.
  user: roles.filter((role) => role !== "kiosk"),
  vendor: ["pmo", "developer", "tester", "trainer", "viewer"],
};

/** A project's own space is everybody's, 社内限り the user side's, a vendor's room its own and the user-side PMO's. */
export function entersRoom(room: Room, { role, side, organisation }: Place): boolean {
  if (role === "kiosk") return false;
  switch (room.kind) {
    case "project":
      return true;
    case "internal":
      return side === "user";
    case "vendor":
      return side === "vendor" ? organisation === room.code : keepers.includes(role);
    default:
      return false;
  }
}

/** The roles that `inviter` may give to somebody on `side`. */
export function invitableRoles(inviter: Place, side: Side): readonly Role[] {
  if (!keepers.includes(inviter.role)) return [];
  if (inviter.side === "vendor" && side === "user") return [];
  return rolesOfSide[side].filter((role) => {
    if (role === "admin") return inviter.role === "admin";
    if (role === "lead") return inviter.role !== "pmo";
    return true;
  });
}

/** A vendor's PMO brings in its own people only. */
export function mayInvite(inviter: Place, invited: Place): boolean {
  if (inviter.side === "vendor" && invited.organisation !== inviter.organisation) return false;
  return invitableRoles(inviter, invited.side).includes(invited.role);
}

/** Leads the project; without anybody who does, nobody inside could put it right again. */
export const isLeading = ({ role, side }: Omit<Place, "organisation">): boolean =>
  side === "user" && (role === "admin" || role === "lead");

/** Only an administrator touches another one's place. */
export function mayRemove(own: Place, member: Place): boolean {
  return isLeading(own) && (member.role !== "admin" || own.role === "admin");
}

/** From one place to another: whoever may remove the person may give any role that they could invite for. */
export function mayMove(own: Place, before: Place, after: Place): boolean {
  return mayRemove(own, before) && invitableRoles(own, after.side).includes(after.role);
}

const roomOpeners: readonly Role[] = ["admin", "lead", "pmo", "manager", "owner"];

/** The user side's deciders open rooms with people of their choice (a PM–PMO talk). */
export const mayOpenRooms = ({ role, side }: Omit<Place, "organisation">): boolean =>
  side === "user" && roomOpeners.includes(role);

/** Whoever opened a private room, and a lead who is in it, says who else is. */
export function mayKeepRoom(
  { userId, ...held }: Omit<Place, "organisation"> & { userId: string },
  createdBy: string | undefined,
): boolean {
  return userId === createdBy || isLeading(held);
}

/** The organisation's administrators and the user-side leads of any project open new projects. */
export function mayCreateProjects(
  held: readonly { kind: string; role: Role; side: Side }[],
): boolean {
  return held.some(
    ({ kind, role, side }) =>
      (kind === "organisation" && role === "admin") ||
      (kind === "project" && side === "user" && (role === "admin" || role === "lead")),
  );
}

/** What can go wrong with links, accounts and projects; the screens put each into words. */
export const joiningErrorCodes = [
  /** The set-up link was used, replaced, has run out or never existed. */
  "spentLink",
  /** The invitation was used, cancelled, has run out or never existed. */
  "spentInvitation",
  "emailTaken",
  "weakPassword",
  "alreadyMember",
  /** It is for a member who cannot sign in yet, not for whoever is signed in. */
  "othersInvitation",
  "unknownVendor",
  /** A vendor's room holds records, so it does not go. */
  "vendorStays",
  /** A project keeps at least one administrator or lead. */
  "lastLead",
  /** A room keeps at least one person. */
  "lastInRoom",
  /** Somebody would stand above themselves in the 体制図. */
  "chartCircle",
  /** The demo project stands only beside real ones when somebody insists. */
  "realProjects",
  /** The demo's time goes forward only. */
  "demoBackwards",
  "forbidden",
  "missing",
  "tooManyTries",
] as const;
export type JoiningErrorCode = (typeof joiningErrorCodes)[number];
