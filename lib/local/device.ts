/** What the device knows before anybody's database is open: whose databases are here and until when they open. */
import Dexie, { type Table } from "dexie";
import type { HandedOver } from "@/lib/sync/hand-over";
import { surely } from "./durable";

/** How long a person may work without having been signed in online. */
export const LEASE_MS = 14 * 24 * 60 * 60 * 1_000;

/** How far a device that was taken away is with giving up what only it has. */
export interface HandOverNote extends HandedOver {
  step: "sending" | "wiping" | "wiped";
  /** Nothing was wanted of what was only here. */
  wipeOnly: boolean;
  /** What its person would call the handed-over records, one each; gone with the database. */
  titles?: string[];
  /** Null once it is spent. */
  grant: string | null;
  expiresAt: number;
  at: number;
  /** Since when the person has been offered what the server does not take, UTC milliseconds. */
  offeredSince?: number;
  /** The person needs none of it any more. */
  letGo?: true;
}

export interface KnownPerson {
  userId: string;
  name: string;
  /** UTC milliseconds; afterwards the database stays locked until an online sign-in. */
  leaseUntil: number;
  lastUsed: number;
  /** Ops and photos that are only here. */
  waiting: number;
  /** The server has withdrawn this device; unsent work is kept. */
  revoked: boolean;
  handOver?: HandOverNote;
}

export type Access = "open" | "lease" | "revoked";

class DeviceDatabase extends Dexie {
  declare people: Table<KnownPerson, string>;
  declare settings: Table<{ key: string; value: unknown }, string>;

  constructor() {
    super("asayu-device", { chromeTransactionDurability: "strict", cache: "disabled" });
    this.version(1).stores({ people: "userId", settings: "key" });
  }
}

export interface Device {
  people(): Promise<KnownPerson[]>;
  /** Who is signed in on this device, if anybody. */
  active(): Promise<KnownPerson | undefined>;
  /** An online sign-in: makes the person active and starts the lease anew. */
  signedIn(user: { id: string; name: string }): Promise<KnownPerson>;
  /** The server has just answered this person. */
  renew(userId: string): Promise<void>;
  note(
    userId: string,
    change: Partial<Pick<KnownPerson, "waiting" | "revoked" | "handOver">>,
  ): Promise<void>;
  /** After an online sign-in on a device that is being cleared: it stays locked until it is. */
  clearing(userId: string): Promise<void>;
  /** The person is not known here any more; their database is gone already. */
  forget(userId: string): Promise<void>;
  /** Nobody is active any more; nothing is deleted. */
  signedOut(): Promise<void>;
  close(): void;
}

/** A clock set back does not lengthen the lease: the latest time ever seen counts. */
export function accessOf(person: KnownPerson, now: number): Access {
  if (person.revoked) return "revoked";
  return Math.max(now, person.lastUsed) < person.leaseUntil ? "open" : "lease";
}

export function createDevice(now: () => number): Device {
  const database = new DeviceDatabase();
  const { people, settings } = database;
  const change = (userId: string, values: Partial<KnownPerson>) =>
    surely(database, () => people.update(userId, values)).then(() => {});

  return {
    people: () =>
      surely(database, async () =>
        (await people.toArray()).sort((a, b) => b.lastUsed - a.lastUsed),
      ),

    async active() {
      const held = await surely(database, () => settings.get("active"));
      if (typeof held?.value !== "string") return undefined;
      const userId = held.value;
      return surely(database, () => people.get(userId));
    },

    signedIn(user) {
      const at = now();
      return surely(database, () =>
        database.transaction("rw", people, settings, async () => {
          const before = await people.get(user.id);
          const person = {
            userId: user.id,
            name: user.name,
            leaseUntil: at + LEASE_MS,
            lastUsed: at,
            waiting: before?.waiting ?? 0,
            revoked: false,
          };
          await people.put(person);
          await settings.put({ key: "active", value: user.id });
          return person;
        }),
      );
    },

    renew: (userId) => change(userId, { leaseUntil: now() + LEASE_MS, lastUsed: now() }),
    note: (userId, values) => change(userId, values),
    clearing: (userId) =>
      surely(database, () => settings.put({ key: "active", value: userId })).then(() => {}),
    forget: (userId) =>
      surely(database, () =>
        database.transaction("rw", people, settings, async () => {
          await people.delete(userId);
          if ((await settings.get("active"))?.value === userId) await settings.delete("active");
        }),
      ),
    signedOut: () => surely(database, () => settings.delete("active")),
    close: () => database.close(),
  };
}
