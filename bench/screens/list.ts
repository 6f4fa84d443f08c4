/** The list of defects with everything in it, by the hand of somebody on a phone. */

import { CapturePage } from "../../e2e/pages/capture-page";
import type { Measurement } from "../bench";
import { atMost, noBar } from "../line";
import { searchedWords } from "../texts";
import { type AppDevice, SLOW_DOWN, slowedDown, startAppDevice, stopwatchOn } from "./app-device";
import type { Scrolled, WatchFor } from "./page";

const ROWS = "li[data-index]";
const HITS = "[data-search-hits] li";
const slower = `${SLOW_DOWN}× slower processor`;

export const screens: Measurement = {
  key: "screens",
  async measure(bench) {
    const app = await startAppDevice(bench);
    const present = `${bench.holds.said} present`;
    const times = Math.max(5, bench.runs);
    try {
      await settle(app);
      const release = await slowedDown(app.page);
      await (await stopwatchOn(app.page)).startVitals();
      const saves = await measured(times, (turn) => saveTap(app, turn));
      const lists = await measured(times, () => openList(app));
      const searches = await measured(searchedWords.length, (turn) => search(app, turn));
      const { interaction, shift } = await (await stopwatchOn(app.page)).vitals();
      const scrolled = await scroll(app);
      await release();
      return [
        {
          work: `save tap → row visible, ${present}, ${slower}`,
          unit: "ms",
          product: saves,
          bar: atMost(100),
        },
        {
          work: `opening the list → rows visible, ${present}, ${slower}`,
          unit: "ms",
          product: lists,
          bar: noBar,
        },
        {
          work: `a word typed → hits visible, ${present}, ${slower}`,
          unit: "ms",
          product: searches,
          bar: noBar,
        },
        {
          work: `longest interaction of all these (INP), ${slower}`,
          unit: "ms",
          product: [interaction],
          bar: atMost(200),
        },
        {
          work: "unexpected shifts in thousandths (CLS), the same way",
          unit: "count",
          product: [Math.round(shift * 1_000)],
          bar: atMost(100),
        },
        {
          work: `row nodes at once while scrolling ${bench.holds.listed}`,
          unit: "count",
          product: [scrolled.most],
          bar: atMost(60),
        },
        {
          work: `longest task while scrolling them all, ${slower}`,
          unit: "ms",
          product: [scrolled.longest],
          bar: atMost(50),
          note: "0 where no task reached 50 ms",
        },
      ];
    } finally {
      await app.device.dispose();
    }
  },
};

async function measured(times: number, take: (turn: number) => Promise<number>): Promise<number[]> {
  const taken: number[] = [];
  for (let turn = 0; turn < times; turn++) taken.push(await take(turn));
  return taken;
}

/** Times `act` by the stopwatch of the page. */
async function timed({ page }: AppDevice, what: WatchFor, act: () => Promise<void>) {
  const stopwatch = await stopwatchOn(page);
  await stopwatch.startWatch(what);
  await act();
  return stopwatch.watched();
}

/** The app has been open for a while: everything is read, and what loads by itself has loaded. */
async function settle({ page, listAddress }: AppDevice): Promise<void> {
  await page.goto(listAddress);
  await page.locator(ROWS).first().waitFor();
  await page.waitForTimeout(10_000);
}

async function saveTap(app: AppDevice, turn: number): Promise<number> {
  const capture = new CapturePage(app.page);
  const title = `保存の計測 ${turn} ${Date.now()}`;
  await capture.open();
  await capture.chooseSeverity("中");
  await capture.title.fill(title);
  // Long enough for the draft to be on the disk, as it is when a person looks up.
  await app.page.waitForTimeout(1_000);
  const ms = await timed(app, { event: "click", rows: ROWS, text: title, without: "下書き" }, () =>
    capture.save.click(),
  );
  // What the save sets off afterwards belongs to no other.
  await app.page.waitForTimeout(2_000);
  return ms;
}

async function openList(app: AppDevice): Promise<number> {
  const { page, project } = app;
  await page.locator('a[href="/more"]:visible').first().click();
  const link = page.locator(`a[href="/p/${project.id}/defects"]:visible`).first();
  await page.locator(ROWS).first().waitFor({ state: "detached" });
  await page.waitForTimeout(1_000);
  return timed(app, { event: "click", rows: ROWS, text: "" }, () => link.click());
}

async function search(app: AppDevice, turn: number): Promise<number> {
  const { page, project } = app;
  const field = page.locator("main input[type=search]");
  if (turn === 0) await page.locator(`a[href="/p/${project.id}/search"]:visible`).first().click();
  await field.fill("");
  await page.locator(HITS).first().waitFor({ state: "detached" });
  await field.focus();
  return timed(app, { event: "input", rows: HITS, text: "" }, () =>
    page.keyboard.insertText(searchedWords[turn % searchedWords.length] ?? ""),
  );
}

async function scroll(app: AppDevice): Promise<Scrolled> {
  await openList(app);
  await app.page
    .getByRole("radio", { name: /すべて/ })
    .or(app.page.getByText("すべて"))
    .first()
    .click();
  await app.page.waitForTimeout(1_500);
  return (await stopwatchOn(app.page)).scrollThrough({ rows: ROWS, steps: 120 });
}
