/** The list of defects with everything in it, by the hand of somebody on a phone. */

import { CapturePage } from "../../e2e/pages/capture-page";
import type { Measurement } from "../bench";
import { atMost, noBar } from "../line";
import { searchedWords } from "../texts";
import { type AppDevice, SLOW_DOWN, slowedDown, startAppDevice } from "./app-device";
import { scrollThrough, startWatch } from "./in-page";

const ROWS = "li[data-index]";
const HITS = "[data-search-hits] li";
const slower = `${SLOW_DOWN}× slower processor`;

export const screens: Measurement = {
  key: "screens",
  async measure(bench) {
    const app = await startAppDevice(bench);
    const present = `${bench.records.toLocaleString("en")} present`;
    const times = Math.max(5, bench.runs);
    try {
      const release = await slowedDown(app.page);
      const saves = await measured(times, (turn) => saveTap(app, turn));
      const lists = await measured(times, () => openList(app));
      const searches = await measured(searchedWords.length, (turn) => search(app, turn));
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
          work: "row nodes at once while scrolling all",
          unit: "count",
          product: [scrolled.most],
          bar: atMost(60),
        },
        {
          work: `longest task while scrolling all, ${slower}`,
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

const watched = ({ page }: AppDevice): Promise<number> =>
  page.evaluate(() => window.benchWatch ?? Promise.reject(new Error("No watch was started.")));

async function toList({ page, listAddress }: AppDevice): Promise<void> {
  await page.goto(listAddress);
  await page.locator(ROWS).first().waitFor();
}

async function saveTap(app: AppDevice, turn: number): Promise<number> {
  await toList(app);
  const capture = new CapturePage(app.page);
  const title = `保存の計測 ${turn} ${Date.now()}`;
  await capture.open();
  await capture.chooseSeverity("中");
  await capture.title.fill(title);
  // Long enough for the draft to be on the disk, as it is when a person looks up.
  await app.page.waitForTimeout(1_000);
  await app.page.evaluate(startWatch, { event: "click", rows: ROWS, text: title } as const);
  await capture.save.click();
  return watched(app);
}

async function openList(app: AppDevice): Promise<number> {
  const { page, project } = app;
  await page.goto(`${project.server.origin}/settings`);
  const link = page.locator(`a[href="/p/${project.id}/defects"]:visible`).first();
  await link.waitFor();
  await page.waitForTimeout(1_000);
  await page.evaluate(startWatch, { event: "click", rows: ROWS, text: "" } as const);
  await link.click();
  return watched(app);
}

async function search(app: AppDevice, turn: number): Promise<number> {
  const { page, project } = app;
  const field = page.locator("main input[type=search]");
  if (turn === 0) await page.goto(`${project.server.origin}/p/${project.id}/search`);
  await field.fill("");
  await page.locator(HITS).first().waitFor({ state: "detached" });
  // The first answer waits until the worker has read everything; that is the start, not the search.
  if (turn === 0) await warmUp(app);
  await page.evaluate(startWatch, { event: "input", rows: HITS, text: "" } as const);
  await field.focus();
  await page.keyboard.insertText(searchedWords[turn % searchedWords.length] ?? "");
  return watched(app);
}

async function warmUp({ page }: AppDevice): Promise<void> {
  const field = page.locator("main input[type=search]");
  await field.fill("確認");
  await page.locator(HITS).first().waitFor();
  await field.fill("");
  await page.locator(HITS).first().waitFor({ state: "detached" });
}

async function scroll(app: AppDevice): Promise<{ most: number; longest: number }> {
  await toList(app);
  await app.page
    .getByRole("radio", { name: /すべて/ })
    .or(app.page.getByText("すべて"))
    .first()
    .click();
  await app.page.waitForTimeout(1_500);
  return app.page.evaluate(scrollThrough, { rows: ROWS, steps: 120 });
}
