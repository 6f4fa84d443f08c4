/** One's own place in the project as the device knows it: what may be offered to others follows from it. */
import { useRecordScope } from "@/components/record/record-scope";
import { useRecord } from "@/lib/local/hooks/use-record";
import { useSpaces } from "@/lib/local/hooks/use-spaces";
import { invitableRoles, mayRemove, type Place } from "@/lib/records/joining";
import { isRole } from "@/lib/records/member";
import type { Vendor } from "@/lib/records/project";
import type { Role, Side } from "@/lib/records/rights";

export interface OwnPlace {
  mayInvite: boolean;
  /** By the fields of a member's record: may their place be changed or ended? */
  mayChange: (fields: Readonly<Record<string, unknown>>) => boolean;
  rolesFor: (side: Side) => readonly Role[];
  /** The vendors that somebody can be invited for. */
  vendors: readonly Vendor[];
}

export function useOwnPlace(): OwnPlace {
  const { actor, project } = useRecordScope();
  const record = useRecord(project);
  const spaces = useSpaces();
  const all = vendorsIn(record?.fields.vendors);
  // On the vendor's side only the own room is here, under the vendor's name.
  const rooms = new Set(
    (spaces ?? [])
      .filter((space) => space.kind === "vendor" && space.project === project)
      .map((space) => space.name),
  );
  const vendors = all.filter(({ name }) => rooms.has(name));
  const own: Place = {
    role: actor.role,
    side: actor.side,
    organisation: actor.side === "vendor" ? (vendors[0]?.code ?? "") : "",
  };
  const rolesFor = (side: Side) =>
    side === "vendor" && vendors.length === 0 ? [] : invitableRoles(own, side);
  return {
    mayInvite: rolesFor("user").length + rolesFor("vendor").length > 0,
    mayChange: ({ role, side }) =>
      isRole(role) &&
      mayRemove(own, { role, side: side === "vendor" ? side : "user", organisation: "" }),
    rolesFor,
    vendors,
  };
}

function vendorsIn(value: unknown): Vendor[] {
  return Array.isArray(value) ? (value as Vendor[]) : [];
}
