import { createHash } from "node:crypto";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { GRANT_HEADER } from "@/lib/sync/hand-over";
import type { WireOp } from "@/lib/sync/protocol";
import { createDisk } from "@/server/files/disk";
import { type Files, getFile, putFile } from "@/server/files/door";
import { createParts } from "@/server/files/parts";
import { createFloods } from "@/server/floods";
import {
  createOp,
  createSyncBench,
  outcomesOf,
  requestOf,
  START,
  type SyncBench,
} from "./bench.fixture";
import { confirmWiped, finishHandOver, openHandOver, takeHandOver } from "./hand-over";
import { heldChanges } from "./quarantine";

const TABLET = "tablet-tanaka";
let bench: SyncBench;
beforeEach(async () => {
  bench = await createSyncBench();
  await bench.store.transaction((tx) =>
    tx.putMembership({
      ...{ space: "uat", userId: "lead", role: "lead", side: "user" },
      ...{ since: START, revokedAt: null },
    }),
  );
  await outcomesOf(bench, "tanaka", [createOp({ n: 1 })]);
});
afterEach(() => bench.end());

async function revokeTablet(): Promise<void> {
  const device = await bench.store.device(TABLET);
  if (!device) throw new Error("no tablet");
  await bench.store.transaction((tx) => tx.putDevice({ ...device, revokedAt: START }));
}

async function grantFor(userId = "tanaka", clientId = TABLET): Promise<string> {
  const terms = await openHandOver(bench.ports, userId, clientId);
  if (!("grant" in terms)) throw new Error(terms.status);
  return terms.grant;
}

const take = (grant: string, ops: WireOp[], userId = "tanaka") =>
  takeHandOver(bench.ports, { ...requestOf(userId, TABLET, ops), grant });

const held = () => heldChanges(bench.store, "lead", "uat");
const refused = { code: "revoked" };

describe("a device that was taken away", () => {
  test("[L13] hands over what is unsent, once, and applies none of it", async () => {
    await revokeTablet();
    const grant = await grantFor();
    const unsent = [createOp({ n: 2 }), createOp({ n: 3 })];
    expect(await take(grant, unsent)).toEqual({ changes: 2, photos: 0 });
    // The answer was lost.
    expect(await take(grant, unsent)).toEqual({ changes: 2, photos: 0 });
    expect(await held()).toMatchObject([
      { op: { opId: "op2", userId: "tanaka" }, reason: "handedOver", settled: null },
      { op: { opId: "op3" } },
    ]);
    expect(await bench.store.rows("uat", ["d2", "d3"])).toEqual([]);
  });

  test("[L13] hands over nothing twice that had arrived before", async () => {
    await revokeTablet();
    expect(await take(await grantFor(), [createOp({ n: 1 })])).toEqual({ changes: 0, photos: 0 });
    expect(await held()).toEqual([]);
  });

  test("[L13] hands over for a member who has left, also on a device never heard of", async () => {
    const membership = await bench.store.membership("uat", "tanaka");
    if (!membership) throw new Error("no member");
    await bench.store.transaction((tx) => tx.putMembership({ ...membership, revokedAt: START }));
    const grant = await grantFor("tanaka", "fresh-tablet");
    await takeHandOver(bench.ports, {
      ...requestOf("tanaka", "fresh-tablet", [createOp({ n: 2 })]),
      grant,
    });
    expect(await held()).toHaveLength(1);
  });

  test("[L13] a change applied later as its author's own no longer waits for the lead", async () => {
    await revokeTablet();
    await take(await grantFor(), [createOp({ n: 2 })]);
    await outcomesOf(bench, "tanaka", [createOp({ n: 1, opId: "op2", record: "d2" })], "anew");
    expect(await held()).toEqual([]);
  });
});

describe("the grant", () => {
  test("[L13] is given to the device's own person alone, and only after it was taken away", async () => {
    expect(await openHandOver(bench.ports, "tanaka", TABLET)).toEqual({ status: "welcome" });
    await revokeTablet();
    await expect(openHandOver(bench.ports, "suzuki", TABLET)).rejects.toMatchObject({
      code: "missing",
    });
  });

  test("[L13] brings nothing of another person, nor into a space that was never theirs", async () => {
    await revokeTablet();
    const grant = await grantFor();
    await expect(take(grant, [createOp({ n: 2 })], "suzuki")).rejects.toMatchObject({
      code: "wrongUser",
    });
    await take(grant, [createOp({ n: 2, space: "other" })]);
    expect(await bench.store.quarantined("other")).toEqual([]);
  });

  test("[L13] is void after the end, after a new one, after a week, and is nowhere in the database", async () => {
    await revokeTablet();
    const first = await grantFor();
    const second = await grantFor();
    await expect(take(first, [])).rejects.toMatchObject(refused);
    const late = { ...bench.ports, now: () => START + 8 * 86_400_000 };
    await expect(finishHandOver(late, second)).rejects.toMatchObject(refused);
    const entry = await bench.store.handOver(TABLET);
    expect(JSON.stringify(entry)).not.toContain(second);
    await expect(take(String(entry?.grantHash), [])).rejects.toMatchObject(refused);

    await finishHandOver(bench.ports, second);
    await confirmWiped(bench.ports, second);
    await expect(take(second, [createOp({ n: 2 })])).rejects.toMatchObject(refused);
    await expect(confirmWiped(bench.ports, second)).rejects.toMatchObject(refused);
    expect(await openHandOver(bench.ports, "tanaka", TABLET)).toEqual({ status: "gone" });
  });

  test("[L13] stands in the record of its person's projects, once for each step", async () => {
    await revokeTablet();
    const grant = await grantFor();
    await take(grant, [createOp({ n: 2 })]);
    await finishHandOver(bench.ports, grant);
    await finishHandOver(bench.ports, grant);
    await confirmWiped(bench.ports, grant);
    const events = await bench.store.inspector.events("uat", 0, Number.MAX_SAFE_INTEGER);
    expect(events.map(({ what, userId, about, detail }) => [what, userId, about, detail])).toEqual([
      ["deviceHandedOver", "tanaka", TABLET, '{"changes":1,"photos":0}'],
      ["deviceWiped", "tanaka", TABLET, '{"changes":1,"photos":0}'],
    ]);
  });

  test("[L13] where nothing is wanted, takes nothing and confirms the end", async () => {
    await revokeTablet();
    const before = await bench.store.handOver(TABLET);
    await bench.store.transaction((tx) =>
      tx.putHandOver({
        ...{ clientId: TABLET, userId: "tanaka", grantHash: null, expiresAt: null },
        ...{ wipeOnly: true, changes: 0, photos: 0, handedAt: null, wipedAt: null, ...before },
      }),
    );
    const terms = await openHandOver(bench.ports, "tanaka", TABLET);
    if (terms.status !== "wipe") throw new Error(terms.status);
    await expect(take(terms.grant, [createOp({ n: 2 })])).rejects.toMatchObject(refused);
    await confirmWiped(bench.ports, terms.grant);
    expect((await bench.store.handOver(TABLET))?.wipedAt).toBe(bench.ports.now());
  });
});

describe("a photo under the grant", () => {
  test("[L13] comes along where a handed-over change names it; no other does, and none is read", async () => {
    await revokeTablet();
    const grant = await grantFor();
    const bytes = await photo("#888");
    const other = await photo("#999");
    const set = { of: "d1", name: "p.jpg", hash: bytes.hash };
    await take(grant, [createOp({ n: 2, kind: "attachment", record: "p2", set })]);
    const files = filesFor();
    const put = (one: Photo, by: string) =>
      putFile(files, request(one.hash, by, one.bytes), { space: "uat", hash: one.hash });
    expect((await put(other, grant)).status).toBe(404);
    expect((await put(bytes, "x".repeat(43))).status).toBe(404);
    expect((await put(bytes, grant)).status).toBe(200);
    expect((await put(bytes, grant)).status).toBe(200);
    const read = await getFile(files, request(bytes.hash, grant), {
      space: "uat",
      hash: bytes.hash,
    });
    expect(read.status).toBe(404);
    expect(await finishHandOver(bench.ports, grant)).toEqual({ changes: 1, photos: 1 });
    await confirmWiped(bench.ports, grant);
    expect((await put(bytes, grant)).status).toBe(404);
  });
});

interface Photo {
  bytes: Buffer;
  hash: string;
}

async function photo(background: string): Promise<Photo> {
  const create = { width: 8, height: 8, channels: 3 as const, background };
  const bytes = await sharp({ create }).jpeg().toBuffer();
  return { bytes, hash: createHash("sha256").update(bytes).digest("hex") };
}

const ORIGIN = "https://asayu.example.jp";

const request = (hash: string, grant: string, bytes?: Buffer) =>
  new Request(`${ORIGIN}/api/files/uat/${hash}`, {
    headers: { origin: ORIGIN, "content-type": "image/jpeg", [GRANT_HEADER]: grant },
    ...(bytes && { method: "PUT", body: new Uint8Array(bytes) }),
  });

const filesFor = (): Files => ({
  store: bench.store,
  disk: createDisk(join(bench.file, "..", "files")),
  parts: createParts(join(bench.file, "..", "uploads")),
  userOf: async () => undefined,
  publicUrl: ORIGIN,
  now: bench.ports.now,
  floods: createFloods(bench.ports.now),
});
