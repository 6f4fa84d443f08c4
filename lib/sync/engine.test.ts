import { describe, expect, it } from "vitest";
import type { Row } from "@/lib/records/row";
import { createEngine, type EngineStatus } from "./engine";
import type { LocalPort } from "./local-port";
import type { Op, Outcome } from "./op";
import type { PullRequest, PushRequest, SpaceInfo, Transport } from "./protocol";
import { type CallError, TransportError } from "./protocol";
import { MemorySpace, tester } from "./testing";

const info: SpaceInfo = {
  id: "space",
  kind: "project",
  project: "space",
  name: "UAT",
  code: "",
  epoch: 1,
  seq: 0,
  role: "tester",
  side: "user",
};

/** A device that keeps its outbox and cursor in memory. */
function device(ops: Op[], failing: (CallError | TransportError)[] = []) {
  const log: string[] = [];
  const statuses: EngineStatus[] = [];
  const waits: { task: () => void; delay: number }[] = [];
  const state = {
    outbox: ops,
    cursor: 0,
    settled: {} as Record<string, Outcome>,
    head: 3,
    beyond: null as Row[] | null,
    tooMany: 99,
    signedIn: "tester",
    /** How often it was asked for the list of spaces. */
    lists: 0,
    /** What the next pull answers, where it is no page. */
    pullFails: null as "missing" | "reset" | null,
  };
  const local: LocalPort = {
    identity: async () => ({ clientId: "device", userId: "tester", epoch: 1 }),
    pending: async (limit, after = 0) => state.outbox.filter(({ n }) => n > after).slice(0, limit),
    settle: async (outcomes) => {
      Object.assign(state.settled, outcomes);
      state.outbox = state.outbox.filter((op) => !(op.opId in outcomes));
    },
    reclient: async () => void log.push("reclient"),
    closeGap: async (lastN) => void log.push(`gap ${lastN}`),
    spaces: async () => [{ info: { ...info, seq: state.head }, cursor: state.cursor }],
    setSpaces: async () => {},
    applyPage: async (_space, rows, cursor) => {
      log.push(`page ${rows.length} ${cursor}`);
      if (cursor !== null) state.cursor = cursor;
    },
    resetEpoch: async ({ epoch }) => void log.push(`epoch ${epoch}`),
    beyond: async () => state.beyond,
    toldBeyond: async () => void log.push("told"),
    endRecount: async () => {
      state.beyond = null;
      log.push("compared");
    },
    forget: async () => {},
    setClockOffset: async () => {},
  };
  const pulls: PullRequest[] = [];
  const pushes: PushRequest[] = [];
  const answers: ("gap" | "reclient")[] = [];
  const transport: Transport = {
    push: async (request) => {
      const failure = failing.shift();
      if (failure) throw failure instanceof Error ? failure : new TransportError(failure);
      pushes.push(request);
      const special = answers.shift();
      if (special === "gap") return { status: "gap", epoch: 1, lastN: 4 };
      if (special === "reclient") return { status: "reclient", epoch: 1 };
      const outcomes = Object.fromEntries(
        request.ops.map((op, index) => [op.opId, { status: "applied", seq: index + 1 } as Outcome]),
      );
      return { status: "done", epoch: 1, outcomes, serverTime: 0, backedUp: {} };
    },
    pull: async (request) => {
      pulls.push(request);
      if (request.mine) return { epoch: 1, cursor: 0, head: 3, rows: [] };
      const fails = state.pullFails;
      state.pullFails = null;
      if (fails === "missing") throw new TransportError("missing");
      if (fails) return { epoch: 1, cursor: 0, head: 0, rows: [], reset: true };
      const cursor = Math.min(request.cursor + 2, state.head);
      return { epoch: 1, cursor, head: state.head, rows: [] };
    },
    spaces: async () => {
      state.lists += 1;
      const spaces = [{ ...info, seq: state.head }];
      return { user: { id: state.signedIn, name: "業務担当者A" }, epoch: 1, spaces, serverTime: 0 };
    },
    recount: async ({ rows }) => {
      if (rows.length > state.tooMany) throw new TransportError("tooLarge");
      log.push(`rows ${rows.map(({ seq }) => seq)}`);
      return { epoch: 1, backupAt: null, spaces: {} };
    },
  };
  const engine = createEngine({
    local,
    transport,
    now: () => 1_000,
    random: () => 0.5,
    later: (task, delay) => {
      waits.push({ task, delay });
      return () => {};
    },
    onStatus: (status) => void statuses.push(status),
  });
  return { engine, log, state, pulls, pushes, statuses, waits, answers };
}

const someOps = (count: number) => {
  const space = new MemorySpace();
  return Array.from({ length: count }, () => space.op(tester, { type: "set", set: { step: "1" } }));
};

describe("a run", () => {
  it("[P5] [P4] sends first, then fetches own open work, then page after page up to the head", async () => {
    const { engine, state, pulls, log } = device(someOps(3));
    await engine.sync();
    expect(Object.keys(state.settled)).toHaveLength(3);
    expect(pulls.map(({ mine, cursor }) => [mine === true, cursor])).toEqual([
      [true, 0],
      [false, 0],
      [false, 2],
    ]);
    expect(log).toEqual(["page 0 null", "page 0 2", "page 0 3"]);
    expect(engine.status()).toMatchObject({ phase: "idle", inStepAt: 1_000, error: null });
  });

  it("[B8] [B9] tells what it holds beyond a backup in pieces that get through, before it pulls", async () => {
    const { engine, state, log } = device([]);
    const author = { by: "tester", at: 1 };
    const row: Row = {
      ...{
        space: "space",
        id: "r1",
        kind: "defect",
        number: null,
        code: null,
        fields: {},
        seqs: {},
      },
      ...{ created: { ...author, seq: 1 }, changed: author, seq: 1, deleted: null, entered: {} },
    };
    state.beyond = [1, 2, 3, 4, 5].map((seq) => ({ ...row, seq }));
    state.tooMany = 2;
    await engine.sync();
    const pages = ["page 0 null", "page 0 2", "page 0 3"];
    expect(log).toEqual(["rows 1,2", "rows 3,4", "rows 5", "told", ...pages, "compared"]);
  });

  it("[P4] goes on from the cursor that it reached", async () => {
    const { engine, state, pulls } = device([]);
    state.cursor = 2;
    await engine.sync();
    expect(pulls.map(({ cursor }) => cursor)).toEqual([2]);
  });

  it("sends the shared values once and leaves out what is empty", async () => {
    const { engine, pushes } = device(someOps(1));
    await engine.sync();
    expect(pushes[0]).toEqual({
      clientId: "device-of-tester",
      userId: "tester",
      epoch: 1,
      v: 1,
      tz: "Asia/Tokyo",
      sentAt: 1_000,
      ops: [
        {
          opId: "op-1",
          n: 1,
          space: "space",
          record: "record",
          kind: "defect",
          type: "set",
          set: { step: "1" },
          at: Date.UTC(2026, 10, 20, 3) + 1,
        },
      ],
    });
  });

  it("[X3] [X4] closes a gap and takes a new client id before it sends again", async () => {
    const { engine, log, answers, state } = device(someOps(1));
    answers.push("gap", "reclient");
    await engine.sync();
    expect(log.slice(0, 2)).toEqual(["gap 4", "reclient"]);
    expect(state.outbox).toEqual([]);
  });

  it("runs once more when asked during a run", async () => {
    const { engine, pulls } = device([]);
    const first = engine.sync();
    void engine.sync();
    await first;
    expect(pulls.length).toBeGreaterThan(3 - 1);
  });
});

describe("trouble", () => {
  it("[L5] waits longer after each failure of the network, and tries at once when asked", async () => {
    const { engine, waits, state } = device(someOps(1), ["unreachable", "unreachable", "tooMany"]);
    await engine.sync();
    await engine.sync();
    await engine.sync();
    expect(waits.map(({ delay }) => delay)).toEqual([500, 1_000, 2_000]);
    expect(engine.status()).toMatchObject({ phase: "waiting", error: "tooMany", retryAt: 3_000 });
    expect(state.outbox).toHaveLength(1);
    await engine.retryNow();
    expect(state.outbox).toEqual([]);
    expect(engine.status()).toMatchObject({ phase: "idle", error: null });
  });

  it.each(["signedOut", "wrongUser", "revoked", "tooOld"] as const)(
    "[L6] stops sending and keeps everything when the answer is %s",
    async (code) => {
      const { engine, waits, state } = device(someOps(2), [code]);
      await engine.sync();
      expect(engine.status()).toMatchObject({ phase: "stopped", error: code, retryAt: null });
      expect(state.outbox).toHaveLength(2);
      expect(waits).toEqual([]);
    },
  );
});

describe("another person's session", () => {
  it("[L6] brings nothing into this one's database, and their list takes no space off it", async () => {
    const { engine, log, pulls, state } = device([]);
    state.signedIn = "lead";
    await engine.sync();
    expect(engine.status()).toMatchObject({ phase: "stopped", error: "wrongUser" });
    expect([log, pulls]).toEqual([[], []]);
  });
});

describe("a program that is too old", () => {
  it("[L10] goes on reading, keeps the queue, and sends nothing more until asked", async () => {
    const { engine, state, pulls, pushes, waits } = device(someOps(2), ["tooOld"]);
    await engine.sync();
    expect([state.cursor, state.outbox.length, waits.length]).toEqual([3, 2, 0]);
    expect(engine.status()).toMatchObject({ phase: "stopped", error: "tooOld", inStepAt: null });
    state.head = 5;
    const before = pulls.length;
    await engine.noticed("space", 5);
    expect(pulls.slice(before).map(({ cursor }) => cursor)).toEqual([3]);
    expect([pushes.length, state.outbox.length]).toEqual([0, 2]);
    await engine.retryNow();
    expect(state.outbox).toEqual([]);
    expect(engine.status()).toMatchObject({ phase: "idle", error: null, inStepAt: 1_000 });
  });
});

describe("a push that is too large", () => {
  it("goes on with half as many ops at once", async () => {
    const { engine, state, pushes } = device(someOps(8), ["tooLarge", "tooLarge"]);
    await engine.sync();
    expect(pushes.map(({ ops }) => ops.length)).toEqual([2, 2, 2, 2]);
    expect(state.outbox).toEqual([]);
  });

  it("waits like any other failure when the least that goes out is too large", async () => {
    const { engine, state, waits } = device(someOps(1), ["tooLarge", "tooLarge"]);
    await engine.sync();
    expect(engine.status()).toMatchObject({ phase: "waiting", error: "tooLarge" });
    expect([state.outbox.length, waits.length]).toEqual([1, 1]);
  });
});

describe("live events", () => {
  it("pulls for news and not for what is already here", async () => {
    const { engine, pulls, state } = device([]);
    state.cursor = 3;
    await engine.noticed("space", 3);
    expect(pulls).toEqual([]);
    state.head = 5;
    await engine.noticed("space", 5);
    expect(pulls.map(({ cursor }) => cursor)).toEqual([3]);
  });
});

describe("a long queue", () => {
  it("[X3] goes out in order, a thousand at a time, each op once", async () => {
    const ops = someOps(2_500);
    const { engine, state, pushes } = device(ops);
    await engine.sync();
    expect(pushes.map((push) => push.ops.length)).toEqual([1_000, 1_000, 500]);
    expect(pushes.flatMap((push) => push.ops.map(({ n }) => n))).toEqual(ops.map(({ n }) => n));
    expect(state.outbox).toEqual([]);
  });
});

describe("a save", () => {
  async function inStep() {
    const made = device([]);
    await made.engine.sync();
    made.pulls.length = 0;
    made.state.outbox = someOps(5);
    made.state.head = 5;
    return made;
  }

  it("is sent, and its space fetched, without the list of spaces", async () => {
    const { engine, pulls, state } = await inStep();
    await engine.saved();
    expect([state.outbox, pulls.map(({ cursor }) => cursor)]).toEqual([[], [3]]);
    expect([state.lists, state.cursor]).toEqual([1, 5]);
  });

  it("fetches nothing where nothing was sent", async () => {
    const { engine, pulls, state } = await inStep();
    state.outbox = [];
    await engine.saved();
    expect([pulls, state.lists]).toEqual([[], 1]);
  });

  it.each(["missing", "reset"] as const)(
    "asks for the list when its space is %s",
    async (fails) => {
      const { engine, state } = await inStep();
      state.pullFails = fails;
      await engine.saved();
      expect([state.lists, state.cursor]).toEqual([2, 5]);
    },
  );

  it("fetches all there is at first, and after a run that failed", async () => {
    const { engine, state } = device(someOps(1), ["unreachable"]);
    await engine.saved();
    expect([state.lists, engine.status().phase]).toEqual([0, "waiting"]);
    await engine.saved();
    await engine.saved();
    expect([state.lists, engine.status().phase]).toEqual([1, "idle"]);
  });

  it("does not say that all is in step", async () => {
    const { engine, statuses } = await inStep();
    const before = statuses.at(-1)?.inStepAt;
    await engine.saved();
    expect(statuses.at(-1)).toMatchObject({ phase: "idle", inStepAt: before });
  });

  it("does not take the place of a whole run that was asked for meanwhile", async () => {
    const { engine, state } = await inStep();
    await Promise.all([engine.saved(), engine.sync(), engine.saved()]);
    expect(state.lists).toBe(2);
  });
});

describe("[L12] a server that asks for patience", () => {
  it("is left alone for at least as long, whatever asks in between", async () => {
    const { engine, pushes, statuses, waits } = device(someOps(2), [
      new TransportError("tooMany", { retryAfterMs: 60_000 }),
    ]);
    await engine.sync();
    expect(statuses.at(-1)).toMatchObject({ phase: "waiting", error: "tooMany" });
    expect(waits).toHaveLength(1);
    expect(waits[0]?.delay).toBe(75_000);
    expect(statuses.at(-1)?.retryAt).toBe(1_000 + 75_000);
    await engine.sync();
    await engine.retryNow();
    await engine.noticed("space", 9);
    expect(pushes).toHaveLength(0);
    waits[0]?.task();
    await engine.sync();
    expect(pushes).toHaveLength(1);
    expect(engine.status()).toMatchObject({ phase: "idle", error: null });
  });
});
