/** A person's devices as they and their leads see them, and taking one away. */
import { mayRemove } from "@/lib/records/joining";
import type { Device, StoreReader } from "@/server/store/store";
import { by } from "./noted";
import type { People, User } from "./people";
import { PeopleError } from "./people-error";
import { ORGANISATION, placeIn } from "./places";

export interface KnownDevice {
  /** The device's client id; opens nothing. */
  id: string;
  /** Its system and browser, empty where they were never told. */
  name: string;
  /** UTC milliseconds. */
  firstSeen: number;
  lastSeen: number;
  /** How many changes made there have arrived. */
  received: number;
  /** `signedOut`: nobody is signed in there now; its data are locked. */
  state: "signedIn" | "signedOut" | "revoked";
}

/** A revoked device is shown this long, so that one sees that it worked. */
const SHOW_REVOKED_MS = 30 * 86_400_000;

/** The caller's own devices, the latest first. */
export function ownDevices(people: People, { userId }: User): Promise<KnownDevice[]> {
  return devicesOf(people, userId);
}

/** @throws PeopleError `missing`, `forbidden` */
export async function memberDevices(
  people: People,
  lead: User,
  project: string,
  userId: string,
): Promise<KnownDevice[]> {
  await demandLeadOf(people.store, lead, project, userId);
  return devicesOf(people, userId);
}

/**
 * Ends a device: its next call is refused, its session opens nothing any more. Whoever signs in there anew
 * starts as a new device.
 * @param project where the device is another person's: the project that both are in
 * @throws PeopleError `missing`, `forbidden`
 */
export async function revokeDevice(
  people: People,
  revoker: User,
  id: string,
  project?: string,
): Promise<void> {
  const userId = await people.store.transaction(async (tx) => {
    const device = await tx.device(id);
    const own = device?.userId === revoker.userId;
    if (!device || (!own && project === undefined)) throw new PeopleError("missing");
    if (!own && project !== undefined) await demandLeadOf(tx, revoker, project, device.userId);
    if (device.revokedAt === null) {
      const at = people.now();
      await tx.putDevice({ ...device, revokedAt: at });
      const space = own ? await tx.meta(ORGANISATION) : project;
      const detail = { owner: device.userId };
      if (space !== undefined)
        await tx.note(by(revoker, { space, what: "deviceRevoked", about: id, at, detail }));
    }
    return device.userId;
  });
  people.membershipChanged(userId);
}

async function demandLeadOf(
  store: StoreReader,
  lead: User,
  project: string,
  userId: string,
): Promise<void> {
  const own = await placeIn(store, project, lead.userId);
  if (!mayRemove(own, await placeIn(store, project, userId))) throw new PeopleError("forbidden");
}

async function devicesOf({ store, auth, now }: People, userId: string): Promise<KnownDevice[]> {
  const { internalAdapter } = await auth.$context;
  const sessions = new Set((await internalAdapter.listSessions(userId)).map(({ id }) => id));
  return (await store.devicesOf(userId))
    .filter(({ revokedAt }) => revokedAt === null || now() - revokedAt < SHOW_REVOKED_MS)
    .sort((a, b) => b.lastSeen - a.lastSeen)
    .map((device) => ({
      id: device.clientId,
      name: device.label,
      firstSeen: device.firstSeen,
      lastSeen: device.lastSeen,
      received: device.lastN,
      state: stateOf(device, sessions),
    }));
}

function stateOf({ revokedAt, session }: Device, sessions: ReadonlySet<string>) {
  if (revokedAt !== null) return "revoked";
  return session !== undefined && sessions.has(session) ? "signedIn" : "signedOut";
}
