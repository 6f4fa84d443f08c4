/** The people, spaces and words of every simulation. */
import type { Role } from "@/lib/records/rights";

export const PROJECT = "0199aaaa-0000-7000-8000-000000000001";
export const ROOM = "0199aaaa-0000-7000-8000-00000000000a";
/** Opened in the midst of a story, so that a backup may be older than it. */
export const LATE_ROOM = "0199aaaa-0000-7000-8000-00000000000b";
export const spaceIds = [PROJECT, ROOM] as const;

/** In the order in which a story takes them; every one may write. */
export const people: readonly { id: string; role: Role }[] = [
  { id: "sato", role: "pmo" },
  { id: "suzuki", role: "lead" },
  { id: "takahashi", role: "tester" },
  { id: "tanaka", role: "manager" },
];

export const personAt = (place: number) => {
  const person = people[place % people.length];
  if (!person) throw new Error("nobody there");
  return person;
};

/** @param hasLateRoom whether there is one by now */
export const spaceAt = (place: number, hasLateRoom = false): string => {
  if (hasLateRoom && place % 4 === 2) return LATE_ROOM;
  return place % 4 === 3 ? ROOM : PROJECT;
};
