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
  await page.waitForFunction(
    async ([name, least]) => {
      const open = indexedDB.open(name);
      const count = await new Promise<number>((done) => {
        open.onerror = () => done(0);
        open.onsuccess = () => {
          const counting = open.result.transaction("records").objectStore("records").count();
          counting.onsuccess = () => done(counting.result);
        };
      });
      open.result.close();
      return count >= least;
    },
    [`asayu-${userId}`, records] as const,
    { timeout: 120_000, polling: 500 },
  );
}
