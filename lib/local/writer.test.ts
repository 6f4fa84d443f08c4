import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { kinds } from "@/lib/records";
import type { Row } from "@/lib/records/row";
import type { SpaceInfo } from "@/lib/sync/protocol";
import { type Changes, createChanges } from "./changes";
import { UserDatabase } from "./database";
import { createDrafts, type Drafts } from "./drafts";
import { prepareIdentity } from "./identity";
import { createSyncPort } from "./sync-port";
import { createWriter, type Writer } from "./writer";

const space: SpaceInfo = {
  id: "s",
  kind: "project",
  project: "p",
  name: "UAT",
  code: "",
  epoch: 1,
  seq: 0,
  role: "tester",
  side: "user",
};

let count = 0;
let database: UserDatabase;
let changes: Changes;
let write: Writer;
let drafts: Drafts;
let port: ReturnType<typeof createSyncPort>;

beforeEach(async () => {
  count += 1;
  const userId = `u${count}`;
  database = new UserDatabase(userId);
  await prepareIdentity(database);
  await database.spaces.put({ id: "s", info: space, cursor: 0 });
  changes = createChanges(database.name);
  const shared = { database, registry: kinds, userId, changes, now: () => 1_000 };
  drafts = createDrafts({ ...shared, onError: (error) => expect.unreachable(String(error)) });
  write = createWriter({ ...shared, timeZone: () => "Asia/Tokyo", drafts });
  port = createSyncPort(shared);
});

afterEach(async () => {
  changes.close();
  await database.delete();
});

const fields = { severity: "major", occurredAt: 5, title: "端数" };
const outbox = async () => (await database.outbox.orderBy("n").toArray()).map(({ op }) => op);

const serverRow = (id: string, more: Partial<Row> = {}): Row => ({
  space: "s",
  id,
  kind: "defect",
  number: 7,
  code: null,
  fields: { ...fields, state: "reported" },
  seqs: {},
  created: { by: "other", at: 1, seq: 4 },
  changed: { by: "other", at: 1 },
  seq: 4,
  deleted: null,
  entered: {},
  ...more,
});

describe("a save", () => {
  it("is in the outbox and on the screen once it resolves", async () => {
    const { value } = await write.create("s", "defect", fields);
    expect(await outbox()).toMatchObject([
      { n: 1, record: value, kind: "defect", type: "create", set: fields, at: 1_000 },
    ]);
    const row = await database.records.get(value);
    expect(row).toMatchObject({ pending: 1, number: null, fields: { state: "reported" } });
    expect(row?.code).toMatch(/^[A-Z]{3}-001$/);
  });

  it("numbers ops without holes and makes one tap one group", async () => {
    await write.create("s", "defect", fields);
    await write.group("s", (tap) => {
      const id = tap.create("defect", fields);
      tap.append("comment", { of: id, text: "同じ" });
    });
    const [first, second, third] = await outbox();
    expect([first?.n, second?.n, third?.n]).toEqual([1, 2, 3]);
    expect(first?.group).toBeUndefined();
    expect(second?.group).toBeDefined();
    expect(third?.group).toBe(second?.group);
  });

  it("removes its draft in the same transaction, also what was typed a moment before", async () => {
    const { id } = await drafts.begin({ space: "s", kind: "defect" });
    drafts.keep(id, { title: "端" });
    await drafts.flush();
    drafts.keep(id, { title: "端数" });
    await write.create("s", "defect", fields, { id, draft: id });
    await drafts.flush();
    expect(await drafts.list()).toEqual([]);
    expect(await database.records.get(id)).toBeDefined();
  });

  it("that fails leaves its draft as it was typed", async () => {
    const { id } = await drafts.begin({ space: "s", kind: "defect" });
    drafts.keep(id, { title: "端数" });
    const refused = write.create("s", "defect", { title: "端数" }, { id, draft: id });
    await expect(refused).rejects.toMatchObject({ code: "fieldMissing" });
    await drafts.flush();
    expect(await drafts.list("s")).toMatchObject([{ id, fields: { title: "端数" } }]);
  });

  it("writes nothing when a required field is missing, and names it", async () => {
    const refused = write.create("s", "defect", { title: "件名だけ" });
    await expect(refused).rejects.toMatchObject({
      code: "fieldMissing",
      fields: [
        { field: "severity", code: "fieldMissing" },
        { field: "occurredAt", code: "fieldMissing" },
      ],
    });
    expect(await database.outbox.count()).toBe(0);
    expect(await database.records.count()).toBe(0);
  });

  it("draws no number for a tap that is refused half-way", async () => {
    const refused = write.group("s", (tap) => {
      tap.create("defect", fields);
      tap.change("unknown", { title: "x" });
    });
    await expect(refused).rejects.toMatchObject({ code: "missingRecord" });
    await write.create("s", "defect", fields);
    expect((await outbox()).map(({ n }) => n)).toEqual([1]);
  });
});

describe("an edit", () => {
  beforeEach(() => port.applyPage("s", [serverRow("d")], 4));

  it("names what the person saw, and the seq it was seen at", async () => {
    await write.change("d", { title: "端数の丸め", module: "FI" });
    expect(await outbox()).toMatchObject([
      {
        type: "set",
        set: { title: "端数の丸め", module: "FI" },
        was: { title: "端数", module: null },
        base: { title: 4, module: 4 },
      },
    ]);
  });

  it("names the person's own earlier op on the same field as its base", async () => {
    const first = await write.change("d", { title: "一" });
    await write.change("d", { title: "二", module: "SD" });
    const [, second] = await outbox();
    expect(second?.base).toEqual({ title: first.opIds[0], module: 4 });
    expect(second?.was.title).toBe("一");
  });

  it("still names it when the server has answered but the pull has not come", async () => {
    const first = await write.change("d", { title: "一" });
    await port.settle({ [String(first.opIds[0])]: { status: "applied", seq: 5 } });
    expect((await database.records.get("d"))?.fields.title).toBe("一");
    await write.change("d", { title: "二" });
    expect((await outbox())[0]?.base).toEqual({ title: first.opIds[0] });
  });

  it("sends nothing for values that did not change", async () => {
    const saved = await write.change("d", { title: "端数", module: "" });
    expect(saved.opIds).toEqual([]);
    expect(await database.outbox.count()).toBe(0);
  });

  it("turns a set into what came and what went", async () => {
    await port.applyPage(
      "s",
      [serverRow("e", { seq: 5, fields: { lateralTargets: ["SD", "FI"] } })],
      5,
    );
    await write.change("e", { lateralTargets: ["FI", "MM"] });
    expect(await outbox()).toMatchObject([
      { type: "add", set: { lateralTargets: ["MM"] } },
      { type: "remove", set: { lateralTargets: ["SD"] } },
    ]);
    expect((await database.records.get("e"))?.fields.lateralTargets).toEqual(["FI", "MM"]);
  });

  it("is refused at once where the definition denies it", async () => {
    await expect(write.transition("d", "closed")).rejects.toMatchObject({
      code: "illegalTransition",
    });
    await expect(write.transition("d", "accepted")).rejects.toMatchObject({ code: "forbidden" });
    await expect(write.transition("d", "withdrawn")).rejects.toMatchObject({
      code: "fieldMissing",
      fields: [{ field: "withdrawReason", code: "fieldMissing" }],
    });
    await expect(write.change("d", { policy: "fix" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(write.change("d", { due: "2026-02-30" })).rejects.toMatchObject({
      code: "fieldInvalid",
    });
    expect(await database.outbox.count()).toBe(0);
  });

  it("can be taken back, and shows the old value again", async () => {
    const saved = await write.change("d", { title: "誤り", module: "FI" });
    await write.undoAll(saved);
    expect((await database.records.get("d"))?.fields).toMatchObject({
      title: "端数",
      module: null,
    });
    expect((await outbox())[1]).toMatchObject({ type: "undo", of: saved.opIds[0] });
  });

  it("cannot be taken back once something else stands there", async () => {
    const saved = await write.change("d", { title: "誤り" });
    await write.change("d", { title: "次" });
    await expect(write.undoAll(saved)).rejects.toMatchObject({ code: "undoOvertaken" });
  });

  it("deletes and brings back", async () => {
    const saved = await write.remove("d");
    expect((await database.records.get("d"))?.deleted).not.toBeNull();
    await expect(write.change("d", { title: "x" })).rejects.toMatchObject({
      code: "deletedRecord",
    });
    await write.undoAll(saved);
    expect((await database.records.get("d"))?.deleted).toBeNull();
  });

  it("settles a conflict with the candidates that were seen", async () => {
    const conflict = serverRow("c", {
      kind: "conflict",
      seq: 6,
      fields: {
        of: "d",
        field: "title",
        state: "open",
        candidates: [{ opId: "x" }, { opId: "y" }],
      },
    });
    await port.applyPage("s", [conflict], 6);
    await write.resolve("c", { title: "第三案" });
    expect(await outbox()).toMatchObject([
      { type: "resolve", record: "d", of: "c", seen: ["x", "y"], set: { title: "第三案" } },
    ]);
    expect((await database.records.get("c"))?.fields.state).toBe("settled");
    await expect(write.resolve("c", { title: "四" })).rejects.toMatchObject({
      code: "conflictSettled",
    });
  });
});

describe("the answer of the server", () => {
  it("shows the server's version once the pull has passed the op", async () => {
    const { value, opIds } = await write.create("s", "defect", fields);
    await port.settle({ [String(opIds[0])]: { status: "applied", seq: 9, number: 8 } });
    expect(await database.records.get(value)).toMatchObject({ pending: 1, number: null });
    await port.applyPage("s", [serverRow(value, { seq: 9, number: 8 })], 9);
    expect(await database.records.get(value)).toMatchObject({ pending: 0, number: 8, seq: 9 });
    expect(await database.server.count()).toBe(0);
    expect(await database.acked.count()).toBe(1);
  });

  it("lets go of a value that the server kept as a conflict once the pull has passed it", async () => {
    await port.applyPage("s", [serverRow("d")], 4);
    const { opIds } = await write.transition("d", "withdrawn", { withdrawReason: "重複" });
    await port.settle({ [String(opIds[0])]: { status: "applied", seq: 7, conflict: "c" } });
    expect((await database.records.get("d"))?.fields.state).toBe("withdrawn");
    await port.applyPage("s", [], 7);
    expect((await database.records.get("d"))?.fields.state).toBe("reported");
  });

  it("keeps another's field and the own unsent one when a page comes in between", async () => {
    await port.applyPage("s", [serverRow("d")], 4);
    await write.change("d", { title: "私の件名" });
    const theirs = serverRow("d", {
      seq: 5,
      fields: { ...fields, module: "SD", state: "reported" },
    });
    await port.applyPage("s", [theirs], 5);
    expect(await database.records.get("d")).toMatchObject({
      pending: 1,
      fields: { title: "私の件名", module: "SD" },
    });
  });

  it("never goes back to an older row", async () => {
    await port.applyPage("s", [serverRow("d", { seq: 9, fields: { title: "新" } })], 9);
    await port.applyPage("s", [serverRow("d", { seq: 5, fields: { title: "旧" } })], null);
    expect((await database.records.get("d"))?.fields.title).toBe("新");
  });

  it("[L3] [G1] parks the whole group of an op that was built on a refused one", async () => {
    await port.applyPage("s", [serverRow("d")], 4);
    const first = await write.change("d", { title: "一" });
    await write.group("s", (tap) => {
      tap.create("defect", fields);
      tap.change("d", { title: "二" });
    });
    await port.settle({ [String(first.opIds[0])]: { status: "refused", code: "forbidden" } });
    const parked = (await database.parked.toArray()).sort((a, b) => a.op.n - b.op.n);
    expect(parked.map(({ code }) => code)).toEqual(["forbidden", "baseRefused", "baseRefused"]);
    expect(await database.outbox.count()).toBe(0);
  });

  it("[L8] takes no page of a space that was left while the page was on its way", async () => {
    await port.setSpaces({ user: { id: "u", name: "U" }, epoch: 1, spaces: [], serverTime: 0 });
    await port.applyPage("s", [serverRow("d")], 4);
    expect([await database.records.count(), await database.spaces.count()]).toEqual([0, 0]);
  });

  it("parks what was refused with all that was built on it, and shows the record without", async () => {
    await port.applyPage("s", [serverRow("d")], 4);
    const first = await write.change("d", { title: "一" });
    await write.change("d", { title: "二" });
    const other = await write.change("d", { module: "FI" });
    await port.settle({ [String(first.opIds[0])]: { status: "refused", code: "forbidden" } });
    const parked = (await database.parked.toArray()).sort((a, b) => a.op.n - b.op.n);
    expect(parked.map(({ code, op }) => [code, op.set.title])).toEqual([
      ["forbidden", "一"],
      ["baseRefused", "二"],
    ]);
    expect((await outbox()).map(({ opId }) => opId)).toEqual(other.opIds);
    expect((await database.records.get("d"))?.fields).toMatchObject({
      title: "端数",
      module: "FI",
    });
  });

  it("closes the hole that parking leaves, and starts anew under another client id", async () => {
    await port.applyPage("s", [serverRow("d")], 4);
    for (const title of ["一", "二", "三"]) await write.change("d", { title });
    const ids = (await outbox()).map(({ opId }) => opId);
    await database.outbox.delete(1);
    await port.closeGap(0);
    expect((await outbox()).map(({ n, opId }) => [n, opId])).toEqual([
      [1, ids[1]],
      [2, ids[2]],
    ]);
    await port.reclient();
    const { clientId } = await port.identity();
    expect((await outbox()).map((op) => [op.n, op.clientId])).toEqual([
      [1, clientId],
      [2, clientId],
    ]);
    await write.change("d", { module: "FI" });
    expect((await outbox()).map(({ n }) => n)).toEqual([1, 2, 3]);
  });

  it("[G5] never cuts a group when it hands ops out", async () => {
    await write.create("s", "defect", fields);
    await write.group("s", (tap) => {
      tap.create("defect", fields);
      tap.create("defect", fields);
    });
    expect((await port.pending(2)).map(({ n }) => n)).toEqual([1]);
    expect((await port.pending(3)).map(({ n }) => n)).toEqual([1, 2, 3]);
    await port.settle({ [(await outbox())[0]?.opId ?? ""]: { status: "applied", seq: 1 } });
    expect((await port.pending(1)).map(({ n }) => n)).toEqual([2, 3]);
  });

  it("takes a space that was left off the device and parks what was unsent", async () => {
    await port.applyPage("s", [serverRow("d")], 4);
    await write.change("d", { title: "残す" });
    await port.setSpaces({ user: { id: "u", name: "U" }, epoch: 1, spaces: [], serverTime: 0 });
    expect(await database.records.count()).toBe(0);
    expect(await database.outbox.count()).toBe(0);
    expect((await database.parked.toArray()).map(({ code, op }) => [code, op.set.title])).toEqual([
      ["missingSpace", "残す"],
    ]);
  });
});

describe("a photo", () => {
  const photo = {
    id: "photo",
    bytes: new Uint8Array([1, 2, 3]).buffer,
    mime: "image/jpeg",
    name: "証跡.jpg",
    takenAt: 5,
    width: null,
    height: null,
    broken: false,
  };

  it("that is ready goes in the same group and into the upload queue", async () => {
    await database.blobs.put({ ...photo, hash: "ab" });
    await write.create("s", "defect", fields, { photos: ["photo"] });
    const [defect, attachment] = await outbox();
    expect(attachment).toMatchObject({
      kind: "attachment",
      group: defect?.group,
      set: { of: defect?.record, hash: "ab", size: 3 },
    });
    expect(await database.uploads.toArray()).toMatchObject([{ id: "s/ab", photo: "photo" }]);
  });

  it("that is not ready is shown and safe, and blocks nothing", async () => {
    await database.blobs.put({ ...photo, hash: null });
    const { value } = await write.create("s", "defect", fields, { photos: ["photo"] });
    expect((await outbox()).map(({ kind }) => kind)).toEqual(["defect"]);
    expect(await database.waiting.toArray()).toMatchObject([{ id: "photo", record: value }]);
    expect((await database.records.get("photo"))?.fields.hash).toBe("local:photo");
  });

  it("that cannot be read is refused before anything is written", async () => {
    await database.blobs.put({ ...photo, hash: null, broken: true });
    const refused = write.create("s", "defect", fields, { photos: ["photo"] });
    await expect(refused).rejects.toMatchObject({ code: "fileUnreadable" });
    expect(await database.outbox.count()).toBe(0);
  });
});
