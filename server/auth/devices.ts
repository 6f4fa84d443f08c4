/** A person's devices as they and their leads see them, and taking one away. */
import { isLeading, mayRemove } from "@/lib/records/joining";
import type { HandOverState } from "@/lib/sync/hand-over";
import type { Device, StoreReader } from "@/server/store/store";
import { emptyHandOver, handOverState } from "@/server/sync/hand-over";
import { memberRows } from "./members";
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
  /** Of a device that was taken away: whether what was only there has come. */
  handOver?: HandOverState;
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
 * @param terms `project`: where the device is another person's, the project that both are in; `wipeOnly`:
 * what is unsent there is not wanted
 * @throws PeopleError `missing`, `forbidden`
 */
export async function revokeDevice(
  people: People,
  revoker: User,
  id: string,
  { project, wipeOnly = false }: { project?: string; wipeOnly?: boolean } = {},
): Promise<void> {
  const userId = await people.store.transaction(async (tx) => {
    const device = await tx.device(id);
    const own = device?.userId === revoker.userId;
    if (!device || (!own && project === undefined)) throw new PeopleError("missing");
    if (!own && project !== undefined) await demandLeadOf(tx, revoker, project, device.userId);
    if (device.revokedAt === null) {
      const at = people.now();
      await tx.putDevice({ ...device, revokedAt: at });
      await tx.putHandOver({ ...emptyHandOver(id, device.userId), wipeOnly });
      const space = own ? await tx.meta(ORGANISATION) : project;
      const detail = { owner: device.userId };
      if (space !== undefined)
        await tx.note(by(revoker, { space, what: "deviceRevoked", about: id, at, detail }));
    }
    return device.userId;
  });
  people.membershipChanged(userId);
}

export interface LeftDevice {
  id: string;
  /** Whose it was. */
  person: string;
  name: string;
  handOver: HandOverState;
}

/**
 * The devices of those who were taken out of everything, for as long as a revoked device is shown.
 * @throws PeopleError `missing`, `forbidden`
 */
export async function leftDevices(
  { store, now }: People,
  lead: User,
  project: string,
): Promise<LeftDevice[]> {
  if (!isLeading(await placeIn(store, project, lead.userId))) throw new PeopleError("forbidden");
  const names = await memberRows(store, project);
  const found: LeftDevice[] = [];
  for (const { userId, revokedAt } of await store.membersOf(project)) {
    if (revokedAt === null || now() - revokedAt > SHOW_REVOKED_MS) continue;
    if (!(await store.isRevoked(userId))) continue;
    const handOvers = await store.handOversOf(userId);
    for (const { clientId: id, label: name } of await store.devicesOf(userId)) {
      const handOver = handOverState(handOvers.find(({ clientId }) => clientId === id));
      found.push({ id, name, handOver, person: String(names.get(userId)?.fields.name ?? "") });
    }
  }
  return found;
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
  const handOvers = new Map(
    (await store.handOversOf(userId)).map((one) => [one.clientId, handOverState(one)]),
  );
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
      ...(device.revokedAt !== null && {
        handOver: handOvers.get(device.clientId) ?? handOverState(undefined),
      }),
    }));
}

function stateOf({ revokedAt, session }: Device, sessions: ReadonlySet<string>) {
  if (revokedAt !== null) return "revoked";
  return session !== undefined && sessions.has(session) ? "signedIn" : "signedOut";
}
