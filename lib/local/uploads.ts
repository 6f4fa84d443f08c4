/** Brings photos to the server, each whole and once, whatever is cut in between. One tab does it. */
import { patienceOf } from "@/lib/sync/backoff";
import type { Changes } from "./changes";
import type { Upload, UserDatabase } from "./database";
import { durably, surely } from "./durable";
import { dropBytes, isPurgedIn, photoTables } from "./purged";
import { refusalOf, type UploadRefusal } from "./upload-refusal";

/** The server takes pieces of exactly this size, the last one smaller. */
export const PART_BYTES = 1_048_576;

export interface UploadsOptions {
  database: UserDatabase;
  changes: Changes;
  fetch: typeof globalThis.fetch;
  now: () => number;
  /** Milliseconds to wait after so many failures. */
  delay: (failures: number) => number;
  /** Also of spaces that the person has left: for handing everything over. */
  everySpace?: true;
}

export interface Uploads {
  /** Sends what is due; answers when the next one is, UTC milliseconds, or null. */
  run(): Promise<number | null>;
  /** A tap or a returned network: nothing waits any longer, unless the server asked for it. */
  hurry(): Promise<void>;
}

/** The server will never take it. */
class Refused extends Error {
  constructor(readonly code: UploadRefusal | "purged") {
    super(code);
  }
}

interface Answer {
  stored: boolean;
  missing: number[];
}

class Unsent extends Error {}

/** The server asked to be left alone for so long. */
class Asked extends Unsent {
  constructor(readonly patienceMs: number) {
    super("asked to wait");
  }
}

export function createUploads(options: UploadsOptions): Uploads {
  const { database, changes, fetch, now, delay, everySpace } = options;
  const { uploads, blobs, spaces } = database;
  let running: Promise<number | null> | undefined;
  /** Until when the server wants no photos, and since when: a clock that was set back must not prolong it. */
  let closed = { from: 0, until: 0 };
  const isClosed = () => now() >= closed.from && now() < closed.until;

  /** A photo of a space that the person has left stays here until they are back or let it go. */
  async function ofOwnSpaces(): Promise<Upload[]> {
    const [all, own] = await surely(database, () =>
      Promise.all([uploads.toArray(), spaces.toCollection().primaryKeys()]),
    );
    return all.filter(({ space, refused }) => !refused && (everySpace || own.includes(space)));
  }

  async function settle(upload: Upload, code: UploadRefusal | "purged"): Promise<void> {
    if (code === "purged") {
      await durably(database, photoTables(database), () => dropBytes(database, [upload]));
      changes.announce({ topics: ["photos", "purged"] });
      return;
    }
    await durably(database, [uploads], async () => {
      await uploads.update(upload.id, { refused: { code, at: now() } });
    });
    changes.announce({ topics: ["photos"] });
  }

  async function sendAll(): Promise<number | null> {
    const waiting = (await ofOwnSpaces()).sort((a, b) => a.at - b.at);
    for (const upload of waiting) {
      if (upload.nextTry > now()) continue;
      try {
        await send(upload);
        await durably(database, [uploads], () => uploads.delete(upload.id));
      } catch (error) {
        if (error instanceof Refused) {
          await settle(upload, error.code);
          continue;
        }
        if (!(error instanceof Unsent)) throw error;
        const tries = upload.tries + 1;
        if (error instanceof Asked) {
          closed = { from: now(), until: now() + error.patienceMs + delay(tries) };
          await durably(database, [uploads], async () => {
            await uploads.toCollection().modify({ nextTry: closed.until });
          });
          break;
        }
        const nextTry = now() + delay(tries);
        await durably(database, [uploads], async () => {
          await uploads.update(upload.id, { tries, nextTry });
        });
      }
      changes.announce({ topics: ["photos"] });
    }
    const left = await ofOwnSpaces();
    return left.length ? Math.min(...left.map(({ nextTry }) => nextTry)) : null;
  }

  async function confirm({ id }: Upload, sent: number): Promise<void> {
    await durably(database, [uploads], async () => {
      await uploads.update(id, { sent });
    });
    changes.announce({ topics: ["photos"] });
  }

  async function send(upload: Upload): Promise<void> {
    const { space, hash, photo } = upload;
    if (await surely(database, () => isPurgedIn(database, upload))) throw new Refused("purged");
    const bytes =
      (await surely(database, () => blobs.get(photo))) ??
      (await surely(database, () => blobs.where("hash").equals(hash).first()));
    // Offered again after a restore, or not here any more: somebody is to know, unless the server has it.
    if (!bytes) throw new Refused("fileMissing");
    const address = `/api/files/${encodeURIComponent(space)}/${hash}`;
    const size = bytes.bytes.byteLength;
    const { tries } = upload;
    if (upload.offered && (await ask(`${address}?missing&of=1`, tries)).stored) return;
    if (size <= PART_BYTES) {
      await put(address, tries, bytes.bytes, bytes.mime);
      return;
    }
    const of = Math.ceil(size / PART_BYTES);
    const { stored, missing } = await ask(`${address}?missing&of=${of}`, tries);
    if (stored) return;
    let done = false;
    let left = missing.length;
    for (const part of missing) {
      await confirm(upload, Math.max(0, size - left * PART_BYTES));
      left -= 1;
      const piece = bytes.bytes.slice(part * PART_BYTES, (part + 1) * PART_BYTES);
      if (!(await surely(database, () => uploads.get(upload.id)))) throw new Unsent("withdrawn");
      const partAddress = `${address}?part=${part}&of=${of}`;
      done = await put(partAddress, tries, piece, "application/octet-stream");
    }
    if (!done) throw new Unsent("no receipt");
  }

  /** True once the server has the whole. */
  async function put(
    address: string,
    tries: number,
    body: ArrayBuffer,
    type: string,
  ): Promise<boolean> {
    const whole = !address.includes("?");
    const { stored } = await ask(address, tries, {
      method: "PUT",
      body,
      headers: { "Content-Type": type },
    });
    if (whole && !stored) throw new Unsent("no receipt");
    return stored;
  }

  async function ask(address: string, tries: number, request: RequestInit = {}): Promise<Answer> {
    const response = await fetch(address, { credentials: "same-origin", ...request }).catch(
      (cause) => {
        throw new Unsent("unreachable", { cause });
      },
    );
    const patience = response.ok ? undefined : patienceOf(response);
    if (patience !== undefined) throw new Asked(patience);
    if (!response.ok) {
      const refusal = await refusalOf(response, tries);
      throw refusal ? new Refused(refusal) : new Unsent(String(response.status));
    }
    const answer: unknown = await response.json().catch((cause) => {
      throw new Unsent("cut off", { cause });
    });
    if (!isAnswer(answer)) throw new Unsent("not understood");
    return answer;
  }

  return {
    run() {
      running ??= sendAll().finally(() => {
        running = undefined;
      });
      return running;
    },
    async hurry() {
      if (isClosed()) return;
      await durably(database, [uploads], async () => {
        await uploads.toCollection().modify({ nextTry: 0 });
      });
    },
  };
}

const isAnswer = (value: unknown): value is Answer =>
  typeof value === "object" &&
  value !== null &&
  "stored" in value &&
  typeof value.stored === "boolean" &&
  "missing" in value &&
  Array.isArray(value.missing);
