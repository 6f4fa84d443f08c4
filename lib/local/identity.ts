/** Who writes into a user's database: its client id, its letters for short codes, and its counters. */
import { v7 } from "uuid";
import type { UserDatabase } from "./database";
import { durably, surely } from "./durable";

export interface Identity {
  clientId: string;
  userId: string;
  epoch: number;
  /** Three letters that begin the short codes of records made here (TKM-012). */
  letters: string;
}

/** UUIDv7: sorts by the time it was made. */
export const newId = (): string => v7();

/** 128 random bits as text. */
export function newClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Without I and O, which read like digits, and without vowels, which could make a word. */
const LETTERS = "BCDFGHJKLMNPQRSTVWXZ";

const newLetters = () =>
  Array.from(
    crypto.getRandomValues(new Uint8Array(3)),
    (byte) => LETTERS[byte % LETTERS.length],
  ).join("");

const text = (value: unknown) => (typeof value === "string" ? value : undefined);
const count = (value: unknown) => (typeof value === "number" ? value : undefined);

export async function metaOf(database: UserDatabase, key: string): Promise<unknown> {
  return (await database.meta.get(key))?.value;
}

export const setMeta = (database: UserDatabase, key: string, value: unknown) =>
  database.meta.put({ key, value });

/** The identity of this database, made on first use. Another tab may renumber it: read it per write. */
export async function identityOf(database: UserDatabase, userId: string): Promise<Identity> {
  const [clientId, letters, epoch] = await database.meta.bulkGet(["clientId", "letters", "epoch"]);
  return {
    clientId: text(clientId?.value) ?? "",
    userId,
    epoch: count(epoch?.value) ?? 0,
    letters: text(letters?.value) ?? "",
  };
}

/** Makes what a fresh database needs before its first write. */
export async function prepareIdentity(database: UserDatabase): Promise<void> {
  if (await surely(database, () => database.meta.get("clientId"))) return;
  const clientId = newClientId();
  const letters = newLetters();
  await durably(database, [database.meta], async () => {
    if (await database.meta.get("clientId")) return;
    await database.meta.bulkPut([
      { key: "clientId", value: clientId },
      { key: "letters", value: letters },
      { key: "epoch", value: 0 },
      { key: "lastN", value: 0 },
      { key: "lastCode", value: 0 },
    ]);
  });
}

type Counter = "lastN" | "lastCode";

/** Identity and counters as one transaction reads, raises and writes them. */
export interface Ledger {
  identity: Identity;
  /** Raises a counter; answers the first of `by` new values. */
  draw(counter: Counter, by?: number): number;
  /** Keeps what was drawn; belongs into the transaction that uses it. */
  write(): Promise<unknown>;
}

/** Runs inside the caller's transaction: another tab draws from the same counters. */
export async function openLedger(database: UserDatabase, userId: string): Promise<Ledger> {
  const counters: readonly Counter[] = ["lastN", "lastCode"];
  const [identity, ...rows] = await Promise.all([
    identityOf(database, userId),
    ...counters.map((key) => database.meta.get(key)),
  ]);
  const last = new Map(counters.map((key, place) => [key, count(rows[place]?.value) ?? 0]));
  const drawn = new Set<Counter>();
  return {
    identity,
    draw(counter, by = 1) {
      const before = last.get(counter) ?? 0;
      last.set(counter, before + by);
      drawn.add(counter);
      return before + 1;
    },
    write: () => database.meta.bulkPut([...drawn].map((key) => ({ key, value: last.get(key) }))),
  };
}
