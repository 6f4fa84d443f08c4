/**
 * A write that either stands on the disk or fails in words. Handles of IndexedDB die in the background (iOS)
 * or fall silent; then the database is reopened and the same work runs again. So every piece of work must be
 * idempotent: ids are made before it starts, and it looks whether they are already there.
 */
import type { Dexie, Table } from "dexie";
import { LocalError } from "./errors";

/** A transaction that says nothing for this long is taken for dead. */
const SILENCE_MS = 5_000;
const ATTEMPTS = 3;

export interface Patience {
  silence: number;
  attempts: number;
}

const patient: Patience = { silence: SILENCE_MS, attempts: ATTEMPTS };

class Silence extends Error {}

/**
 * Runs `work` in one strict transaction and resolves once it is complete. `work` may run again with a
 * fresh transaction; it is told the attempt, counted from 1. Rejects with `deviceFull`, `notSaved`, or the `LocalError` that `work` threw.
 */
export function durably<T>(
  database: Dexie,
  tables: readonly Table[],
  work: (attempt: number) => Promise<T>,
  patience = patient,
): Promise<T> {
  return surely(
    database,
    (attempt) => database.transaction("rw", [...tables], () => work(attempt)),
    patience,
  );
}

/** The same for reads: a dead handle is reopened, an error stays an error. */
export async function surely<T>(
  database: Dexie,
  work: (attempt: number) => PromiseLike<T>,
  { silence, attempts }: Patience = patient,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await withinSilence(work(attempt), silence);
    } catch (error) {
      if (error instanceof LocalError) throw error;
      const names = namesOf(error);
      if (names.includes("QuotaExceededError"))
        throw new LocalError("deviceFull", { cause: error });
      if (attempt >= attempts || !isDeadHandle(error, names))
        throw new LocalError("notSaved", { cause: error });
      await reopen(database, silence);
    }
  }
}

function withinSilence<T>(work: PromiseLike<T>, silence: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Silence("silence")), silence);
    work.then(resolve, reject).then(
      () => clearTimeout(timer),
      () => clearTimeout(timer),
    );
  });
}

const reopening = new WeakMap<Dexie, Promise<void>>();

/** Two writers that find the handle dead reopen it once, or one would close the other's fresh handle. */
function reopen(database: Dexie, silence: number): Promise<void> {
  let opening = reopening.get(database);
  if (!opening) {
    database.close({ disableAutoOpen: false });
    opening = withinSilence(database.open(), silence).then(
      () => {},
      () => {},
    );
    reopening.set(database, opening);
    void opening.then(() => reopening.delete(database));
  }
  return opening;
}

/** The error's name and those it wraps: an aborted transaction hides its reason inside. */
function namesOf(error: unknown): string[] {
  const names: string[] = [];
  let at = error;
  while (at instanceof Error || at instanceof DOMException) {
    names.push(at.name);
    at = "inner" in at && at.inner ? at.inner : at.cause;
    if (names.length > 8) break;
  }
  return names;
}

const deadNames = [
  "DatabaseClosedError",
  "InvalidStateError",
  "TransactionInactiveError",
  "OpenFailedError",
  "AbortError",
  "TimeoutError",
  // WebKit: "Connection to Indexed Database server lost".
  "UnknownError",
];

const isDeadHandle = (error: unknown, names: readonly string[]) =>
  error instanceof Silence || names.some((name) => deadNames.includes(name));
