/** Changing what a project is: its name, phase, period, calendar, sizes, and the vendors in it. */
import { isLeading } from "@/lib/records/joining";
import type { Vendor } from "@/lib/records/project";
import type { Space, StoreTransaction } from "@/server/store/store";
import type { People, User } from "./people";
import { PeopleError } from "./people-error";
import { placeIn, placeOf, takePlace } from "./places";
import { type NewProject, vendorRoom } from "./projects";
import { writeServerRecords } from "./server-records";

/**
 * Sets the given fields. A vendor is known by its code: one that is new gets a room, and nobody's room is
 * taken away, since records live in it.
 * @throws PeopleError `missing`, `forbidden`, `vendorStays` where a vendor of the project is left out
 */
export async function changeProject(
  people: People,
  changer: User,
  project: string,
  given: NewProject,
): Promise<void> {
  const now = people.now();
  const told = await people.store.transaction(async (tx) => {
    if (!isLeading(await placeIn(tx, project, changer.userId))) throw new PeopleError("forbidden");
    await followVendors(tx, project, given.vendors, now);
    await tx.nameSpace(project, given.name);
    const fields = await differing(tx, project, given);
    const seq = await writeServerRecords(tx, project, [{ id: project, kind: "project", fields }], {
      by: changer.userId,
      now,
    });
    return { seq, members: await livingIn(tx, project) };
  });
  people.publish(project, told.seq);
  // Names of spaces and rights in new rooms reach a device with its list of spaces.
  for (const userId of told.members) people.membershipChanged(userId);
}

/** The history tells what was changed, not what a form was sent with. */
async function differing(tx: StoreTransaction, project: string, given: NewProject) {
  const [held] = await tx.rows(project, [project]);
  const before = held?.fields ?? {};
  return Object.fromEntries(
    Object.entries(given).filter(
      ([name, value]) => JSON.stringify(value ?? null) !== JSON.stringify(before[name] ?? null),
    ),
  );
}

async function followVendors(
  tx: StoreTransaction,
  project: string,
  vendors: readonly Vendor[],
  now: number,
): Promise<void> {
  const rooms = (await tx.spacesOf(project)).filter(({ kind }) => kind === "vendor");
  if (rooms.some(({ code }) => !vendors.some((vendor) => vendor.code === code)))
    throw new PeopleError("vendorStays");
  const added: Space[] = [];
  for (const { code, name } of vendors) {
    const room = rooms.find((one) => one.code === code);
    if (room && room.name !== name) await tx.nameSpace(room.id, name);
    if (!room) added.push(vendorRoom(project, { code, name }, now));
  }
  for (const room of added) await tx.addSpace(room);
  if (added.length === 0) return;
  // Who reads every vendor's room reads the new ones too.
  for (const userId of await livingIn(tx, project)) {
    const place = await placeOf(tx, project, userId);
    if (place) await takePlace(tx, project, userId, place, now);
  }
}

const livingIn = async (tx: StoreTransaction, space: string): Promise<string[]> =>
  (await tx.membersOf(space)).flatMap(({ userId, revokedAt }) =>
    revokedAt === null ? [userId] : [],
  );
