/** Who may make the demo and move its time, and how people come into it. */
import { FIRST_NOW, toInstant } from "@/lib/demo/clock";
import { isLeading, type Place } from "@/lib/records/joining";
import { nameOf } from "@/server/auth/accounts";
import type { People, User } from "@/server/auth/people";
import { PeopleError } from "@/server/auth/people-error";
import { ORGANISATION, placeIn } from "@/server/auth/places";
import { enterProject } from "@/server/auth/projects";
import type { StoreReader } from "@/server/store/store";
import { demoNow, demoProjects, mainProject, type Teller, type Told, tellDemo } from "./tell";

export interface Wish {
  /** `YYYY-MM-DDTHH:MM` in Japan; the morning of D5 where it is left out. */
  until?: string;
  /** Makes the demo although there are real projects. */
  force?: boolean;
}

/**
 * Makes the demo, or what is missing of it, and takes the caller in as its administrator.
 * @returns the id of the large project
 * @throws PeopleError `forbidden`, `realProjects`
 */
export async function makeDemo(people: Teller, asker: User, { force }: Wish = {}): Promise<string> {
  await people.oneAtATime(async () => {
    const organisation = await people.store.meta(ORGANISATION);
    const held = organisation && (await people.store.membership(organisation, asker.userId));
    if (!held || held.revokedAt !== null || held.role !== "admin")
      throw new PeopleError("forbidden");
    await demandAlone(people.store, force);
    await tellDemo(people, FIRST_NOW, asker.userId);
    await enterDemo(people, asker);
  });
  return mainProject;
}

/**
 * As `makeDemo`, for whoever has the server's own terminal. The organisation's administrators are taken in; on an
 * empty store the first one is when the server is set up.
 * @throws PeopleError `realProjects`, `demoBackwards`
 */
export async function seedDemo(people: Teller, { until, force }: Wish): Promise<Told> {
  await demandAlone(people.store, force);
  await demandForward(people.store, until);
  const told = await tellDemo(people, until);
  for (const admin of await administrators(people)) await enterDemo(people, admin);
  return told;
}

/**
 * Moves the demo's time on, and tells what happens until then; both projects share it.
 * @param project either of the demo's
 * @param to `YYYY-MM-DDTHH:MM` in Japan
 * @returns where it stands now
 * @throws PeopleError `missing` to outsiders and for other projects, `forbidden`, `demoBackwards`
 */
export async function moveDemo(
  people: Teller,
  mover: User,
  project: string,
  to: string,
): Promise<string> {
  if (!demoProjects.includes(project)) throw new PeopleError("missing");
  if (!isLeading(await placeIn(people.store, project, mover.userId)))
    throw new PeopleError("forbidden");
  return people.oneAtATime(async () => {
    await demandForward(people.store, to);
    return (await tellDemo(people, to, mover.userId)).now;
  });
}

/** Takes somebody into both projects as their administrator; without a demo, and for members, it does nothing. */
export async function enterDemo(people: People, user: User): Promise<void> {
  if ((await demoNow(people.store)) === undefined) return;
  const moved = await people.store.transaction(async (tx) => {
    const seqs = new Map<string, number>();
    const organisation = await tx.meta(ORGANISATION);
    const name = organisation === undefined ? undefined : (await tx.space(organisation))?.name;
    const place: Place = { role: "admin", side: "user", organisation: name ?? "" };
    for (const project of demoProjects)
      if ((await tx.membership(project, user.userId))?.revokedAt !== null)
        seqs.set(project, await enterProject(tx, project, user, place, people.now()));
    return seqs;
  });
  for (const [space, seq] of moved) people.publish(space, seq);
  if (moved.size > 0) people.membershipChanged(user.userId);
}

/** Beside real projects the demo is made only where it stands already, or where somebody insists. */
async function demandAlone(store: StoreReader, force = false): Promise<void> {
  if (force || (await demoNow(store)) !== undefined) return;
  const real = (await store.projects()).filter(({ id }) => !demoProjects.includes(id));
  if (real.length > 0) throw new PeopleError("realProjects");
}

async function demandForward(store: StoreReader, to: string | undefined): Promise<void> {
  const reached = await demoNow(store);
  if (to !== undefined && reached !== undefined && toInstant(to) < reached)
    throw new PeopleError("demoBackwards");
}

async function administrators({ store, auth }: People): Promise<User[]> {
  const organisation = await store.meta(ORGANISATION);
  if (organisation === undefined) return [];
  const members = await store.membersOf(organisation);
  const found: User[] = [];
  for (const { userId, role, revokedAt } of members) {
    const name = role === "admin" && revokedAt === null ? await nameOf(auth, userId) : undefined;
    if (name !== undefined) found.push({ userId, name });
  }
  return found;
}
