/** A server's data on the disk, with people, changes and photos, for the tests of backup and restore. */
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { kinds } from "@/lib/records";
import type { WireOp } from "@/lib/sync/protocol";
import { serverSecret } from "../auth/secret";
import { createDisk } from "../files/disk";
import { createParts } from "../files/parts";
import { purgeNoteIn } from "../files/purge-note";
import { type Purging, purgeBytes } from "../files/purging";
import { openSqliteStore, type SqliteStore } from "../store/sqlite";
import { readSqlite } from "../store/sqlite-copy";
import type { Store } from "../store/store";
import { createOp, EPOCH, outcomesOf, START, type SyncBench } from "../sync/bench.fixture";
import { backUp } from "./backup";
import { checkData } from "./check";
import { databaseOf } from "./manifest";

export interface DataBench {
  dataDir: string;
  file: string;
  backups: string;
  secret: string;
  store: SqliteStore;
  /** Ops of the one device, each applied. */
  send(ops: WireOp[]): Promise<unknown>;
  /** Defects `d<from>`…, one change each. */
  write(from: number, count: number): Promise<void>;
  /** A photo with its attachment. @returns its hash */
  photo(n: number): Promise<string>;
  /** Its uploader purges the photo of `photo(n)`, in op `at`. */
  purge(n: number, at: number): Promise<void>;
  backUp(now?: number): ReturnType<typeof backUp>;
  end(): Promise<void>;
}

export async function createDataBench(): Promise<DataBench> {
  const root = mkdtempSync(join(tmpdir(), "asayu-data-"));
  const dataDir = join(root, "data");
  mkdirSync(dataDir);
  const file = join(dataDir, "asayu.db");
  const secret = serverSecret(join(dataDir, "secret.key"));
  const store = await openSqliteStore({ file, now: () => EPOCH * 1_000 });
  await store.transaction(async (tx) => {
    const space = { id: "uat", kind: "project" as const, project: "uat", name: "UAT", code: "" };
    await tx.addSpace({ ...space, seq: 0, createdAt: START });
    const member = { space: "uat", role: "tester" as const, side: "user" as const, since: START };
    await tx.putMembership({ ...member, userId: "tanaka", revokedAt: null });
  });
  const ports: SyncBench["ports"] = {
    store,
    registry: kinds,
    now: () => START + 60_000,
    newId: () => `made-${Math.random()}`,
    publish: () => {},
    purged: (purges) => purgeBytes(photosOf(store, dataDir), purges),
    onFault: (error) => {
      throw error;
    },
  };
  const send = (ops: WireOp[]) => outcomesOf({ ports } as SyncBench, "tanaka", ops, "tablet");
  return {
    dataDir,
    file,
    backups: join(root, "backups"),
    secret,
    store,
    send,
    async write(from, count) {
      await send(Array.from({ length: count }, (_, place) => createOp({ n: from + place })));
    },
    async photo(n) {
      const bytes = Buffer.from(`写真 ${n}`);
      const hash = createHash("sha256").update(bytes).digest("hex");
      await createDisk(join(dataDir, "files")).put(hash, bytes);
      const size = bytes.length;
      await store.transaction((tx) =>
        tx.addFile({
          ...{ hash, space: "uat", mime: "image/jpeg", size, width: 1, height: 1 },
          ...{ uploader: "tanaka", storedAt: START },
        }),
      );
      const set = { of: "d1", hash, mime: "image/jpeg", size };
      await send([createOp({ n, record: `photo${n}`, kind: "attachment", set })]);
      return hash;
    },
    async purge(n, at) {
      await send([
        {
          ...{ n: at, opId: `op${at}`, space: "uat", record: `photo${n}`, kind: "attachment" },
          ...{ type: "transition", at: START, was: { state: "kept" } },
          set: { state: "purged", purgeReason: "顔が写っている" },
        },
      ]);
    },
    backUp: (now = START + 3_600_000) =>
      backUp({ dataDir, to: join(root, "backups"), version: "test", now: () => now }),
    async end() {
      await store.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export const photosOf = (store: Store, dataDir: string): Purging => ({
  store,
  disk: createDisk(join(dataDir, "files")),
  parts: createParts(join(dataDir, "uploads")),
  purgeNote: purgeNoteIn(dataDir),
});

/** What the checks find in a database, by check; empty where all is well. */
export async function findingsIn(file: string, files: string): Promise<Record<string, string[]>> {
  const results = await readSqlite(file, (database) => checkData({ ...database, files }));
  return Object.fromEntries(
    results.flatMap(({ check, found }) => (found.length ? [[check, found]] : [])),
  );
}

export const findingsOf = (folder: string) =>
  findingsIn(databaseOf(folder), join(folder, "..", "files"));

/** Alters a file in its middle. */
export function spoil(path: string, bytes: Buffer): void {
  const altered = Buffer.from(bytes);
  const middle = Math.floor(altered.length / 2);
  altered[middle] = (altered[middle] ?? 0) ^ 1;
  writeFileSync(path, altered);
}
