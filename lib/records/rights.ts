/** Who may do what: roles and sides, and the one place that answers it. Absent means denied. */

import type { Row } from "./row";

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
  /** A field with a person, or people: only for whom the record names there. */
  namedIn?: string;
}

/** What a record holds; null where none is there yet, so that nothing hinges on who is named in it. */
export type Held = Readonly<Record<string, unknown>> | null;

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

export const byWorkers: readonly Grant[] = [anyOf(...workers)];
export const byKeepers: readonly Grant[] = [anyOf(...keepers)];

/** Whoever the record names in `field`, whatever their work in the project is. */
export const ownedBy = (field: string, ...granted: Role[]): Grant => ({
  roles: granted.length ? granted : workers,
  namedIn: field,
});

/** What a grant names to reach whoever made the record; no field is called so. */
const AUTHOR = "created.by";

/** Whoever made the record, for moves. */
export const madeBy = (...granted: Role[]): Grant => ({ roles: granted, namedIn: AUTHOR });

/** A record as grants of moves look at it. */
export const heldOf = ({
  fields,
  created,
}: Pick<Row, "fields" | "created">): NonNullable<Held> => ({
  ...fields,
  [AUTHOR]: created.by,
});

/** `held` is the record before the change; for a new one what it is created with. */
export function isGranted(actor: Actor, grants: readonly Grant[] | undefined, held: Held): boolean {
  return (grants ?? []).some(
    ({ roles, side, namedIn }) =>
      roles.includes(actor.role) &&
      (side === undefined || side === actor.side) &&
      (namedIn === undefined || held === null || names(held[namedIn], actor.userId)),
  );
}

const names = (value: unknown, userId: string) =>
  Array.isArray(value) ? value.includes(userId) : value === userId;
