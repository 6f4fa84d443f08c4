/** The people of the every-kind tests: each role on each side that may hold it, and one whom records name. */
import type { Actor, Role } from "@/lib/records/rights";
import { NAMED, type Who } from "./kind-table";

const userRoles: Role[] = [
  ...(["admin", "lead", "pmo", "manager", "tester", "developer"] as const),
  ...(["trainer", "owner", "viewer", "kiosk"] as const),
];
const vendorRoles: Role[] = ["pmo", "developer", "tester", "trainer", "viewer"];

export const actors: readonly Actor[] = [
  ...userRoles.map((role): Actor => ({ userId: role, role, side: "user" })),
  ...vendorRoles.map((role): Actor => ({ userId: `v-${role}`, role, side: "vendor" })),
  { userId: NAMED, role: "tester", side: "user" },
];

/** Whether the table lets this person do it. */
export function isAmong(who: Who | undefined, { userId, role, side }: Actor): boolean {
  const words = (who ?? "").split(" ").filter(Boolean);
  const all = words[0] === "user:" ? "user" : undefined;
  return words.some((word) => {
    if (word.startsWith("@")) return userId === NAMED;
    const own = word.startsWith("user:") ? "user" : all;
    return word.replace("user:", "") === role && (own === undefined || own === side);
  });
}

/** The first who may, other than `not`. */
export function oneOf(who: Who | undefined, not: readonly string[] = []): Actor {
  const found = actors.find((actor) => isAmong(who, actor) && !not.includes(actor.userId));
  if (!found) throw new Error(`nobody is among "${who}"`);
  return found;
}
