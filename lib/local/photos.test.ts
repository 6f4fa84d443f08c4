import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { kinds } from "@/lib/records";
import type { SpaceInfo } from "@/lib/sync/protocol";
import { type Changes, createChanges } from "./changes";
import { UserDatabase } from "./database";
import { LocalError } from "./errors";
import { prepareIdentity } from "./identity";
import type { ReadyPhoto } from "./photo-pixels";
import type { PhotoThread } from "./photo-thread";
import { createPhotos, type Photos } from "./photos";
import { createUploads, PART_BYTES } from "./uploads";
import { createWriter, type Writer } from "./writer";

let count = 0;
let database: UserDatabase;
let changes: Changes;
let photos: Photos;
let write: Writer;
/** The test decides when, and how, the picture is ready. */
let finish: (result: ReadyPhoto | LocalError) => void;

const thread: PhotoThread = {
  ready: () =>
    new Promise((resolve, reject) => {
      finish = (result) => (result instanceof LocalError ? reject(result) : resolve(result));
    }),
  close() {},
};

beforeEach(async () => {
  count += 1;
  const userId = `photos${count}`;
  database = new UserDatabase(userId);
  await prepareIdentity(database);
  const info: SpaceInfo = {
    ...{ id: "s", kind: "project", project: "p", name: "UAT", code: "", epoch: 1, seq: 0 },
    ...{ role: "tester", side: "user" },
  };
  await database.spaces.put({ id: "s", info, cursor: 0 });
  changes = createChanges(database.name);
  const shared = { database, registry: kinds, userId, changes, now: () => 7 };
  const timeZone = () => "Asia/Tokyo";
  photos = createPhotos({ ...shared, thread, timeZone });
  write = createWriter({ ...shared, timeZone });
});

afterEach(async () => {
  changes.close();
  await database.delete();
});

const jpeg = new File([new Uint8Array([0xff, 0xd8, 0xff, 1])], "証跡.jpg", { type: "image/jpeg" });
const ready: ReadyPhoto = {
  bytes: new Uint8Array([9, 9]).buffer,
  mime: "image/jpeg",
  width: 2,
  height: 1,
  hash: "ab",
};
const fields = { severity: "major", occurredAt: 5 };
const ops = async () => (await database.outbox.orderBy("n").toArray()).map(({ op }) => op);

describe("a photo", () => {
  it("is on the disk as it came when it is shown as taken", async () => {
    const taken = await photos.take(jpeg);
    const held = await database.blobs.get(taken.id);
    expect(held && [...new Uint8Array(held.bytes)]).toEqual([0xff, 0xd8, 0xff, 1]);
    expect(taken).toMatchObject({ name: "証跡.jpg", mime: "image/jpeg", size: 4 });
  });

  it("[F7] that is purged before it is ready leaves nothing, and nothing is sent", async () => {
    const taken = await photos.take(jpeg);
    await write.create("s", "defect", fields, { photos: [taken.id] });
    await photos.discard(taken.id);
    const checked = photos.checked(taken.id);
    finish(ready);
    await checked;
    expect((await ops()).map(({ kind }) => kind)).toEqual(["defect"]);
    const { blobs, uploads, waiting, records } = database;
    const left = await Promise.all([blobs.count(), uploads.count(), waiting.count()]);
    expect([...left, await records.get(taken.id)]).toEqual([0, 0, 0, undefined]);
  });

  it("[F7] fetched while its purge came in is not kept", async () => {
    const hash = "c".repeat(64);
    const photo = { space: "s", hash };
    const { value: defect } = await write.create("s", "defect", fields);
    const { value } = await write.create("s", "attachment", {
      ...{ of: defect, hash, mime: "image/jpeg", size: 2 },
    });
    expect(await photos.keep(photo, ready.bytes, "image/jpeg")).toBe(true);
    await write.transition(value, "purged", { purgeReason: "顔が写っている" });
    expect(await database.blobs.count()).toBe(0);
    expect(await photos.keep(photo, ready.bytes, "image/jpeg")).toBe(false);
    expect(await database.blobs.count()).toBe(0);
  });

  it("gets its op, without a hole, when it becomes ready after the save", async () => {
    const taken = await photos.take(jpeg);
    const { value } = await write.create("s", "defect", fields, { photos: [taken.id] });
    await write.change(value, { title: "あとから" });
    const checked = photos.checked(taken.id);
    finish(ready);
    await checked;
    const all = await ops();
    expect(all.map(({ n, kind }) => [n, kind])).toEqual([
      [1, "defect"],
      [2, "defect"],
      [3, "attachment"],
    ]);
    expect(all[2]?.set).toMatchObject({ of: value, hash: "ab", size: 2, width: 2, height: 1 });
    expect(await database.waiting.count()).toBe(0);
    expect((await database.records.get(taken.id))?.fields.hash).toBe("ab");
    expect(await database.uploads.toArray()).toMatchObject([{ id: "s/ab", size: 2 }]);
  });

  it("is taken up again after a kill between save and ready", async () => {
    const taken = await photos.take(jpeg);
    await write.create("s", "defect", fields, { photos: [taken.id] });
    const next = createPhotos({
      ...{ database, registry: kinds, userId: `photos${count}`, changes, now: () => 7 },
      thread: { ready: () => Promise.resolve(ready), close() {} },
      timeZone: () => "Asia/Tokyo",
    });
    await next.resume();
    expect((await ops()).map(({ kind }) => kind)).toEqual(["defect", "attachment"]);
  });

  it("that turns out unreadable after the save is parked, its record goes out all the same", async () => {
    const taken = await photos.take(jpeg);
    const { value } = await write.create("s", "defect", fields, { photos: [taken.id] });
    const checked = photos.checked(taken.id);
    finish(new LocalError("fileUnreadable"));
    await expect(checked).rejects.toMatchObject({ code: "fileUnreadable" });
    expect((await ops()).map(({ record }) => record)).toEqual([value]);
    expect(await database.parked.toArray()).toMatchObject([{ code: "fileUnreadable" }]);
    expect(await database.blobs.get(taken.id)).toBeDefined();
  });

  it("that was refused leaves nothing behind", async () => {
    const svg = new File(["<svg/>"], "図.svg", { type: "image/svg+xml" });
    await expect(photos.take(svg)).rejects.toMatchObject({ code: "fileType" });
    await expect(photos.take(new File([], "空.jpg"))).rejects.toMatchObject({ code: "fileEmpty" });
    expect(await database.blobs.count()).toBe(0);
  });
});

describe("an upload", () => {
  /** A server that keeps what it is sent, and cuts the connection when told. */
  function serverOf(cuts: number) {
    const whole: number[] = [];
    const parts = new Map<number, number>();
    let left = cuts;
    const fetch = async (address: RequestInfo | URL, request?: RequestInit): Promise<Response> => {
      const url = new URL(String(address), "http://x");
      const size = request?.body instanceof ArrayBuffer ? request.body.byteLength : 0;
      const of = Number(url.searchParams.get("of"));
      const missing = () =>
        Array.from({ length: of }, (_, part) => part).filter((part) => !parts.has(part));
      if (url.searchParams.has("missing"))
        return Response.json({ stored: false, missing: missing() });
      const part = url.searchParams.get("part");
      if (part === null) whole.push(size);
      else parts.set(Number(part), size);
      if (left > 0) {
        left -= 1;
        throw new TypeError("cut");
      }
      const stored = part === null || missing().length === 0;
      return Response.json({ stored, missing: part === null ? [] : missing() });
    };
    return { fetch, whole, parts };
  }

  async function queued(size: number) {
    const photo = { id: "p", bytes: new ArrayBuffer(size), mime: "image/jpeg", name: "" };
    const more = { takenAt: 0, hash: "ab", width: 1, height: 1, broken: false };
    await database.blobs.put({ ...photo, ...more });
    await database.uploads.put({
      ...{
        id: "s/ab",
        space: "s",
        hash: "ab",
        photo: "p",
        size,
        sent: 0,
        at: 1,
        tries: 0,
        nextTry: 0,
      },
    });
  }

  it("stays queued until the server's receipt, and then goes once more", async () => {
    await queued(100);
    const server = serverOf(1);
    let now = 0;
    const uploads = createUploads({
      ...{ database, changes, fetch: server.fetch, now: () => now, delay: () => 1_000 },
    });
    expect(await uploads.run()).toBe(1_000);
    expect(await uploads.run()).toBe(1_000);
    expect(server.whole).toEqual([100]);
    now = 1_000;
    expect(await uploads.run()).toBeNull();
    expect(server.whole).toEqual([100, 100]);
    expect(await database.uploads.count()).toBe(0);
    expect(await database.blobs.count()).toBe(1);
  });

  it("waits as long as the server asks, a tap or not, and then goes", async () => {
    await queued(100);
    const server = serverOf(0);
    let now = 0;
    let busy = true;
    const fetch: typeof server.fetch = async (...request) =>
      busy
        ? Response.json({ code: "tooMany" }, { status: 429, headers: { "Retry-After": "90" } })
        : server.fetch(...request);
    const uploads = createUploads({
      ...{ database, changes, fetch, now: () => now, delay: () => 1_000 },
    });
    expect(await uploads.run()).toBe(91_000);
    busy = false;
    now = 89_999;
    await uploads.hurry();
    expect(await uploads.run()).toBe(91_000);
    expect(server.whole).toEqual([]);
    now = 91_000;
    expect(await uploads.run()).toBeNull();
    expect(server.whole).toEqual([100]);
  });

  it("of a large photo goes on with the parts that are missing", async () => {
    await queued(2 * PART_BYTES + 5);
    const server = serverOf(1);
    const uploads = createUploads({
      ...{ database, changes, fetch: server.fetch, now: () => 0, delay: () => 0 },
    });
    expect(await uploads.run()).toBe(0);
    expect([...server.parts]).toEqual([[0, PART_BYTES]]);
    expect(await uploads.run()).toBeNull();
    expect([...server.parts]).toEqual([
      [0, PART_BYTES],
      [1, PART_BYTES],
      [2, 5],
    ]);
  });
});
