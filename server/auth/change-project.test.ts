import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changeProject } from "./change-project";
import type { User } from "./people";
import { type Bench, createBench, withAdministrator } from "./people.fixture";
import { erp, joinAs, openProject, places, roomsOf } from "./project.fixture";

let bench: Bench;
let admin: User;
let project: string;
beforeEach(async () => {
  bench = await createBench();
  admin = await withAdministrator(bench);
  project = await openProject(bench, admin);
});
afterEach(() => bench.end());

const join = (who: keyof typeof places) => joinAs(bench, admin, project, places[who], who);
const change = (by: User, given: Partial<typeof erp>) =>
  changeProject(bench.people, by, project, { ...erp, ...given });

async function record() {
  const [row] = await bench.store.rows(project, [project]);
  return row?.fields;
}

describe("changing a project", () => {
  it("sets phase, period and name, and the history names only what is new", async () => {
    const lead = await join("lead");
    await change(lead, { name: "基幹ERP刷新 研修", phase: "training", to: "2026-12-11" });
    expect(await record()).toMatchObject({
      ...{ name: "基幹ERP刷新 研修", phase: "training", from: "2026-11-16", to: "2026-12-11" },
    });
    expect((await bench.store.space(project))?.name).toBe("基幹ERP刷新 研修");
    const last = (await bench.store.changesOf(project, project)).at(-1);
    expect(Object.keys(last?.set ?? {}).sort()).toEqual(["name", "phase", "to"]);
    expect(last?.userId).toBe(lead.userId);
  });

  it("opens a room for a new vendor, into which the user side's PMO come and other vendors do not", async () => {
    const [pmo, developer] = [await join("pmo"), await join("developerA")];
    const vendors = [...erp.vendors, { code: "C", name: "C社", system: "倉庫WMS" }];
    await change(admin, { vendors });
    expect(await roomsOf(bench, project, pmo)).toContain("vendorC:pmo");
    expect(await roomsOf(bench, project, developer)).not.toContain("vendorC:developer");
    expect((await record())?.vendors).toEqual(vendors);
  });

  it("renames a vendor's room and keeps it", async () => {
    const [first, second] = erp.vendors;
    if (!first || !second) throw new Error("two vendors");
    await change(admin, { vendors: [{ ...first, name: "A社（新）" }, second] });
    const rooms = await bench.store.spacesOf(project);
    expect(rooms.find(({ code }) => code === "A")?.name).toBe("A社（新）");
    await expect(change(admin, { vendors: [second] })).rejects.toMatchObject({
      code: "vendorStays",
    });
    expect(await bench.store.spacesOf(project)).toHaveLength(rooms.length);
  });

  it.each(["pmo", "tester", "developerA"] as const)("is not for a %s", async (who) => {
    const person = await join(who);
    await expect(change(person, { phase: "training" })).rejects.toMatchObject({
      code: "forbidden",
    });
    expect((await record())?.phase).toBe("uat");
  });

  it("answers an outsider as if there were no such project", async () => {
    const stranger = { userId: "somebody", name: "somebody" };
    await expect(change(stranger, {})).rejects.toMatchObject({ code: "missing" });
  });
});
