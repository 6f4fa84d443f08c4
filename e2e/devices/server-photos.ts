/** The server's real door for photos, called by a device's person, and devices' own queue in front of it. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { v7 } from "uuid";
import { createChanges } from "@/lib/local/changes";
import { createUploads } from "@/lib/local/uploads";
import { createDisk } from "@/server/files/disk";
import { getFile, putFile } from "@/server/files/door";
import { createParts } from "@/server/files/parts";
import { createFloods } from "@/server/floods";
import { type Device, SPACE, type World } from "./world";

const ORIGIN = "http://127.0.0.1:3000";

/** @returns a `fetch` that reaches nothing else, and how many bodies it took there */
export function photoDoor(world: World, userId: string) {
  const sent = { puts: 0 };
  const folder = dirname(world.file);
  const door: typeof fetch = async (address, init = {}) => {
    const files = {
      store: world.store,
      disk: createDisk(join(folder, "files")),
      parts: createParts(join(folder, "uploads")),
      userOf: async () => userId,
      floods: createFloods(Date.now),
      publicUrl: ORIGIN,
      now: Date.now,
    };
    const request = new Request(`${ORIGIN}${String(address)}`, init);
    request.headers.set("origin", ORIGIN);
    const [, , , space = "", hash = ""] = new URL(request.url).pathname.split("/");
    if (request.method === "PUT") sent.puts += 1;
    return (request.method === "PUT" ? putFile : getFile)(files, request, { space, hash });
  };
  return { door, sent };
}

/** Sends the device's photos; answers how many were really sent. */
export async function upload(world: World, device: Device, through?: typeof fetch) {
  const { door, sent } = photoDoor(world, device.userId);
  const changes = createChanges(device.database.name);
  const { database } = device;
  const fetch = through ?? door;
  const uploads = createUploads({ database, changes, fetch, now: Date.now, delay: () => 0 });
  await uploads.run();
  changes.close();
  return sent.puts;
}

export const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

export async function pictureOf(width: number): Promise<Buffer> {
  const create = { width, height: 8, channels: 3, background: "#c63" } as const;
  return sharp({ create }).jpeg().toBuffer();
}

/** A ready photo on the device, attached to a new defect, sent as far as the record. */
export async function defectWithPhoto(device: Device, bytes: Uint8Array, space = SPACE) {
  const { value: defect } = await device.write.create(space, "defect", {
    severity: "major",
    occurredAt: 1_795_134_600_000,
    title: "写真つき",
  });
  const photo = await attachTo(device, defect, bytes);
  return { defect, photo, hash: hashOf(bytes) };
}

/** @returns the attachment's id */
export async function attachTo(device: Device, record: string, bytes: Uint8Array): Promise<string> {
  const id = v7();
  await device.database.blobs.put({
    ...{ id, bytes: new Uint8Array(bytes).buffer, mime: "image/jpeg", name: "", takenAt: 1 },
    ...{ hash: hashOf(bytes), width: 8, height: 8, broken: false },
  });
  await device.write.attach(record, [id]);
  await device.sync();
  return id;
}

export const isOnDisk = (world: World, hash: string) =>
  existsSync(join(dirname(world.file), "files", hash.slice(0, 2), hash));

export const isStored = async (world: World, hash: string) =>
  (await world.store.file(SPACE, hash)) !== undefined && isOnDisk(world, hash);
