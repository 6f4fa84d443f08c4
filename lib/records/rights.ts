/** Who may do what: roles and sides, and the one place that answers it. Absent means denied. */

export const roles = [
  "admin",
  "lead",
  "pmo",
  "manager",
  "tester",
  "developer",
  "trainer",
  "owner",
  "viewer",
  "kiosk",
] as const;
export type Role = (typeof roles)[number];

export type Side = "user" | "vendor";

export interface Grant {
  roles: readonly Role[];
  side?: Side;
}

/** A person as a space sees them. */
export interface Actor {
  userId: string;
  role: Role;
  side: Side;
}

/** Everyone who works in the project; a viewer only reads, a kiosk only leaves feedback. */
export const workers: Role[] = [
  "admin",
  "lead",
  "pmo",
  "manager",
  "tester",
  "developer",
  "trainer",
  "owner",
];
/** Those who keep the registers. */
export const keepers: Role[] = ["admin", "lead", "pmo"];

export const anyOf = (...granted: Role[]): Grant => ({ roles: granted });

export const onSide = (side: Side, ...granted: Role[]): Grant => ({ roles: granted, side });

export function isGranted(actor: Actor, grants: readonly Grant[] | undefined): boolean {
  return (grants ?? []).some(
    (grant) =>
      grant.roles.includes(actor.role) && (grant.side === undefined || grant.side === actor.side),
  );
}
