/** A real store in a folder of its own, with accounts on it, for the tests of people and files. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { kinds } from "@/lib/records";
import { openSqliteStore, type SqliteStore } from "@/server/store/sqlite";
import type { PushPorts } from "@/server/sync/push";
import { type AuthSettings, createAuth, migrateAuth } from "./auth";
import { createLimiter } from "./limits";
import { createQueue, type People } from "./people";
import { issueSetUpLink, setUp } from "./set-up";

export const ORIGIN = "http://127.0.0.1:3000";
export const PASSWORD = "朝夕-passphrase-1";
/** 2026-11-20T00:30:00Z */
export const START = 1_795_134_600_000;

export interface Bench {
  people: People;
  store: SqliteStore;
  folder: string;
  /** What was announced, as `[space, seq]`. */
  published: [string, number][];
  /** Users whose devices were told that they belong to other spaces. */
  moved: string[];
  /** Moves the clock on. */
  pass(ms: number): void;
  limiter: ReturnType<typeof createLimiter>;
  end(): Promise<void>;
}

export async function createBench(publicUrl = ORIGIN): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), "asayu-people-"));
  const store = await openSqliteStore({ file: join(folder, "asayu.db") });
  const settings: AuthSettings = {
    db: store.writer,
    dialect: "sqlite",
    secret: "a secret of the tests, long enough for anybody",
    publicUrl,
  };
  await migrateAuth(settings);
  let now = START;
  const published: [string, number][] = [];
  const moved: string[] = [];
  const people: People = {
    store,
    auth: createAuth(settings),
    publicUrl,
    now: () => now,
    publish: (space, seq) => void published.push([space, seq]),
    membershipChanged: (userId) => void moved.push(userId),
    oneAtATime: createQueue(),
  };
  return {
    people,
    store,
    folder,
    published,
    moved,
    limiter: createLimiter(() => now),
    pass: (ms) => {
      now += ms;
    },
    async end() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The organisation 情報システム部 with its administrator, as set up through a link. */
export async function withAdministrator({ people }: Bench) {
  const link = await issueSetUpLink(people);
  const token = link?.split("#")[1] ?? "";
  const userId = await setUp(people, {
    token,
    organisation: "情報システム部",
    name: "管理 担当",
    email: "admin@example.jp",
    password: PASSWORD,
  });
  return { userId, name: "管理 担当", token };
}

export function rethrow(error: unknown): never {
  throw error;
}

/** What a push needs, on the same store; a fault of the server fails the test. */
export const pushPorts = ({ store, now, publish }: People): PushPorts => ({
  ...{ store, registry: kinds, now, publish, newId: uuidv7 },
  ...{ purged: async () => {}, onFault: rethrow },
});
