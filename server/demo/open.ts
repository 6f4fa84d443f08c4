/** Makes the demo's people, projects, rooms and memberships, each only where it is not there yet. */
import { people as cast, type DemoPerson, isWho, userIdOf, type Who } from "@/lib/demo/people";
import { type DemoProject, fixedId, projects, spaceIdOf, talk } from "@/lib/demo/projects";
import { INTERNAL_CODE } from "@/lib/records/joining";
import { createNamed } from "@/server/auth/accounts";
import { addPersonSpace } from "@/server/auth/join";
import type { People, User } from "@/server/auth/people";
import { followProjects } from "@/server/auth/places";
import { enterProject, openSpaces } from "@/server/auth/projects";
import { openRoom } from "@/server/auth/rooms";
import type { StoreTransaction } from "@/server/store/store";

const OPENER: Who = "pm";

const userOf = (who: Who): User => ({ userId: userIdOf(who), name: cast[who].name });

export async function openDemo(people: People): Promise<void> {
  const everybody = (Object.keys(cast) as Who[]).map(userOf);
  for (const user of everybody) await createNamed(people.auth, user);
  await people.store.transaction(async (tx) => {
    for (const { userId } of everybody)
      if ((await tx.membershipsOf(userId)).length === 0)
        await addPersonSpace(tx, userId, people.now());
    for (const project of projects) await openProject(tx, project, people.now());
  });
  const room = spaceIdOf(talk.project, "talk");
  if (await people.store.space(room)) return;
  const members = talk.members.map(userIdOf);
  const project = spaceIdOf(talk.project);
  const then = { ...people, now: () => talk.opened };
  await openRoom(then, userOf(talk.opener), project, { name: talk.name, members }, room);
}

async function openProject(tx: StoreTransaction, demo: DemoProject, now: number): Promise<void> {
  const id = spaceIdOf(demo.key);
  const roomId = (code: string) =>
    code === INTERNAL_CODE ? spaceIdOf(demo.key, "internal") : fixedId("room", demo.key, code);
  const by = { by: userIdOf(OPENER), now: demo.opened };
  if (!(await tx.space(id))) await openSpaces(tx, id, demo.fields, by, roomId);
  for (const { who, place } of demo.members) {
    const user = userOf(who);
    const held = await tx.membership(id, user.userId);
    // Whoever was taken out stays out; whoever is in may have got an organisation meanwhile.
    if (held?.revokedAt === null) await followProjects(tx, user.userId, now);
    if (!held) await enterProject(tx, id, user, place, demo.opened, chartOf(who));
  }
}

function chartOf(who: Who): { position: string; reportsTo?: string } {
  const { position, reportsTo }: DemoPerson = cast[who];
  return reportsTo && isWho(reportsTo)
    ? { position, reportsTo: userIdOf(reportsTo) }
    : { position };
}
