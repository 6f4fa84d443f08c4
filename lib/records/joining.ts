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
  "unknownVendor",
  "forbidden",
  "missing",
  "tooManyTries",
] as const;
export type JoiningErrorCode = (typeof joiningErrorCodes)[number];
