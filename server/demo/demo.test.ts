import { v7 as uuidv7 } from "uuid";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { people as cast } from "@/lib/demo/people";
import { kinds } from "@/lib/records";
import type { Row } from "@/lib/records/row";
import { type Op, SCHEMA_VERSION } from "@/lib/sync/op";
import { removeMember } from "@/server/auth/members";
import type { User } from "@/server/auth/people";
import { type Bench, createBench, withAdministrator } from "@/server/auth/people.fixture";
import { erp, joinAs, openProject, places } from "@/server/auth/project.fixture";
import { createProject } from "@/server/auth/projects";
import { push } from "@/server/sync/push";
import { enterDemo, makeDemo, moveDemo, seedDemo } from "./demo";
import { demoNow, demoProjects, mainProject, tellDemo } from "./tell";

/** Before the first test: little of the story, so that it is told fast. */
const EARLY = "2026-11-10T12:00";

let bench: Bench;
beforeEach(async () => {
  bench = await createBench();
});
afterEach(() => bench.end());

const roleIn = async (project: string, userId: string) => {
  const held = await bench.store.membership(project, userId);
  return held?.revokedAt === null ? held.role : undefined;
};

describe("the demo", () => {
  it("is not made by anybody else", async () => {
    const admin = await withAdministrator(bench);
    const project = await openProject(bench, admin);
    const lead = await joinAs(bench, admin, project, places.lead, "lead");
    await expect(makeDemo(bench.people, lead)).rejects.toMatchObject({ code: "forbidden" });
    expect(await demoNow(bench.store)).toBeUndefined();
  });

  it("is refused beside a real project, made when somebody insists, and then stays", async () => {
    const admin = await withAdministrator(bench);
    await createProject(bench.people, admin, erp);
    await expect(makeDemo(bench.people, admin)).rejects.toMatchObject({ code: "realProjects" });
    expect(await bench.store.space(mainProject)).toBeUndefined();
    await seedDemo(bench.people, { until: EARLY, force: true });
    await expect(seedDemo(bench.people, { until: EARLY })).resolves.toMatchObject({ told: 0 });
  });

  it("is there before there is anybody, and takes the first administrator in", async () => {
    await seedDemo(bench.people, { until: EARLY });
    const admin = await withAdministrator(bench);
    await enterDemo(bench.people, admin);
    for (const project of demoProjects) expect(await roleIn(project, admin.userId)).toBe("admin");
    // The user's side of the demo reads the organisation's space, like that of any project.
    const organisation = await bench.store.meta("organisation");
    await tellDemo(bench.people, EARLY);
    expect(await roleIn(organisation ?? "", "demo-pmo1")).toBe("pmo");
    expect(await roleIn(organisation ?? "", "demo-developer-a")).toBeUndefined();
  });

  it("takes the administrators in who are there already", async () => {
    const admin = await withAdministrator(bench);
    await seedDemo(bench.people, { until: EARLY });
    expect(await roleIn(mainProject, admin.userId)).toBe("admin");
  });

  it("has people who cannot sign in", async () => {
    await seedDemo(bench.people, { until: EARLY });
    const credentials = await bench.store.writer
      .selectFrom("account" as never)
      .selectAll()
      .execute();
    expect(credentials).toEqual([]);
    expect(await bench.store.membersOf(mainProject)).toHaveLength(Object.keys(cast).length);
  });
});

describe("the demo's time", () => {
  it("is moved on by whoever leads, and tells what happens until then", async () => {
    const admin = await withAdministrator(bench);
    await seedDemo(bench.people, { until: EARLY });
    const before = (await bench.store.space(mainProject))?.seq ?? 0;
    bench.published.length = 0;
    const now = await moveDemo(bench.people, admin, mainProject, "2026-11-10T18:00");
    expect(now).toBe("2026-11-10T18:00:00+09:00");
    expect(await demoNow(bench.store)).toBe(now);
    const { seq = 0 } = (await bench.store.space(mainProject)) ?? {};
    expect(seq).toBeGreaterThan(before + 10);
    expect(bench.published).toContainEqual([mainProject, seq]);
    for (const project of demoProjects) {
      const [row] = await bench.store.rows(project, [project]);
      expect(row?.fields.demoNow).toBe(now);
    }
  });

  it("does not go back, and is nobody else's to move", async () => {
    const admin = await withAdministrator(bench);
    const project = await openProject(bench, admin);
    await seedDemo(bench.people, { until: EARLY, force: true });
    const tester = await joinAs(bench, admin, mainProject, places.tester, "tester");
    const outsider = await joinAs(bench, admin, project, places.lead, "outsider");
    const move = (who: User, of = mainProject, to = "2026-11-10T13:00") =>
      moveDemo(bench.people, who, of, to);
    await expect(move(admin, mainProject, "2026-11-09T13:00")).rejects.toMatchObject({
      code: "demoBackwards",
    });
    await expect(move(tester)).rejects.toMatchObject({ code: "forbidden" });
    await expect(move(outsider)).rejects.toMatchObject({ code: "missing" });
    await expect(move(admin, project)).rejects.toMatchObject({ code: "missing" });
    expect(await demoNow(bench.store)).toBe("2026-11-10T12:00:00+09:00");
  });

  it("goes on without somebody who was taken out", async () => {
    const admin = await withAdministrator(bench);
    await seedDemo(bench.people, { until: EARLY });
    const former = { userId: "demo-tester-a", name: "" };
    await removeMember(bench.people, admin, mainProject, former.userId);
    await removeMember(bench.people, admin, mainProject, "demo-accounting");
    const { told, left } = await tellDemo(bench.people, "2026-11-12T18:00");
    expect(told).toBeGreaterThan(100);
    expect(left).toBeGreaterThan(0);
    expect(await roleIn(mainProject, former.userId)).toBeUndefined();
  });

  it("leaves alone what somebody has moved or thrown away, and goes on with all else", async () => {
    const admin = await withAdministrator(bench);
    await seedDemo(bench.people, { until: "2026-11-17T19:30" });
    const waiting = await rowsIn("retest");
    expect(waiting).toHaveLength(3);
    const [moved, thrown] = waiting;
    await write(admin, [
      { record: moved, type: "transition", set: { state: "returned" }, was: { state: "retest" } },
      { record: thrown, type: "delete", base: { "*": thrown?.seq ?? 0 } },
    ]);
    const { left } = await tellDemo(bench.people, "2026-11-18T15:30");
    expect(left).toBe(3);
    expect(await bench.store.rowsOfKind(mainProject, "conflict")).toEqual([]);
    const [now, gone] = await bench.store.rows(mainProject, [moved?.id ?? "", thrown?.id ?? ""]);
    expect([now, gone].map((row) => row?.deleted !== null || row?.fields.state).sort()).toEqual([
      "returned",
      true,
    ]);
    expect((await rowsIn("closed")).length).toBeGreaterThan(1);
  });
});

const rowsIn = async (state: string) => {
  const rows = await bench.store.rowsOfKind(mainProject, "defect");
  return rows.filter(({ fields }) => fields.state === state);
};

type Written = { record: Row | undefined; type: string } & Partial<
  Pick<Op, "set" | "was" | "base">
>;

/** As somebody's own device sends it. */
async function write({ userId }: User, ops: readonly Written[]): Promise<void> {
  const ports = {
    ...{ store: bench.store, registry: kinds, now: bench.people.now, newId: uuidv7 },
    ...{ publish: () => {}, purged: async () => {}, onFault: () => {} },
  };
  const epoch = await bench.store.epoch();
  const answer = await push(ports, userId, {
    ...{ clientId: "own-device", userId, epoch, v: SCHEMA_VERSION, tz: "Asia/Tokyo" },
    ops: ops.map(({ record, ...op }, place) => ({
      ...{ opId: uuidv7(), n: place + 1, at: bench.people.now(), space: mainProject },
      ...{ record: record?.id, kind: record?.kind, ...op },
    })),
  });
  const outcomes = answer.status === "done" ? Object.values(answer.outcomes) : [];
  expect(outcomes.map(({ status }) => status)).toEqual(ops.map(() => "applied"));
}
