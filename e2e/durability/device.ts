/** One device over real HTTP: the app's own writer, photos, engine, uploads and network code, without its screens. */
import "fake-indexeddb/auto";
import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import sharp from "sharp";
import { createTransport } from "@/lib/api/client";
import type { PhotoThread } from "@/lib/local/photo-thread";
import { createPhotos, type Photos } from "@/lib/local/photos";
import { createUploads, type Uploads } from "@/lib/local/uploads";
import { kinds } from "@/lib/records";
import { retryDelay } from "@/lib/sync/backoff";
import { openReplica, type Replica, timeZone } from "../devices/replica";
import { onPage } from "../fixtures/page-fetch";
import type { Person } from "../fixtures/person";
import type { AppServer } from "../fixtures/server";
import type { Ledger } from "./ledger";
import { type Line, openLine, over } from "./line";

export interface HttpDevice extends Replica {
  /** Of its database; whoever opens one of the same name finds what it left. */
  readonly name: string;
  readonly photos: Photos;
  /** Sends and fetches until in step or failed, photos included. */
  sync(): Promise<void>;
  /** Tries again at once, as the device does when it finds the server again. */
  retry(): Promise<void>;
  /** Ops and photos that the server has not acknowledged. */
  unsent(): Promise<number>;
  /** How often it tried and could not get through. */
  failures(): number;
  close(): void;
}

export interface HttpDeviceOptions {
  line?: Line;
  now?: () => number;
}

export async function openHttpDevice(
  server: AppServer,
  person: Person,
  ledger: Ledger,
  name: string,
  { line = openLine(), now = Date.now }: HttpDeviceOptions = {},
): Promise<HttpDevice> {
  const page = { origin: server.origin, person };
  let failures = 0;
  const cancels = new Set<() => void>();
  const { userId } = person;
  const replica = await openReplica({
    name,
    userId,
    registry: kinds,
    now,
    transport: ledger.watched(over(line, createTransport()), name),
    later(task, delay) {
      failures += 1;
      const timer = setTimeout(task, delay);
      const cancel = () => clearTimeout(timer);
      cancels.add(cancel);
      return cancel;
    },
  });
  const { database, changes, engine } = replica;
  const shared = { database, registry: kinds, userId, changes, now, timeZone };
  const photos = createPhotos({ ...shared, thread: readyAsTheyAre });
  const uploads: Uploads = createUploads({
    ...shared,
    fetch: noting(ledger, { database, name }, line),
    delay: (tries) => retryDelay(tries, Math.random),
  });

  async function sync(how: "sync" | "retryNow"): Promise<void> {
    if (how === "retryNow") await uploads.hurry();
    await engine[how]();
    if (engine.status().error === null) await uploads.run();
  }

  return {
    ...replica,
    name,
    photos,
    sync: () => onPage(page, () => sync("sync")),
    retry: () => onPage(page, () => sync("retryNow")),
    unsent: async () => (await database.outbox.count()) + (await database.uploads.count()),
    failures: () => failures,
    close() {
      engine.stop();
      for (const cancel of cancels) cancel();
      photos.close();
      changes.close();
      database.close();
    },
  };
}

/** Photos here are made to size; drawing them anew is the browser's work. */
const readyAsTheyAre: PhotoThread = {
  async ready(bytes) {
    const { width, height } = await sharp(Buffer.from(bytes)).metadata();
    const hash = createHash("sha256").update(new Uint8Array(bytes)).digest("hex");
    return { bytes, mime: "image/jpeg", width, height, hash };
  },
  close() {},
};

const addressOf = /^\/api\/files\/([^/]+)\/([0-9a-f]{64})/;

/** Notes a photo as soon as the server has said that it holds the whole. */
function noting(
  ledger: Ledger,
  { database, name }: Pick<HttpDevice, "database" | "name">,
  line: Line,
): typeof fetch {
  return async (input, init) => {
    if (!line.up) throw new TypeError("fetch failed");
    const response = await fetch(input, init);
    const [, space, hash] = addressOf.exec(String(input)) ?? [];
    const answer: unknown = await response
      .clone()
      .json()
      .catch(() => null);
    if (!response.ok || !isDeepStrictEqual(answer, { stored: true, missing: [] })) return response;
    const photo = await database.blobs
      .where("hash")
      .equals(hash ?? "")
      .first();
    if (space && hash && photo)
      ledger.photoStored({ space, hash, bytes: new Uint8Array(photo.bytes), device: name });
    return response;
  };
}
