import { createHash, randomBytes } from "node:crypto";
import { readdirSync, utimesSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Role, Side } from "@/lib/records/rights";
import { type Bench, createBench, ORIGIN, START } from "@/server/auth/people.fixture";
import { createFloods } from "@/server/floods";
import { createDisk } from "./disk";
import { type Files, getFile, putFile } from "./door";
import { FileError } from "./file-error";
import { createParts, PART_BYTES } from "./parts";
import { notePurges, purgeNoteIn, readPurges } from "./purge-note";
import { finishPurges, purgeBytes } from "./purging";

const SPACE = "space-1";
const OTHER = "space-2";

let bench: Bench;
let files: Files;
/** Whoever the next request comes from. */
let caller: string | undefined;

async function member(space: string, userId: string, role: Role, side: Side = "user") {
  await bench.store.transaction((tx) =>
    tx.putMembership({ space, userId, role, side, since: START, revokedAt: null }),
  );
}

beforeEach(async () => {
  bench = await createBench();
  await bench.store.transaction(async (tx) => {
    for (const id of [SPACE, OTHER]) {
      await tx.addSpace({
        id,
        kind: "project",
        project: id,
        name: id,
        seq: 0,
        code: "",
        createdAt: START,
      });
    }
  });
  await member(SPACE, "tester", "tester");
  await member(SPACE, "viewer", "viewer");
  await member(OTHER, "outsider", "tester");
  files = {
    store: bench.store,
    disk: createDisk(join(bench.folder, "files")),
    parts: createParts(join(bench.folder, "uploads")),
    userOf: async () => caller,
    floods: createFloods(bench.people.now),
    publicUrl: ORIGIN,
    now: bench.people.now,
  };
  caller = "tester";
});
afterEach(() => bench.end());

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

interface Sending {
  hash?: string;
  type?: string;
  query?: string;
  space?: string;
  headers?: Record<string, string>;
}

async function put(bytes: Uint8Array, sending: Sending = {}) {
  const { hash = hashOf(bytes), type, query = "", space = SPACE, headers = {} } = sending;
  const request = new Request(`${ORIGIN}/api/files/${space}/${hash}${query}`, {
    method: "PUT",
    headers: { origin: ORIGIN, ...(type ? { "content-type": type } : {}), ...headers },
    body: new Uint8Array(bytes),
  });
  const response = await putFile(files, request, { space, hash });
  return { status: response.status, body: await response.json() };
}

function get(hash: string, { query = "", space = SPACE, headers = {} }: Sending = {}) {
  const request = new Request(`${ORIGIN}/api/files/${space}/${hash}${query}`, { headers });
  return getFile(files, request, { space, hash });
}

/** Every file below the data folder that is not the database. */
const onDisk = () =>
  readdirSync(bench.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("asayu.db"))
    .map((entry) => entry.name);

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#c63" } });
/** Noise does not compress: a JPEG of about 2.7 MB. */
const large = () =>
  sharp(randomBytes(1_900 * 1_400 * 3), { raw: { width: 1_900, height: 1_400, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();

describe("a photo", () => {
  it.each([
    ["image/jpeg", () => plain(60, 40).jpeg().toBuffer(), "jpg"],
    ["image/png", () => plain(60, 40).png().toBuffer(), "png"],
    ["image/webp", () => plain(60, 40).webp().toBuffer(), "webp"],
  ])(
    "as %s is stored unchanged and served as a download that runs nothing",
    async (type, make, extension) => {
      const bytes = await make();
      const hash = hashOf(bytes);
      expect(await put(bytes, { type })).toEqual({
        status: 200,
        body: { stored: true, missing: [] },
      });
      expect(await bench.store.file(SPACE, hash)).toEqual({
        space: SPACE,
        hash,
        mime: type,
        size: bytes.length,
        width: 60,
        height: 40,
        uploader: "tester",
        storedAt: START,
      });
      expect(onDisk()).toEqual([hash]);
      const response = await get(hash);
      expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
      expect(Object.fromEntries(response.headers)).toEqual({
        "content-type": type,
        "content-disposition": `attachment; filename="${hash.slice(0, 12)}.${extension}"`,
        "x-content-type-options": "nosniff",
        "content-security-policy": "sandbox; default-src 'none'",
        "cross-origin-resource-policy": "same-origin",
        "cache-control": "private, no-store",
      });
    },
  );

  it("sent again is answered at once, without its bytes", async () => {
    const bytes = await plain(20, 20).png().toBuffer();
    await put(bytes);
    const again = await put(new Uint8Array([1]), { hash: hashOf(bytes) });
    expect(again).toEqual({ status: 200, body: { stored: true, missing: [] } });
  });

  it("sent twice at the same moment is stored once", async () => {
    const bytes = await plain(20, 20).png().toBuffer();
    const answers = await Promise.all([put(bytes), put(bytes), put(bytes)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(onDisk()).toEqual([hashOf(bytes)]);
  });

  it("of another space has to be sent whole, although its bytes are here", async () => {
    const bytes = await plain(20, 20).png().toBuffer();
    await put(bytes);
    caller = "outsider";
    const hash = hashOf(bytes);
    expect(await put(new Uint8Array([1]), { space: OTHER, hash })).toEqual({
      status: 422,
      body: { code: "fileHash" },
    });
    expect((await put(bytes, { space: OTHER })).status).toBe(200);
  });
});

describe("bytes that are refused leave nothing behind:", () => {
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
  );
  const heic = Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from("ftypheic"),
    randomBytes(64),
  ]);
  const jpegHead = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
  const cases: [string, () => Promise<Uint8Array> | Uint8Array, Sending, number, string][] = [
    ["nothing at all", () => new Uint8Array(), {}, 422, "fileEmpty"],
    ["an SVG", () => svg, { type: "image/svg+xml" }, 415, "fileType"],
    ["an SVG that calls itself a JPEG", () => svg, { type: "image/jpeg" }, 415, "fileType"],
    ["a HEIC", () => heic, { type: "image/heic" }, 415, "fileType"],
    ["a PDF", () => Buffer.from("%PDF-1.7 and so on"), {}, 415, "fileType"],
    ["a GIF", () => Buffer.from("GIF89a and so on"), {}, 415, "fileType"],
    ["a web page", () => Buffer.from("<!doctype html><script>1</script>"), {}, 415, "fileType"],
    [
      "a PNG that calls itself a JPEG",
      () => plain(9, 9).png().toBuffer(),
      { type: "image/jpeg" },
      415,
      "fileType",
    ],
    [
      "a JPEG head with noise behind it",
      () => Buffer.concat([jpegHead, randomBytes(900)]),
      {},
      422,
      "fileUnreadable",
    ],
    [
      "a WebP head with a page behind it",
      () => Buffer.from("RIFF\0\0\0\0WEBP<script>1</script>"),
      {},
      422,
      "fileUnreadable",
    ],
    [
      "a JPEG cut in the middle",
      async () => (await plain(900, 900).jpeg().toBuffer()).subarray(0, 2_000),
      {},
      422,
      "fileUnreadable",
    ],
    [
      "a PNG cut in the middle",
      async () => {
        const whole = await sharp(randomBytes(30_000), {
          raw: { width: 100, height: 100, channels: 3 },
        })
          .png()
          .toBuffer();
        return whole.subarray(0, 15_000);
      },
      {},
      422,
      "fileUnreadable",
    ],
    [
      "a flood of pixels",
      () => plain(9_000, 9_000).png({ compressionLevel: 9 }).toBuffer(),
      {},
      422,
      "filePixels",
    ],
    [
      "another content than the name says",
      () => plain(9, 9).png().toBuffer(),
      { hash: "0".repeat(64) },
      422,
      "fileHash",
    ],
    ["more than a mebibyte in one piece", () => large(), {}, 413, "fileTooLarge"],
    [
      "more parts than 20",
      () => new Uint8Array(9),
      { query: "?part=0&of=21" },
      413,
      "fileTooLarge",
    ],
    [
      "a part beyond the last",
      () => new Uint8Array(9),
      { query: "?part=2&of=2" },
      400,
      "fileParts",
    ],
    [
      "a part that is not a number",
      () => new Uint8Array(9),
      { query: "?part=-1&of=2" },
      400,
      "fileParts",
    ],
    [
      "a middle part that is not full",
      () => new Uint8Array(9),
      { query: "?part=0&of=2" },
      400,
      "fileParts",
    ],
  ];
  it.each(cases)("%s", async (_name, make, sending, status, code) => {
    const bytes = await make();
    expect(await put(bytes, sending)).toEqual({ status, body: { code } });
    expect(onDisk()).toEqual([]);
    expect(await bench.store.file(SPACE, sending.hash ?? hashOf(bytes))).toBeUndefined();
  });

  it("a part, also where another copy of the code says so", async () => {
    // As Next builds it: the parts of the process come from one bundle, the door from another.
    class FileError extends Error {
      override readonly name = "FileError";
      readonly code = "fileParts";
      readonly status = 400;
    }
    const keep = () => Promise.reject(new FileError());
    files = { ...files, parts: { ...files.parts, keep } };
    expect(await put(new Uint8Array(9), { query: "?part=0&of=1" })).toEqual({
      status: 400,
      body: { code: "fileParts" },
    });
  });

  it("a body that grows beyond what it announced", async () => {
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(65_536)),
    });
    const request = new Request(`${ORIGIN}/api/files/${SPACE}/${"1".repeat(64)}`, {
      method: "PUT",
      body: endless,
      duplex: "half",
    } as RequestInit);
    const response = await putFile(files, request, { space: SPACE, hash: "1".repeat(64) });
    expect([response.status, await response.json()]).toEqual([413, { code: "fileTooLarge" }]);
    expect(onDisk()).toEqual([]);
  });
});

describe("an upload in parts", () => {
  let bytes: Buffer;
  let hash: string;
  let of: number;
  beforeEach(async () => {
    bytes = await large();
    hash = hashOf(bytes);
    of = Math.ceil(bytes.length / PART_BYTES);
  });
  const sendPart = (index: number) =>
    put(bytes.subarray(index * PART_BYTES, (index + 1) * PART_BYTES), {
      hash,
      query: `?part=${index}&of=${of}`,
    });
  const missing = async () => (await get(hash, { query: `?missing&of=${of}` })).json();

  it("goes on after a cut where it stopped, in any order, and is stored with the last", async () => {
    expect(of).toBe(3);
    expect(await missing()).toEqual({ stored: false, missing: [0, 1, 2] });
    expect(await sendPart(2)).toEqual({ status: 200, body: { stored: false, missing: [0, 1] } });
    expect(await sendPart(0)).toEqual({ status: 200, body: { stored: false, missing: [1] } });
    // The device was switched off, the server started anew.
    files = { ...files, parts: createParts(join(bench.folder, "uploads")) };
    expect(await missing()).toEqual({ stored: false, missing: [1] });
    expect(await sendPart(0)).toEqual({ status: 200, body: { stored: false, missing: [1] } });
    expect((await get(hash)).status).toBe(404);
    expect(await sendPart(1)).toEqual({ status: 200, body: { stored: true, missing: [] } });
    expect(await missing()).toEqual({ stored: true, missing: [] });
    expect(onDisk()).toEqual([hash]);
    const served = Buffer.from(await (await get(hash)).arrayBuffer());
    expect(served.equals(bytes)).toBe(true);
  });

  it("asks for the last part again when all came and the whole could not be kept", async () => {
    const { disk } = files;
    const died = () => Promise.reject(new FileError("serverFull"));
    files = { ...files, disk: { ...disk, put: died } };
    for (const index of [0, 1, 2]) await sendPart(index);
    files = { ...files, disk };
    expect(await missing()).toEqual({ stored: false, missing: [2] });
    expect(await sendPart(2)).toEqual({ status: 200, body: { stored: true, missing: [] } });
    expect(onDisk()).toEqual([hash]);
  });

  it("begins anew when the whole is not what its name says", async () => {
    await sendPart(0);
    await put(Buffer.alloc(PART_BYTES), { hash, query: `?part=1&of=${of}` });
    expect(await sendPart(2)).toEqual({ status: 422, body: { code: "fileHash" } });
    expect(onDisk()).toEqual([]);
    expect(await missing()).toEqual({ stored: false, missing: [0, 1, 2] });
  });

  it("takes no part of somebody else", async () => {
    await member(SPACE, "second", "tester");
    await sendPart(0);
    caller = "second";
    expect(await missing()).toEqual({ stored: false, missing: [0, 1, 2] });
  });

  it("is forgotten after a week, others are not", async () => {
    await sendPart(0);
    const [owner = ""] = readdirSync(join(bench.folder, "uploads"));
    const [upload = ""] = readdirSync(join(bench.folder, "uploads", owner));
    const folder = join(bench.folder, "uploads", owner, upload);
    const now = Date.now();
    await files.parts.dropStale(now);
    expect(onDisk()).toEqual(["0"]);
    utimesSync(folder, new Date(now), new Date(now - 8 * 86_400_000));
    await files.parts.dropStale(now);
    expect(onDisk()).toEqual([]);
  });

  it("of one person fills the disk with eight unfinished ones at most", async () => {
    for (let i = 0; i < 10; i++) {
      await put(new Uint8Array(9).fill(1), { hash: String(i).repeat(64), query: "?part=1&of=2" });
    }
    expect(onDisk()).toHaveLength(8);
  });
});

describe("who may", () => {
  let bytes: Buffer;
  beforeEach(async () => {
    bytes = await plain(20, 20).png().toBuffer();
  });

  it("nobody without a session", async () => {
    caller = undefined;
    expect(await put(bytes)).toEqual({ status: 401, body: { code: "signedOut" } });
    expect((await get(hashOf(bytes))).status).toBe(401);
  });

  it("a foreign space answers like one that does not exist", async () => {
    await put(bytes);
    caller = "outsider";
    const hash = hashOf(bytes);
    for (const space of [SPACE, "no-such-space"]) {
      expect(await put(bytes, { space })).toEqual({ status: 404, body: { code: "missing" } });
      const read = await get(hash, { space });
      expect([read.status, await read.json()]).toEqual([404, { code: "missing" }]);
      expect((await get(hash, { space, query: "?missing&of=1" })).status).toBe(404);
    }
  });

  it("a viewer reads and brings nothing", async () => {
    await put(bytes);
    caller = "viewer";
    expect((await get(hashOf(bytes))).status).toBe(200);
    const other = await plain(21, 21).png().toBuffer();
    expect(await put(other)).toEqual({ status: 403, body: { code: "forbidden" } });
  });

  it("a revoked member does neither", async () => {
    await put(bytes);
    await bench.store.transaction((tx) =>
      tx.putMembership({
        space: SPACE,
        userId: "tester",
        role: "tester",
        side: "user",
        since: START,
        revokedAt: START,
      }),
    );
    expect((await get(hashOf(bytes))).status).toBe(404);
    expect((await put(await plain(22, 22).png().toBuffer())).status).toBe(404);
  });

  it.each([
    ["another site", { origin: "https://evil.example" }],
    ["a page that hides where it is from", { origin: "null" }],
    ["a sibling of this host", { "sec-fetch-site": "same-site" }],
  ])("%s may not send with a person's cookie", async (_name, headers: Record<string, string>) => {
    expect(await put(bytes, { headers })).toEqual({ status: 403, body: { code: "foreignOrigin" } });
    expect(onDisk()).toEqual([]);
  });

  it.each(["../../secret.key", "ABC", "g".repeat(64), "A".repeat(64)])(
    "no name but a hash: %s",
    async (hash) => {
      expect(
        (await getFile(files, new Request(`${ORIGIN}/x`), { space: SPACE, hash })).status,
      ).toBe(404);
    },
  );
});

describe("the disk", () => {
  it("that is full is told as such, and the bytes are not named", async () => {
    const bytes = await plain(20, 20).png().toBuffer();
    const full = Object.assign(new Error("no space"), { code: "ENOSPC" });
    files = {
      ...files,
      disk: {
        ...files.disk,
        put: () => Promise.reject(new FileError("serverFull", { cause: full })),
      },
    };
    expect(await put(bytes)).toEqual({ status: 507, body: { code: "serverFull" } });
    expect(await bench.store.file(SPACE, hashOf(bytes))).toBeUndefined();
  });
});

describe("a purged photo", () => {
  const purged = (hash: string, space = SPACE) => ({
    ...{ space, hash, record: "p1", userId: "tester", at: START, reason: "顔が写っている" },
  });
  const purging = () => ({ ...files, purgeNote: purgeNoteIn(bench.folder) });
  const purge = async (hash: string, space = SPACE) => {
    await bench.store.transaction((tx) => tx.purgeFile(purged(hash, space)));
    await purgeBytes(purging(), [purged(hash, space)]);
  };
  const gone = { code: "purged", record: "p1", by: "tester", at: START, reason: "顔が写っている" };

  it("[F4] is answered as gone with who, when and why, off the disk, and not taken again", async () => {
    const bytes = await plain(20, 20).png().toBuffer();
    const hash = hashOf(bytes);
    await put(bytes);
    await purge(hash);
    expect(onDisk()).toEqual(["purged.jsonl"]);
    for (const query of ["", "?missing&of=1"]) {
      const response = await get(hash, { query });
      expect(response.status).toBe(410);
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(await response.json()).toEqual(gone);
    }
    const again = { status: 410, body: { code: "purged" } };
    expect(await put(bytes)).toEqual(again);
    expect(await put(bytes, { query: "?part=0&of=2" })).toEqual(again);
    expect(onDisk()).toEqual(["purged.jsonl"]);
    caller = "outsider";
    expect((await get(hash)).status).toBe(404);
  });

  it("[F4] before it came is not taken either, nor what had come of it", async () => {
    const bytes = await large();
    const hash = hashOf(bytes);
    const part = (n: number) => bytes.subarray(n * 1_048_576, (n + 1) * 1_048_576);
    await put(part(0), { hash, query: "?part=0&of=3" });
    expect(onDisk()).toEqual(["0"]);
    await purge(hash);
    expect(onDisk()).toEqual(["purged.jsonl"]);
    expect((await put(part(1), { hash, query: "?part=1&of=3" })).status).toBe(410);
  });

  it("[F4] stays where another space names it, until it goes from there too", async () => {
    const bytes = await plain(20, 20).png().toBuffer();
    const hash = hashOf(bytes);
    await put(bytes);
    caller = "outsider";
    await put(bytes, { space: OTHER });
    await purge(hash);
    expect((await get(hash, { space: OTHER })).status).toBe(200);
    await purge(hash, OTHER);
    expect((await get(hash, { space: OTHER })).status).toBe(410);
    expect(onDisk()).toEqual(["purged.jsonl"]);
  });

  it("[F4] that is purged while it travels leaves no bytes", async () => {
    const bytes = await plain(20, 20).png().toBuffer();
    const hash = hashOf(bytes);
    const { disk } = files;
    // Judged, not yet named.
    files.disk = {
      ...disk,
      async put(name, content) {
        await disk.put(name, content);
        await bench.store.transaction((tx) => tx.purgeFile(purged(hash)));
      },
    };
    expect((await put(bytes)).status).toBe(410);
    expect(onDisk()).toEqual([]);
  });

  it("[F5] whose bytes a crash left goes at the next start, and is noted beside the photos", async () => {
    const bytes = await plain(20, 20).png().toBuffer();
    const hash = hashOf(bytes);
    await put(bytes);
    await bench.store.transaction((tx) => tx.purgeFile(purged(hash)));
    expect(onDisk()).toEqual([hash]);
    await finishPurges(purging());
    expect(onDisk()).toEqual(["purged.jsonl"]);
    expect(await readPurges(purgeNoteIn(bench.folder))).toEqual([purged(hash)]);
  });

  it("[F6] is known again at the start over a database that forgot it", async () => {
    const bytes = await plain(20, 20).png().toBuffer();
    const hash = hashOf(bytes);
    await put(bytes);
    await notePurges(purgeNoteIn(bench.folder), [purged(hash)]);
    await finishPurges(purging());
    expect((await get(hash)).status).toBe(410);
    expect(onDisk()).toEqual(["purged.jsonl"]);
  });
});
