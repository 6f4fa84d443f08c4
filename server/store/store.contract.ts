/** What every store keeps to, whatever database lies under it. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Row } from "@/lib/records/row";
import type { Change } from "@/lib/sync/op";
import type { Device, Invitation, Space, Store, Writes } from "./store";

export interface Opened {
  store: Store;
  /** Closes the store and opens the same data anew. */
  reopen(): Promise<Store>;
  /** Closes and removes everything. */
  dispose(): Promise<void>;
}

export const spaceNamed = (id: string, project: string | null = "p1"): Space => ({
  id,
  kind: "project",
  project,
  name: `空間 ${id}`,
  seq: 0,
  code: "",
  createdAt: 1,
});

export const rowAt = (space: string, id: string, seq: number, more: Partial<Row> = {}): Row => ({
  space,
  id,
  kind: "defect",
  number: null,
  code: null,
  fields: { title: id, state: "reported" },
  seqs: {},
  created: { by: "u1", at: 10, seq },
  changed: { by: "u1", at: 10 },
  seq,
  deleted: null,
  entered: {},
  ...more,
});

const changeAt = (space: string, seq: number, opId: string, record = "r1"): Change => ({
  space,
  seq,
  opId,
  record,
  kind: "defect",
  type: "set",
  set: { title: "新" },
  prev: { title: "旧" },
  userId: "u1",
  clientId: "c1",
  at: 5,
  receivedAt: 6,
  tz: "Asia/Tokyo",
});

export const nothing = (): Writes => ({
  rows: [],
  changes: [],
  receipts: [],
  quarantined: [],
  seqs: new Map(),
  series: new Map(),
});

const device: Device = {
  clientId: "c1",
  userId: "u1",
  label: "タブレット",
  lastN: 0,
  firstSeen: 1,
  lastSeen: 1,
  revokedAt: null,
};

const invitation: Invitation = {
  tokenHash: "h1",
  purpose: "member",
  project: "p1",
  role: "tester",
  side: "user",
  organisation: "総務部",
  createdBy: "u1",
  createdAt: 1,
  expiresAt: 100,
  usedAt: null,
  usedBy: null,
};

export function describeStore(name: string, open: () => Promise<Opened>): void {
  describe(name, () => {
    let opened: Opened;
    let store: Store;

    beforeEach(async () => {
      opened = await open();
      store = opened.store;
      await store.transaction(async (tx) => {
        await tx.addSpace(spaceNamed("s1"));
        await tx.addSpace(spaceNamed("s2"));
        await tx.putDevice(device);
      });
    });
    afterEach(() => opened.dispose());

    const write = (writes: Partial<Writes>) =>
      store.transaction((tx) => tx.write({ ...nothing(), ...writes }));

    test("gives a space another name and leaves the others theirs", async () => {
      await store.transaction((tx) => tx.nameSpace("s1", "第2期"));
      expect((await store.space("s1"))?.name).toBe("第2期");
      expect((await store.space("s2"))?.name).toBe(spaceNamed("s2").name);
    });

    test("writes a whole push at once", async () => {
      await write({
        rows: [rowAt("s1", "r1", 1, { number: 7, code: "TKM-001" })],
        changes: [changeAt("s1", 1, "op1")],
        receipts: [
          {
            opId: "op1",
            clientId: "c1",
            n: 1,
            payloadHash: "ph",
            outcome: { status: "applied", seq: 1, number: 7 },
          },
        ],
        seqs: new Map([["s1", 1]]),
        series: new Map([["s1/defect", 7]]),
        device: { clientId: "c1", lastN: 1, lastSeen: 99 },
      });
      expect((await store.space("s1"))?.seq).toBe(1);
      expect((await store.space("s2"))?.seq).toBe(0);
      expect(await store.lastNumber("s1", "defect")).toBe(7);
      expect(await store.lastNumber("s2", "defect")).toBe(0);
      expect(await store.rowByNumber("s1", "defect", 7)).toEqual(
        rowAt("s1", "r1", 1, { number: 7, code: "TKM-001" }),
      );
      expect(await store.changesOf("s1", "r1")).toEqual([changeAt("s1", 1, "op1")]);
      expect(await store.device("c1")).toEqual({ ...device, lastN: 1, lastSeen: 99 });
      expect(await store.receipts(["op1", "op2"])).toEqual([
        {
          opId: "op1",
          clientId: "c1",
          n: 1,
          payloadHash: "ph",
          outcome: { status: "applied", seq: 1, number: 7 },
        },
      ]);
    });

    test("writes nothing of a transaction that throws", async () => {
      const failing = store.transaction(async (tx) => {
        await tx.write({
          ...nothing(),
          rows: [rowAt("s1", "r1", 1)],
          seqs: new Map([["s1", 1]]),
        });
        await tx.setMeta("mark", "set");
        throw new Error("power");
      });
      await expect(failing).rejects.toThrow("power");
      expect(await store.rows("s1", ["r1"])).toEqual([]);
      expect((await store.space("s1"))?.seq).toBe(0);
      expect(await store.meta("mark")).toBeUndefined();
    });

    test("goes on after a failed transaction", async () => {
      await expect(write({ rows: [rowAt("nowhere", "r1", 1)] })).rejects.toThrow();
      await write({ rows: [rowAt("s1", "r1", 1)] });
      expect(await store.rows("s1", ["r1"])).toEqual([rowAt("s1", "r1", 1)]);
    });

    test("lets no transaction see or overtake another", async () => {
      const add = (wait: number) =>
        store.transaction(async (tx) => {
          const space = (await tx.lockSpaces(["s1"])).get("s1");
          await new Promise((resolve) => setTimeout(resolve, wait));
          const seq = (space?.seq ?? 0) + 1;
          await tx.write({ ...nothing(), seqs: new Map([["s1", seq]]) });
          return seq;
        });
      const seqs = await Promise.all([add(20), add(0), add(10), add(0), add(5)]);
      expect(seqs.sort()).toEqual([1, 2, 3, 4, 5]);
      expect((await store.space("s1"))?.seq).toBe(5);
    });

    test("shows readers nothing before the commit", async () => {
      let seen: unknown;
      await store.transaction(async (tx) => {
        await tx.write({ ...nothing(), rows: [rowAt("s1", "r1", 1)] });
        seen = await store.rows("s1", ["r1"]);
        expect(await tx.rows("s1", ["r1"])).toHaveLength(1);
      });
      expect(seen).toEqual([]);
      expect(await store.rows("s1", ["r1"])).toHaveLength(1);
    });

    test("locks the known spaces and leaves unknown ones out", async () => {
      const found = await store.transaction((tx) => tx.lockSpaces(["s2", "nowhere", "s1"]));
      expect([...found.keys()].sort()).toEqual(["s1", "s2"]);
      expect(found.get("s1")).toEqual(spaceNamed("s1"));
    });

    test("replaces a row and keeps the same id in another space apart", async () => {
      await write({ rows: [rowAt("s1", "r1", 1), rowAt("s2", "r1", 1)] });
      await write({ rows: [rowAt("s1", "r1", 2, { fields: { title: "後" }, deleted: 2 })] });
      expect(await store.rows("s1", ["r1", "r1"])).toEqual([
        rowAt("s1", "r1", 2, { fields: { title: "後" }, deleted: 2 }),
      ]);
      expect(await store.rows("s2", ["r1"])).toEqual([rowAt("s2", "r1", 1)]);
    });

    test("refuses a second use of a number, an op id and a device's n", async () => {
      const receipt = (opId: string, n: number) => ({
        opId,
        clientId: "c1",
        n,
        payloadHash: "ph",
        outcome: { status: "applied" as const, seq: 1 },
      });
      await write({
        rows: [rowAt("s1", "r1", 1, { number: 1 })],
        changes: [changeAt("s1", 1, "op1")],
        receipts: [receipt("op1", 1)],
      });
      await expect(write({ rows: [rowAt("s1", "r2", 2, { number: 1 })] })).rejects.toThrow();
      await expect(write({ changes: [changeAt("s2", 1, "op1")] })).rejects.toThrow();
      await expect(write({ changes: [changeAt("s1", 1, "op9")] })).rejects.toThrow();
      await expect(write({ receipts: [receipt("op1", 2)] })).rejects.toThrow();
      await expect(write({ receipts: [receipt("op2", 1)] })).rejects.toThrow();
      // The same number in another space is another series.
      await write({ rows: [rowAt("s2", "r2", 1, { number: 1 })] });
    });

    test("pages through 1,000 rows in seq order without a hole or a double", async () => {
      const rows = Array.from({ length: 1_000 }, (_, index) =>
        rowAt("s1", `r${index}`, 1_000 - index),
      );
      await write({ rows });
      const seqs: number[] = [];
      let cursor = 0;
      for (;;) {
        const page = await store.rowsAfter("s1", cursor, 300);
        if (page.length === 0) break;
        expect(page.length).toBeLessThanOrEqual(300);
        seqs.push(...page.map((row) => row.seq));
        cursor = page.at(-1)?.seq ?? cursor;
      }
      expect(seqs).toEqual(Array.from({ length: 1_000 }, (_, index) => index + 1));
      expect(await store.rowsAfter("s1", 0, 1_000)).toHaveLength(1_000);
    });

    test("never ends a page between two rows of one seq", async () => {
      await write({
        rows: [rowAt("s1", "a", 1), rowAt("s1", "b", 2), rowAt("s1", "c", 2), rowAt("s1", "d", 3)],
      });
      expect((await store.rowsAfter("s1", 0, 2)).map((row) => row.id).sort()).toEqual([
        "a",
        "b",
        "c",
      ]);
      expect((await store.rowsAfter("s1", 2, 2)).map((row) => row.id)).toEqual(["d"]);
    });

    test("answers receipts of a device in order from an n on", async () => {
      await write({
        receipts: [3, 1, 2].map((n) => ({
          opId: `op${n}`,
          clientId: "c1",
          n,
          payloadHash: "ph",
          outcome: { status: "refused" as const, code: "invalid" as const },
        })),
      });
      expect((await store.receiptsFrom("c1", 2, 10)).map((receipt) => receipt.n)).toEqual([2, 3]);
      expect(await store.receiptsFrom("c2", 0, 10)).toEqual([]);
    });

    test("lets exactly one of many concurrent redeemers use an invitation", async () => {
      await store.transaction((tx) => tx.addInvitation(invitation));
      const users = ["a", "b", "c", "d", "e"];
      const used = await Promise.all(
        users.map((user) => store.transaction((tx) => tx.spendInvitation("h1", user, 50))),
      );
      expect(used.filter(Boolean)).toHaveLength(1);
      const winner = users[used.indexOf(true)];
      expect(await store.invitation("h1")).toEqual({ ...invitation, usedAt: 50, usedBy: winner });
      expect(await store.openInvitations("p1")).toEqual([]);
    });

    test("keeps whom an invitation is for", async () => {
      const named = { ...invitation, person: "u2" };
      await store.transaction((tx) => tx.addInvitation(named));
      expect(await store.invitation("h1")).toEqual(named);
    });

    test("lets nobody use an invitation that ran out or never was", async () => {
      await store.transaction((tx) => tx.addInvitation(invitation));
      expect(await store.transaction((tx) => tx.spendInvitation("h1", "a", 100))).toBe(false);
      expect(await store.transaction((tx) => tx.spendInvitation("h2", "a", 50))).toBe(false);
      expect(await store.openInvitations("p1")).toEqual([invitation]);
      expect(await store.openInvitations(null)).toEqual([]);
    });

    test("keeps every text and shape of JSON as it came", async () => {
      let deep: unknown = "底";
      for (let level = 0; level < 32; level += 1) deep = { in: [deep] };
      const fields = {
        surrogate: "a\ud83d\ude00b\ud800c",
        separators: "一\u2028二\u2029三\u0000四",
        empty: null,
        zero: -0.5,
        big: 9_007_199_254_740_991,
        list: [],
        deep,
        quote: `'"\\`,
      };
      await write({
        rows: [rowAt("s1", "r1", 1, { fields, entered: { x: { times: 2, by: "u", at: 3 } } })],
      });
      const [row] = await store.rows("s1", ["r1"]);
      expect(row?.fields).toEqual(fields);
      expect(row?.entered).toEqual({ x: { times: 2, by: "u", at: 3 } });
    });

    test("finds children by parent, changes by op and by seq", async () => {
      const conflict = (id: string, of: string, seq: number) =>
        rowAt("s1", id, seq, { kind: "conflict", fields: { of, state: "open" } });
      await write({
        rows: [conflict("k1", "r1", 2), conflict("k2", "r2", 3), rowAt("s1", "r1", 1)],
        changes: [changeAt("s1", 1, "op1"), changeAt("s1", 4, "op2"), changeAt("s2", 4, "op3")],
      });
      expect((await store.children("s1", "conflict", ["r1"])).map((row) => row.id)).toEqual(["k1"]);
      expect(await store.children("s1", "comment", ["r1"])).toEqual([]);
      expect(await store.changesAt("s1", [4, 9])).toEqual([changeAt("s1", 4, "op2")]);
      expect(await store.changes("s1", ["op1", "op3"])).toEqual([changeAt("s1", 1, "op1")]);
    });

    test("finds a person's open work, made or assigned, newest first", async () => {
      const at = (id: string, seq: number, by: string, fields: Record<string, unknown>) =>
        rowAt("s1", id, seq, { created: { by, at: 1, seq }, fields });
      await write({
        rows: [
          at("made", 1, "u1", { state: "reported" }),
          at("assigned", 2, "u9", { state: "fixing", assignee: "u1" }),
          at("closed", 3, "u1", { state: "closed" }),
          at("other", 4, "u9", { state: "reported", assignee: "u12" }),
          { ...at("deleted", 5, "u1", { state: "reported" }), deleted: 5 },
        ],
      });
      expect((await store.openWork("s1", "u1", 10)).map((row) => row.id)).toEqual([
        "assigned",
        "made",
      ]);
      expect((await store.openWork("s1", "u1", 1)).map((row) => row.id)).toEqual(["assigned"]);
    });

    test("answers a user's living memberships only, and who has lost every one", async () => {
      const membership = (space: string, userId: string, revokedAt: number | null) => ({
        space,
        userId,
        role: "tester" as const,
        side: "user" as const,
        since: 1,
        revokedAt,
      });
      await store.transaction(async (tx) => {
        await tx.putMembership(membership("s1", "u1", null));
        await tx.putMembership(membership("s2", "u1", null));
        await tx.putMembership(membership("s2", "u1", 50));
        await tx.putMembership(membership("s1", "u2", 50));
      });
      expect((await store.spacesOfUser("u1")).map(({ space }) => space.id)).toEqual(["s1"]);
      expect((await store.membership("s2", "u1"))?.revokedAt).toBe(50);
      expect(await store.isRevoked("u1")).toBe(false);
      expect(await store.isRevoked("u2")).toBe(true);
      expect(await store.isRevoked("u3")).toBe(false);
      expect((await store.spacesOf("p1")).map((space) => space.id)).toEqual(["s1", "s2"]);
    });

    test("answers the projects' own spaces and no rooms, the oldest first", async () => {
      const later: Space = { ...spaceNamed("p2"), createdAt: 9 };
      await store.transaction(async (tx) => {
        await tx.addSpace(later);
        await tx.addSpace({ ...later, id: "p0", createdAt: 0 });
        await tx.addSpace({ ...later, id: "room", kind: "internal" });
      });
      const ids = (await store.projects()).map(({ id }) => id);
      expect(ids).toEqual(["p0", "s1", "s2", "p2"]);
    });

    test("answers who is and was in a space, and where a user is and was", async () => {
      const membership = (userId: string, since: number, revokedAt: number | null) => ({
        ...{ space: "s1", userId, role: "tester" as const, side: "user" as const },
        ...{ since, revokedAt },
      });
      await store.transaction(async (tx) => {
        await tx.putMembership(membership("u2", 2, 50));
        await tx.putMembership(membership("u1", 1, null));
      });
      expect((await store.membersOf("s1")).map(({ userId }) => userId)).toEqual(["u1", "u2"]);
      expect(await store.membersOf("s2")).toEqual([]);
      expect(await store.membershipsOf("u2")).toEqual([membership("u2", 2, 50)]);
      expect(await store.membershipsOf("u3")).toEqual([]);
    });

    test("knows whose session belongs to a device that was taken away", async () => {
      await store.transaction(async (tx) => {
        await tx.putDevice({ ...device, session: "first" });
        await tx.putDevice({ ...device, clientId: "c2", session: "second", revokedAt: 9 });
      });
      expect(await store.device("c1")).toEqual({ ...device, session: "first" });
      expect(await store.isSessionRevoked("first")).toBe(false);
      expect(await store.isSessionRevoked("second")).toBe(true);
      expect(await store.isSessionRevoked("third")).toBe(false);
    });

    test("keeps what a device handed over, found by its grant until that is spent", async () => {
      const entry = {
        ...{ clientId: "c1", userId: "u1", grantHash: "a".repeat(64), expiresAt: 99 },
        ...{ wipeOnly: false, changes: 2, photos: 1, handedAt: null, wipedAt: null },
      };
      expect(await store.handOver("c1")).toBeUndefined();
      await store.transaction((tx) => tx.putHandOver(entry));
      expect(await store.handOver("c1")).toEqual(entry);
      expect(await store.handOverUnder("a".repeat(64))).toEqual(entry);
      expect(await store.handOverUnder("b".repeat(64))).toBeUndefined();
      const wiped = { ...entry, grantHash: null, expiresAt: null, handedAt: 7, wipedAt: 8 };
      await store.transaction((tx) => tx.putHandOver(wiped));
      store = await opened.reopen();
      expect(await store.handOver("c1")).toEqual(wiped);
      expect(await store.handOverUnder("a".repeat(64))).toBeUndefined();
    });

    test("keeps who opened a room", async () => {
      const room = {
        ...{ id: "r1", kind: "private" as const, project: "p1", name: "PM–PMO" },
        ...{ seq: 0, code: "KXZ", createdAt: 3, createdBy: "u1" },
      };
      await store.transaction((tx) => tx.addSpace(room));
      expect(await store.space("r1")).toEqual(room);
    });

    test("keeps everything over closing and opening again", async () => {
      const epoch = await store.epoch();
      await write({ rows: [rowAt("s1", "r1", 1)], seqs: new Map([["s1", 1]]) });
      store = await opened.reopen();
      expect(await store.epoch()).toBe(epoch);
      expect((await store.space("s1"))?.seq).toBe(1);
      expect(await store.rows("s1", ["r1"])).toEqual([rowAt("s1", "r1", 1)]);
      await write({ rows: [rowAt("s1", "r2", 2)] });
      expect(await store.rowsAfter("s1", 1, 10)).toEqual([rowAt("s1", "r2", 2)]);
    });

    test("keeps a file once under its first uploader", async () => {
      const file = {
        hash: "f1",
        space: "s1",
        mime: "image/jpeg",
        size: 3,
        width: 1,
        height: null,
        uploader: "u1",
        storedAt: 1,
      };
      await store.transaction((tx) => tx.addFile(file));
      await store.transaction((tx) => tx.addFile({ ...file, uploader: "u2" }));
      expect(await store.file("s1", "f1")).toEqual(file);
      expect(await store.file("s2", "f1")).toBeUndefined();
    });

    test("[F4] forgets a purged file of one space, keeps the first purge, and tells whether others name it", async () => {
      const file = {
        ...{ hash: "f1", space: "s1", mime: "image/jpeg", size: 3, width: 1, height: null },
        ...{ uploader: "u1", storedAt: 1 },
      };
      const purge = { space: "s1", hash: "f1", record: "r1", userId: "u1", at: 5, reason: "顔" };
      await store.transaction(async (tx) => {
        for (const space of ["s1", "s2"]) await tx.addFile({ ...file, space });
        await tx.purgeFile(purge);
      });
      await store.transaction((tx) => tx.purgeFile({ ...purge, userId: "u2", at: 9 }));
      expect(await store.purge("s1", "f1")).toEqual(purge);
      expect(await store.purge("s2", "f1")).toBeUndefined();
      expect(await store.file("s1", "f1")).toBeUndefined();
      expect(await store.file("s2", "f1")).toBeDefined();
      expect(await store.isNamed("f1")).toBe(true);
      await store.transaction((tx) => tx.purgeFile({ ...purge, space: "s2" }));
      expect(await store.isNamed("f1")).toBe(false);
      expect((await store.inspector.purges()).map(({ space }) => space).sort()).toEqual([
        "s1",
        "s2",
      ]);
    });

    test("is healthy until it is closed", async () => {
      expect(await store.healthy()).toBe(true);
      await store.close();
      expect(await store.healthy()).toBe(false);
    });

    test("keeps restores, what was lost with them and what came back", async () => {
      const lost = [{ space: "s1", kept: 3, upTo: 1_003 }];
      await store.transaction((tx) => tx.addRestore({ epoch: 20, at: 2, backupAt: 1, lost }));
      await store.transaction((tx) => tx.addRestore({ epoch: 10, at: 1, backupAt: 1, lost: [] }));
      expect(await store.restores()).toEqual([
        { epoch: 10, at: 1, backupAt: 1, lost: [] },
        { epoch: 20, at: 2, backupAt: 1, lost },
      ]);
      const change: Change = {
        ...changeAt("s1", 1_004, "op1"),
        again: [
          [4, 5],
          [1, 1],
        ],
      };
      await write({ changes: [change, changeAt("s1", 1_005, "op2")], rows: [] });
      const kept = await store.changesOf("s1", "r1");
      expect(kept).toMatchObject([{ again: change.again }, { seq: 1_005 }]);
      expect(await store.cameBack("s1")).toEqual([
        { opId: "op1", took: [4, 5] },
        { opId: "op1", took: [1, 1] },
      ]);
      expect(await store.cameBack("s2")).toEqual([]);
    });

    test("joins what several know of one seq, and keeps it also for a space that is not there", async () => {
      const unknown = { opId: null, record: null, kind: null, userId: null, at: null, row: null };
      const line = { space: "s1", seq: 4, upTo: 4, ...unknown, witness: null };
      const row = rowAt("s1", "r1", 4);
      await write({
        beyond: [
          { ...line, upTo: 9 },
          { ...line, space: "gone" },
        ],
      });
      await write({ beyond: [{ ...line, record: "r1", kind: "defect", row, witness: "u1" }] });
      await write({ beyond: [{ ...line, opId: "op1", userId: "u2", at: 7, record: "r9" }] });
      expect(await store.beyond("s1")).toEqual([
        {
          ...{ space: "s1", seq: 4, upTo: 9, opId: "op1", record: "r1", kind: "defect" },
          ...{ userId: "u2", at: 7, row, witness: "u1" },
        },
      ]);
      expect((await store.spacesBeyond()).sort()).toEqual(["gone", "s1"]);
    });

    test("shows everything there is, page by page", async () => {
      const change = changeAt("s1", 1, "op1");
      const outcome = { status: "applied", seq: 1 } as const;
      const receipt = { opId: "op1", clientId: "c1", n: 1, payloadHash: "ph", outcome };
      const second = { ...receipt, opId: "op2", n: 2 };
      await write({
        changes: [change, changeAt("s1", 2, "op2")],
        receipts: [receipt, second],
        series: new Map([["s1/defect", 7]]),
      });
      const { inspector } = store;
      expect((await inspector.spaces()).map(({ id }) => id).sort()).toEqual(["s1", "s2"]);
      expect(await inspector.series()).toEqual([{ space: "s1", kind: "defect", last: 7 }]);
      expect(await inspector.devices()).toEqual([device]);
      expect(await inspector.files()).toEqual([]);
      const [first, ...others] = await inspector.history("s1", 0, 1);
      expect([first?.change, first?.payloadHash, others]).toEqual([change, "ph", []]);
      expect((await inspector.history("s1", 1, 5)).map((line) => line.change.seq)).toEqual([2]);
      expect(await inspector.receipts("", 1)).toEqual([receipt]);
      expect(await inspector.receipts("op1", 5)).toEqual([second]);
    });
  });
}
