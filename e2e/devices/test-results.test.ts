import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { afterOf } from "@/lib/acceptance/known-runs";
import { countResults } from "@/lib/acceptance/result-counts";
import { testsOfDay } from "@/lib/acceptance/tests-of-day";
import { caseResult } from "@/lib/records/test-result";
import { createWorld, type Device, SPACE, type World } from "./world";

const TODAY = "2026-11-20";
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

let world: World;
let tablet: Device;
let phone: Device;
let test: string;
let minute: number;

beforeEach(async () => {
  world = await createWorld();
  await world.join("testerA", "tester");
  await world.join("testerB", "tester");
  await world.join("developer", "developer", "vendor");
  tablet = await world.device("testerA");
  phone = await world.device("testerB");
  minute = Date.parse(`${TODAY}T01:00:00Z`);
  const planned = { no: "SD-031", title: "軽減税率の端数", plannedOn: TODAY };
  test = (await tablet.write.create(SPACE, "testCase", planned)).value;
  await inStep();
});
afterEach(() => world.end());

const runsOn = (device: Device) => device.all("testRun").then((rows) => rows.filter(isLiving));
const isLiving = ({ deleted }: { deleted: number | null }) => deleted === null;

async function judge(device: Device, result: string) {
  minute += 60_000;
  return device.write.append(SPACE, "testRun", {
    ...{ case: test, result, tester: device.userId, executedAt: minute },
    after: afterOf(await runsOn(device)),
  });
}

async function inStep(): Promise<void> {
  for (const device of [tablet, phone, tablet, phone]) await device.sync();
}

async function apart(work: () => Promise<unknown>): Promise<void> {
  for (const device of [tablet, phone]) device.line.up = false;
  await work();
  for (const device of [tablet, phone]) device.line.up = true;
  // An answer that is lost must not double a run.
  tablet.line.losePushAnswers = 1;
  await tablet.sync();
  await inStep();
}

async function dayOn(device: Device) {
  const cases = await device.all("testCase");
  return testsOfDay(cases, await runsOn(device), TODAY, dayOf);
}

describe("one case judged on two devices without a network", () => {
  it("is 不一致 on both where they differ, until a later run settles it", async () => {
    await apart(async () => {
      await judge(tablet, "ok");
      await judge(phone, "ng");
    });
    for (const device of [tablet, phone]) {
      expect(caseResult(await runsOn(device))).toBe("disputed");
      expect(await runsOn(device)).toHaveLength(2);
      expect(countResults(await dayOn(device))).toMatchObject({
        total: 1,
        executed: 1,
        by: { disputed: 1, ok: 0, ng: 0 },
      });
    }

    await judge(phone, "ng");
    await inStep();
    for (const device of [tablet, phone]) {
      expect(caseResult(await runsOn(device))).toBe("ng");
      expect(countResults(await dayOn(device))).toMatchObject({ by: { ng: 1, disputed: 0 } });
      expect(await device.unsent()).toBe(0);
    }
  });

  it("stands where they agree, and counts once", async () => {
    await apart(async () => {
      await judge(tablet, "ok");
      await judge(phone, "ok");
    });
    for (const device of [tablet, phone]) {
      expect(caseResult(await runsOn(device))).toBe("ok");
      expect(countResults(await dayOn(device))).toMatchObject({ executed: 1, by: { ok: 1 } });
    }
  });

  it("is no dispute for whoever judges again after having seen the other's run", async () => {
    await judge(tablet, "ng");
    await inStep();
    await judge(phone, "ok");
    await inStep();
    expect(caseResult(await runsOn(tablet))).toBe("ok");
  });
});

describe("a run that is taken back", () => {
  it("leaves the one before it standing, on every device", async () => {
    await judge(tablet, "hold");
    await inStep();
    const slip = await judge(tablet, "ok");
    await inStep();
    await tablet.write.undoAll(slip);
    await inStep();
    for (const device of [tablet, phone]) expect(caseResult(await runsOn(device))).toBe("hold");
    expect((await phone.all("testRun")).length).toBe(2);
  });

  it("frees no older run against one that was made after it", async () => {
    await judge(tablet, "ng");
    const slip = await judge(tablet, "ok");
    await judge(tablet, "hold");
    await tablet.write.undoAll(slip);
    await inStep();
    expect(caseResult(await runsOn(phone))).toBe("hold");
  });

  it("is the author's own to take back, nobody else's", async () => {
    const run = await judge(tablet, "ok");
    await inStep();
    await expect(phone.write.undoAll(run)).rejects.toMatchObject({ code: "undoOvertaken" });
  });
});

it("lets the vendor judge nothing", async () => {
  const laptop = await world.device("developer");
  await expect(judge(laptop, "ok")).rejects.toMatchObject({ code: "forbidden" });
});
