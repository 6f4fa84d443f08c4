import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Changes, createChanges } from "./changes";
import { UserDatabase } from "./database";
import { createDrafts, type Drafts } from "./drafts";

let count = 0;
let database: UserDatabase;
let changes: Changes;
let drafts: Drafts;

beforeEach(() => {
  count += 1;
  database = new UserDatabase(`drafts${count}`);
  changes = createChanges(database.name);
  drafts = createDrafts({
    database,
    changes,
    now: () => count,
    onError: (error) => expect.unreachable(String(error)),
  });
});

afterEach(async () => {
  drafts.close();
  changes.close();
  await database.delete();
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("a draft", () => {
  it("is on the disk 300 ms after the last stroke, all fields together", async () => {
    const { id } = await drafts.begin({ space: "s", kind: "defect" });
    drafts.keep(id, { title: "端" });
    drafts.keep(id, { title: "端数" });
    drafts.keep(id, { module: "FI" }, ["photo"]);
    expect(await database.drafts.count()).toBe(0);
    await pause(400);
    expect(await database.drafts.get(id)).toMatchObject({
      fields: { title: "端数", module: "FI" },
      photos: ["photo"],
    });
  });

  it("that nothing was typed into is never written", async () => {
    await drafts.begin({ space: "s", kind: "defect" });
    await drafts.flush();
    expect(await drafts.list()).toEqual([]);
  });

  it("that the disk refuses is told as refused, and is written by itself once there is room", async () => {
    let full = true;
    database.drafts.hook("creating", () => {
      if (full) throw new DOMException("no room", "QuotaExceededError");
    });
    const errors: unknown[] = [];
    const writing = createDrafts({
      ...{ database, changes, now: () => 1 },
      onError: (error) => errors.push(error),
    });
    const { id } = await writing.begin({ space: "s", kind: "defect" });
    writing.keep(id, { title: "空きがない" });
    await expect(writing.flush()).rejects.toThrow();
    expect(writing.isRefused()).toBe(true);
    expect(await database.drafts.get(id)).toBeUndefined();
    full = false;
    await expect.poll(() => writing.isRefused(), { timeout: 8_000 }).toBe(false);
    expect(await database.drafts.get(id)).toMatchObject({ fields: { title: "空きがない" } });
    writing.close();
  }, 15_000);

  it("of an edit is taken up again under its record", async () => {
    await drafts.begin({ space: "s", kind: "defect", record: "d" });
    drafts.keep("d", { title: "途中" });
    await drafts.flush();
    const later = createDrafts({ database, changes, now: () => 1, onError: () => {} });
    expect(await later.begin({ space: "s", kind: "defect", record: "d" })).toMatchObject({
      id: "d",
      fields: { title: "途中" },
    });
    later.close();
  });

  it("goes with its photos when it is discarded, and does not come back", async () => {
    const { id } = await drafts.begin({ space: "s", kind: "defect" });
    const photo = { id: "photo", bytes: new ArrayBuffer(1), mime: "image/jpeg", name: "" };
    const more = { takenAt: 0, hash: null, width: null, height: null, broken: false };
    await database.blobs.put({ ...photo, ...more });
    drafts.keep(id, { title: "やめる" }, ["photo"]);
    await drafts.flush();
    drafts.keep(id, { title: "やめる。" });
    await drafts.discard(id);
    await drafts.flush();
    expect(await database.drafts.count()).toBe(0);
    expect(await database.blobs.count()).toBe(0);
  });
});
