import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { kinds } from "@/lib/records";
import { type Changes, createChanges } from "./changes";
import { UserDatabase } from "./database";
import { createPhotoUrls, type PhotoUrls } from "./photo-urls";
import { createPhotos } from "./photos";

const HASH = "a".repeat(64);
const bytes = new Uint8Array([1, 2, 3]).buffer;

let count = 0;
let database: UserDatabase;
let changes: Changes;
let urls: PhotoUrls;
/** Of the server. */
let answer: () => Response;
const living = new Set<string>();

beforeEach(() => {
  count += 1;
  const userId = `photo-urls${count}`;
  database = new UserDatabase(userId);
  changes = createChanges(database.name);
  living.clear();
  let made = 0;
  vi.spyOn(URL, "createObjectURL").mockImplementation(() => {
    made += 1;
    living.add(`blob:${made}`);
    return `blob:${made}`;
  });
  vi.spyOn(URL, "revokeObjectURL").mockImplementation((url) => void living.delete(url));
  const thread = { ready: () => Promise.reject(new Error("nothing is taken")), close() {} };
  const shared = { database, registry: kinds, userId, changes, thread, now: () => 7 };
  urls = createPhotoUrls({
    photos: createPhotos({ ...shared, timeZone: () => "Asia/Tokyo" }),
    spaceOf: async () => "s",
    fetch: async () => answer(),
    changes,
  });
});
afterEach(async () => {
  urls.close();
  changes.close();
  vi.restoreAllMocks();
  await database.delete();
});

describe("the address of a photo", () => {
  it("is made once and given back with the app", async () => {
    answer = () => new Response(bytes);
    const first = await urls.of(HASH);
    expect(await urls.of(HASH)).toBe(first);
    expect(living.size).toBe(1);
    urls.close();
    await vi.waitFor(() => expect(living.size).toBe(0));
  });

  it("[F7] is taken back when its photo is purged, and no other", async () => {
    const other = "b".repeat(64);
    answer = () => new Response(bytes);
    await urls.of(HASH);
    await urls.of(other);
    await database.blobs.delete(HASH);
    answer = () =>
      Response.json({ code: "purged", by: "lead", at: 5, reason: "顔" }, { status: 410 });
    changes.announce({ topics: ["photos", "purged"] });
    await vi.waitFor(() => expect([...living]).toEqual(["blob:2"]));
    expect(await urls.of(HASH)).toEqual({
      purged: { code: "purged", by: "lead", at: 5, reason: "顔" },
    });
    expect(await urls.of(other)).toEqual({ url: "blob:2" });
  });

  it("is asked for again where neither device nor server had it", async () => {
    answer = () => new Response(null, { status: 404 });
    expect(await urls.of(HASH)).toBeNull();
    answer = () => new Response(bytes);
    expect(await urls.of(HASH)).toEqual({ url: "blob:1" });
  });
});
