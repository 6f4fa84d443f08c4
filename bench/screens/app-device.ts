/** A device on which the app itself runs, signed in, with the whole project loaded and the worker in charge. */
import type { CDPSession, Page } from "@playwright/test";
import { Device, untilOfflineReady, viewports } from "../../e2e/fixtures/browser";
import type { Bench } from "../bench";
import { bundle } from "../bundle";
import { callInPage } from "../page-host";
import type { Project } from "../product/project";
import type { Stopwatch } from "./page";

export interface AppDevice {
  readonly device: Device;
  readonly project: Project;
  readonly page: Page;
  /** The list of defects. */
  readonly listAddress: string;
}

/** The processor of a cheap tablet, as the budgets ask for. */
export const SLOW_DOWN = 4;

export async function startAppDevice(bench: Bench): Promise<AppDevice> {
  const { project } = await bench.product();
  const { server, office, person, id } = project;
  const device = await Device.create({ viewport: viewports.phone });
  const page = await office.signIn(device, person, project);
  await untilOfflineReady(page);
  await untilLoaded(page, person.userId, bench.records);
  return { device, project, page, listAddress: `${server.origin}/p/${id}/defects` };
}

/** Puts the stopwatches into the page as it is now; a page that is loaded anew needs them again. */
export async function stopwatchOn(page: Page): Promise<Stopwatch> {
  script ??= bundle("bench/screens/page.ts");
  await page.evaluate((await script).code);
  return new Proxy({} as Stopwatch, {
    get: (_, name) =>
      typeof name === "string" && name !== "then"
        ? (...args: unknown[]) => page.evaluate(callInPage, { name, args })
        : undefined,
  });
}

let script: ReturnType<typeof bundle> | undefined;

/** Slows the page down until the answer is called. */
export async function slowedDown(page: Page): Promise<() => Promise<void>> {
  const debug: CDPSession = await page.context().newCDPSession(page);
  await debug.send("Emulation.setCPUThrottlingRate", { rate: SLOW_DOWN });
  return async () => {
    await debug.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    await debug.detach();
  };
}

async function untilLoaded(page: Page, userId: string, records: number): Promise<void> {
  const end = Date.now() + 120_000;
  // A predicate that answers later would count as true at once, so it is asked again and again from here.
  while ((await page.evaluate(countRecords, `asayu-${userId}`)) < records) {
    if (Date.now() > end) throw new Error("The project was not loaded within two minutes.");
    await page.waitForTimeout(250);
  }
}

async function countRecords(database: string): Promise<number> {
  const open = indexedDB.open(database);
  const count = await new Promise<number>((done) => {
    open.onerror = () => done(0);
    open.onsuccess = () => {
      const counting = open.result.transaction("records").objectStore("records").count();
      counting.onsuccess = () => done(counting.result);
    };
  });
  open.result.close();
  return count;
}
