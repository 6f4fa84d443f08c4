/** Which devices may call: each belongs to one user, is known from its first call on and can be revoked. */
import type { Device, StoreReader, StoreTransaction } from "@/server/store/store";
import { CallFailure } from "./call-failure";

/** How long a device's "last seen" may lag behind, so that looking for news does not write each time. */
const SEEN_EVERY_MS = 300_000;

/**
 * The device under `clientId`, null if it is new or another user's.
 * @throws CallFailure `revoked` when the device, or everything its user belonged to, was taken away
 */
export async function knownDevice(
  store: StoreReader,
  clientId: string,
  userId: string,
): Promise<Device | "new" | "foreign"> {
  const device = await store.device(clientId);
  if (device && device.userId !== userId) return "foreign";
  if (device?.revokedAt != null) throw new CallFailure("revoked");
  if (await store.isRevoked(userId)) throw new CallFailure("revoked");
  return device ?? "new";
}

/** What the device says of itself, and the session that it comes with. */
export type DeviceFacts = Partial<Pick<Device, "label" | "session">>;

export async function register(
  tx: StoreTransaction,
  clientId: string,
  userId: string,
  now: number,
  facts: DeviceFacts = {},
): Promise<Device> {
  const device: Device = {
    clientId,
    userId,
    label: "",
    lastN: 0,
    firstSeen: now,
    lastSeen: now,
    revokedAt: null,
    ...facts,
  };
  await tx.putDevice(device);
  return device;
}

/** Registers the device, or notes that it was here, and with which session. */
export async function noteDevice(
  tx: StoreTransaction,
  clientId: string,
  userId: string,
  now: number,
  facts: DeviceFacts,
): Promise<void> {
  const current = await tx.device(clientId);
  if (current) await tx.putDevice({ ...current, ...facts, lastSeen: now });
  else await register(tx, clientId, userId, now, facts);
  // A device that had to take another client id leaves its old one behind; ending that must not end this.
  for (const { session, ...other } of await tx.devicesOf(userId)) {
    const isFormer = other.clientId !== clientId && session !== undefined;
    if (isFormer && session === facts.session) await tx.putDevice(other);
  }
}

/** True if what is known of the device is out of date enough to be written. */
export const isNews = (device: Device, { label, session }: DeviceFacts, now: number): boolean =>
  now - device.lastSeen > SEEN_EVERY_MS ||
  (label !== undefined && label !== device.label) ||
  (session !== undefined && session !== device.session);
