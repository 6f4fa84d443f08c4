import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { days, LAST_NOW } from "@/lib/demo/clock";
import { spaceIdOf } from "@/lib/demo/projects";
import { closed, executed, found, modules, planned } from "@/lib/demo/series";
import { demoStory } from "@/lib/demo/tell";
import { dailySeries } from "@/lib/numbers/daily-series";
import { defectFigures } from "@/lib/numbers/defect-figures";
import { testFigures } from "@/lib/numbers/test-figures";
import { kinds } from "@/lib/records";
import type { Row } from "@/lib/records/row";
import type { User } from "@/server/auth/people";
import { type Bench, createBench, withAdministrator } from "@/server/auth/people.fixture";
import { createDisk } from "@/server/files/disk";
import { makeDemo, moveDemo } from "./demo";
import { demoNow, demoProjects, mainProject, type Teller, tellDemo } from "./tell";

/** Told to the end in two steps, by an administrator: what the demo is for. */
let bench: Bench;
let rows: Row[];
let admin: User;
let opened: string | undefined;

const allRows = async ({ store }: Bench) => {
  const spaces = (await Promise.all(demoProjects.map((one) => store.spacesOf(one)))).flat();
  const found = spaces.map(({ id }) => store.rowsAfter(id, 0, 10_000));
  return (await Promise.all(found)).flat();
};
const seqs = async ({ store }: Bench) => {
  const spaces = (await Promise.all(demoProjects.map((one) => store.spacesOf(one)))).flat();
  return spaces.map(({ id, seq }) => [id, seq]);
};

beforeAll(async () => {
  bench = await createBench();
  admin = await withAdministrator(bench);
  await makeDemo(teller(bench), admin);
  opened = await demoNow(bench.store);
  await moveDemo(teller(bench), admin, mainProject, LAST_NOW);
  rows = await allRows(bench);
}, 60_000);
afterAll(() => bench.end());

const diskOf = ({ folder }: Bench) => createDisk(join(folder, "files"));
const teller = (from: Bench): Teller => ({
  ...from.people,
  files: { store: from.store, disk: diskOf(from), now: from.people.now },
});

const of = (kind: string) =>
  rows.filter((row) => row.kind === kind && row.space === mainProject && row.deleted === null);
/** The day on the wall in Japan. */
const dayOf = (at: number) => new Date(at + 9 * 3_600_000).toISOString().slice(0, 10);
const asOf = (number: number) => ({ day: days[number - 1] ?? "", dayOf });

describe("the demo that an administrator makes", () => {
  it("opens on the morning of D5 and takes them in", async () => {
    expect(opened).toBe("2026-11-20T09:30:00+09:00");
    for (const project of demoProjects)
      expect(await bench.store.membership(project, admin.userId)).toMatchObject({ role: "admin" });
    expect(bench.moved).toContain(admin.userId);
  });

  it("tells the devices up to where its spaces have come", async () => {
    const last = new Map(bench.published);
    for (const [space, seq] of await seqs(bench))
      if (last.has(String(space))) expect(last.get(String(space))).toBe(seq);
    expect([...last.keys()]).toEqual(expect.arrayContaining([...demoProjects]));
  });
});

describe("the demo's figures, from the records that the server holds", () => {
  it("are day by day the golden series", () => {
    const records = { cases: of("testCase"), runs: of("testRun"), defects: of("defect") };
    const series = dailySeries(days, records, dayOf);
    expect(series.map((day) => day.planned)).toEqual([...planned]);
    expect(series.map((day) => day.executed)).toEqual([...executed]);
    expect(series.map((day) => day.found)).toEqual([...found]);
    expect(series.map((day) => day.closed)).toEqual([...closed]);
  });

  it("are the golden answers of D5 and D10", () => {
    const tests = (number: number) => testFigures(of("testCase"), of("testRun"), asOf(number));
    const defects = (number: number) => defectFigures(of("defect"), asOf(number));
    expect(tests(5).spi).toBe(0.84375);
    expect(defects(5)).toMatchObject({ found: 39, closed: 19, open: 20 });
    expect(tests(10).executionRate).toBe(236 / 240);
    expect(defects(10)).toEqual({ found: 60, closed: 55, withdrawn: 0, open: 5, fixRate: 55 / 60 });
  });

  it("lag most on D5", () => {
    const lags = days.map((_, place) => {
      const figures = testFigures(of("testCase"), of("testRun"), asOf(place + 1));
      return figures.planned - figures.executed;
    });
    expect(Math.max(...lags)).toBe(lags[4]);
    expect(lags.filter((lag) => lag === lags[4])).toHaveLength(1);
  });

  it.each(modules)("have the golden cases and faults of $name", ({ name, cases, bugs }) => {
    const inModule = (kind: string) => of(kind).filter(({ fields }) => fields.module === name);
    expect(inModule("testCase")).toHaveLength(cases);
    const faults = inModule("defect").filter(({ fields }) => fields.type !== "duplicate");
    expect(faults).toHaveLength(bugs);
  });
});

describe("the story", () => {
  it("puts off no fault and withdraws none but the one that was reported twice", () => {
    const ended = of("defect").filter(({ fields }) =>
      ["deferred", "withdrawn"].includes(String(fields.state)),
    );
    expect(ended.map(({ fields }) => fields.type)).toEqual(["duplicate"]);
    const [second] = ended;
    const first = of("defect").find(({ id }) => id === second?.fields.duplicateOf);
    expect(first?.fields.case).toBe(second?.fields.case);
    expect(first?.created.by).not.toBe(second?.created.by);
  });

  it("names in every fault the case in which it was found", () => {
    const cases = new Map(of("testCase").map((row) => [row.id, row.fields.no]));
    for (const { fields } of of("defect"))
      expect(cases.get(String(fields.case))).toBe(fields.testCase);
  });

  it("leaves four tests without data on D2, six cut off on D3 and four undecided to the end", () => {
    const on = (number: number, result: string) =>
      of("testRun").filter(
        ({ fields }) =>
          dayOf(Number(fields.executedAt)) === days[number - 1] && fields.result === result,
      );
    expect(
      on(2, "notRun").filter(({ fields }) => /データ/.test(String(fields.reason))),
    ).toHaveLength(4);
    expect(on(3, "blocked")).toHaveLength(6);
    expect(on(10, "hold")).toHaveLength(4);
  });

  it("has a fix sent back, a regression, seven feedbacks and three corrections", () => {
    expect(of("defect").filter(({ entered }) => entered.returned)).toHaveLength(1);
    expect(of("defect").filter(({ fields }) => fields.cause === "regression")).toHaveLength(1);
    expect(of("feedback")).toHaveLength(7);
    expect(of("manualCorrection")).toHaveLength(3);
  });

  it("holds a stand-up and a wrap-up on every day, all of them issued", () => {
    for (const type of ["standup", "wrapUp"]) {
      const held = of("meeting").filter(({ fields }) => fields.type === type);
      expect(held.map(({ fields }) => fields.date).sort()).toEqual([...days]);
      expect(held.every(({ fields }) => fields.state === "issued")).toBe(true);
    }
  });

  it("takes every action item of the minutes from a line that asks for the same", () => {
    const lines = new Map(of("minuteLine").map((row) => [row.id, row.fields]));
    const items = of("actionItem").filter(({ fields }) => lines.has(String(fields.origin)));
    const asking = [...lines.values()].filter(({ type }) => type === "todo" || type === "request");
    expect(items).toHaveLength(asking.length);
    for (const { fields } of items) {
      const line = lines.get(String(fields.origin));
      expect([line?.text, line?.owner, line?.due]).toEqual([fields.what, fields.owner, fields.due]);
    }
  });

  it("keeps the talk of PM and PMO between themselves", async () => {
    const room = spaceIdOf("erp", "talk");
    const inside = await bench.store.membersOf(room);
    expect(inside.map(({ userId }) => userId).sort()).toEqual(["demo-pm", "demo-pmo1"]);
    expect(rows.filter((row) => row.space === room && row.kind === "minuteLine")).toHaveLength(4);
  });

  it("shows what the testers photographed, in bytes that the server keeps", async () => {
    const photos = of("attachment");
    expect(photos.length).toBeGreaterThan(5);
    const faults = new Set(of("defect").map(({ id }) => id));
    for (const { space, fields } of photos) {
      expect(faults.has(String(fields.of))).toBe(true);
      const hash = String(fields.hash);
      expect(await bench.store.file(space, hash)).toMatchObject({ mime: "image/jpeg" });
      expect((await diskOf(bench).read(hash))?.byteLength).toBe(fields.size);
    }
  });

  it("has records of every kind that people write", () => {
    const written = [...kinds.values()].filter(({ writing }) => writing !== "server");
    const there = new Set(rows.map(({ kind }) => kind));
    const missing = written.map(({ kind }) => kind).filter((kind) => !there.has(kind));
    expect(missing).toEqual([]);
  });

  it("points only to records that exist", () => {
    const ids = new Set(rows.map(({ id }) => id));
    const lost = rows.flatMap(({ kind, fields }) =>
      Object.entries(kinds.get(kind)?.fields ?? {}).flatMap(([name, { spec }]) => {
        if (spec.type !== "link" && spec.type !== "links") return [];
        const targets = [fields[name] ?? []].flat().map(String);
        return targets.filter((id) => !ids.has(id)).map((id) => `${kind}.${name} ${id}`);
      }),
    );
    expect(lost).toEqual([]);
  });

  it("lets everybody do only what they may: nothing was refused, parked or in conflict", async () => {
    const receipts = await bench.store.receipts(demoStory().map(({ opId }) => opId));
    expect(receipts.filter(({ outcome }) => outcome.status !== "applied")).toEqual([]);
    expect(receipts).toHaveLength(demoStory().length);
    expect(rows.filter(({ kind }) => kind === "conflict")).toEqual([]);
  });

  it("leaves no gap that the definitions point out in what is done", () => {
    const closedFaults = of("defect").filter(({ fields }) => fields.state === "closed");
    for (const { fields } of closedFaults) expect(fields.assignee).toBeTruthy();
  });
});

describe("telling", () => {
  it("a second time changes nothing, and an earlier moment does not take it back", async () => {
    const before = await seqs(bench);
    expect(await tellDemo(teller(bench), LAST_NOW)).toMatchObject({ told: 0, left: 0 });
    const { now } = await tellDemo(teller(bench));
    expect(now).toBe("2026-11-30T18:00:00+09:00");
    expect(await seqs(bench)).toEqual(before);
  });

  it("in two steps leaves the same records as at once", async () => {
    const other = await createBench();
    try {
      await tellDemo(teller(other), LAST_NOW);
      expect(comparable(await allRows(other))).toEqual(comparable(rows));
    } finally {
      await other.end();
    }
  }, 60_000);
});

/** Without what the administrator's coming in has moved: seqs, and members under ids of their own. */
const comparable = (all: readonly Row[]) =>
  all
    .filter(({ kind }) => kind !== "member")
    .map(({ id, space, kind, number, fields, entered, created, deleted }) => ({
      ...{ id, space, kind, number, fields, entered, deleted },
      ...{ by: created.by, at: created.at },
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
