/** The server of a simulation: the real push and pull on the real embedded store, with faults around them. */
import { kinds } from "@/lib/records";
import type { Role } from "@/lib/records/rights";
import type {
  PullAnswer,
  PullRequest,
  PushAnswer,
  PushRequest,
  RecountAnswer,
  RecountRequest,
} from "@/lib/sync/protocol";
import type { Backup } from "@/server/backup/manifest";
import type { Restored } from "@/server/backup/restore";
import { openSqliteStore, type SqliteStore } from "@/server/store/sqlite";
import type { Space, Store, StoreTransaction } from "@/server/store/store";
import { CallFailure } from "@/server/sync/call-failure";
import { pull, spaces } from "@/server/sync/pull";
import { push } from "@/server/sync/push";
import { recount } from "@/server/sync/recount";
import type { Restoring } from "../story/step";
import { gate } from "./actors";
import type { Clock } from "./clock";
import { v7 } from "./ids";
import { createOperator, type Operator } from "./operator";

/** The process ended under a call, as a call that never comes back. */
export class ServerGone extends Error {}

/** A push as the server met it: what was asked in whose name, and what it answered. */
export interface Heard {
  session: string;
  request: PushRequest;
  answer: PushAnswer;
  before: Map<string, number>;
  after: Map<string, number>;
}

export interface SimulatedServer {
  store(): SqliteStore;
  push(session: string, request: PushRequest): Promise<PushAnswer>;
  pull(session: string, request: PullRequest): Promise<PullAnswer>;
  spaces(session: string, clientId: string): ReturnType<typeof spaces>;
  recount(session: string, request: RecountRequest): Promise<RecountAnswer>;
  addSpace(space: Pick<Space, "id" | "kind" | "project" | "code">): Promise<void>;
  /** Gives a membership, takes it away (role null), or changes it. */
  member(userId: string, space: string, role: Role | null): Promise<void>;
  roleOf(userId: string, space: string): Promise<Role | null>;
  revokeDevice(clientId: string): Promise<boolean>;
  /** The process ends and starts again on the same file. */
  restart(): Promise<void>;
  /** It dies in the midst of writing the next push. */
  dieWriting(): void;
  /** Answers what the backup holds. */
  backUp(): Promise<Backup>;
  /** The backup that a restore would put back. */
  chosen(how: Restoring): Promise<Backup | undefined>;
  restore(from: Backup, how: Restoring): Promise<Restored>;
  /** Ids of all ops that have a receipt. */
  received(): Promise<string[]>;
  clear(): Promise<void>;
}

export interface ServerEvents {
  heard(heard: Heard): void;
  pulled(session: string, request: PullRequest, answer: PullAnswer): void;
  diedWriting(): void;
  broken(what: string): void;
}

export async function openServer(folder: string): Promise<{
  within(clock: Clock, events: ServerEvents): SimulatedServer;
  close(): Promise<void>;
}> {
  const operator = createOperator(folder);
  const open = () => openSqliteStore({ file: operator.file(), now: () => 1_000_000 });
  let store = await open();
  return {
    within: (clock, events) =>
      simulated(
        () => store,
        async (meanwhile) => {
          await store.close();
          const done = await meanwhile();
          store = await open();
          return done;
        },
        operator,
        clock,
        events,
      ),
    close: () => store.close(),
  };
}

function simulated(
  store: () => SqliteStore,
  /** Ends the process, lets something be done, and starts it again. */
  reopen: <T>(meanwhile: () => Promise<T>) => Promise<T>,
  operator: Operator,
  clock: Clock,
  events: ServerEvents,
): SimulatedServer {
  /** Raised by every restart: a call of an earlier life has lost its connection. */
  let life = 0;
  let dying = false;

  /** The store as the server's code sees it: others get their turn where it really waits. */
  function gated(): Store {
    const mine = life;
    const alive = async (where: string) => {
      await gate(where);
      if (life !== mine) throw new ServerGone();
    };
    const real = store();
    return Object.assign(Object.create(real) as Store, {
      async transaction<T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T> {
        await alive("the server's transaction");
        return real.transaction((tx) => work(dying ? deathbed(tx) : tx));
      },
      async rowsAfter(...asked: Parameters<Store["rowsAfter"]>) {
        await alive("the server's reading");
        const rows = await real.rowsAfter(...asked);
        await alive("what the server has read");
        return rows;
      },
    });
  }

  /** Half of what a push writes, then nothing more. */
  function deathbed(tx: StoreTransaction): StoreTransaction {
    return Object.assign(Object.create(tx) as StoreTransaction, {
      async write(writes: Parameters<StoreTransaction["write"]>[0]) {
        dying = false;
        await tx.write({ ...writes, receipts: [], seqs: new Map(), series: new Map() });
        events.diedWriting();
        throw new ServerGone();
      },
    });
  }

  async function heads(): Promise<Map<string, number>> {
    const all = await store().writer.selectFrom("space").select(["id", "seq"]).execute();
    return new Map(all.map(({ id, seq }) => [id, seq]));
  }

  const server: SimulatedServer = {
    store,
    async push(session, request) {
      let before = new Map<string, number>();
      const strange = new Set<string>();
      const watched = gated();
      const transaction = watched.transaction.bind(watched);
      watched.transaction = (work) =>
        transaction(async (tx) => {
          before = new Map(
            [...(await tx.lockSpaces(request.ops.map((op) => op.space)))].map(([id, space]) => [
              id,
              space.seq,
            ]),
          );
          for (const id of before.keys()) {
            const held = await tx.membership(id, session);
            if (held?.revokedAt !== null) strange.add(id);
          }
          return work(tx);
        });
      const ports = {
        store: watched,
        registry: kinds,
        now: clock.now,
        newId: v7,
        publish() {},
        // No bytes of photos are here.
        purged: async () => {},
        onFault: (error: unknown) => events.broken(`apply failed by itself: ${String(error)}`),
      };
      const answer = await push(ports, session, request);
      const after = await heads();
      for (const id of strange)
        if ((before.get(id) ?? 0) < (after.get(id) ?? 0))
          events.broken(`[R6] ${session} wrote into ${id}, having left it`);
      events.heard({ session, request, answer, before, after });
      return answer;
    },
    async pull(session, request) {
      const member = await server.roleOf(session, request.space);
      const answer = await pull(gated(), session, request);
      if (!member) events.broken(`[R6] ${session} was given ${request.space}, having left it`);
      events.pulled(session, request, answer);
      return answer;
    },
    spaces: (session, clientId) =>
      spaces(store(), { userId: session, name: session }, clientId, clock.now()),
    recount: (session, request) =>
      recount({ store: gated(), registry: kinds, now: clock.now }, session, request),
    addSpace: (space) =>
      store().transaction((tx) =>
        tx.addSpace({ ...space, name: space.id, seq: 0, createdAt: clock.now() }),
      ),
    async member(userId, space, role) {
      await store().transaction(async (tx) => {
        const held = await tx.membership(space, userId);
        const next = { space, userId, side: "user" as const, since: held?.since ?? clock.now() };
        if (role) await tx.putMembership({ ...next, role, revokedAt: null });
        else if (held) await tx.putMembership({ ...held, revokedAt: clock.now() });
      });
    },
    async roleOf(userId, space) {
      const held = await store().membership(space, userId);
      return held && held.revokedAt === null ? held.role : null;
    },
    async revokeDevice(clientId) {
      const known = await store().device(clientId);
      if (!known) return false;
      await store().transaction((tx) => tx.putDevice({ ...known, revokedAt: clock.now() }));
      return true;
    },
    async restart() {
      life += 1;
      await reopen(async () => {});
    },
    dieWriting() {
      dying = true;
    },
    backUp: () => operator.backUp(clock.now),
    chosen: operator.chosen,
    async received() {
      const receipts = await store().writer.selectFrom("receipt").select("opId").execute();
      return receipts.map(({ opId }) => opId);
    },
    restore(from, how) {
      life += 1;
      dying = false;
      return reopen(() => operator.restore(from, how, clock.now));
    },
    async clear() {
      life += 1;
      for (const table of tablesToClear) await store().writer.deleteFrom(table).execute();
      await store().transaction(async (tx) => {
        await tx.setMeta("epoch", "1");
        await tx.setMeta("backedUp", "{}");
      });
      operator.forget();
    },
  };
  return server;
}

/** Those that point to others first. */
const tablesToClear = [
  "beyond",
  "lost",
  "restore",
  "quarantine",
  "receipt",
  "change",
  "record",
  "series",
  "membership",
  "device",
  "space",
] as const;

/** What the server says to the device when a call ends badly. */
export const codeOf = (error: unknown) => (error instanceof CallFailure ? error.code : undefined);
