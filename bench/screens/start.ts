/** Opening the app with no server: the browser started anew, everything from the worker's cache. */
import type { Bench, Measurement } from "../bench";
import { atMost, noBar } from "../line";
import { SLOW_DOWN, slowedDown, startAppDevice, stopwatchOn } from "./app-device";

const ROWS = "li[data-index]";

export const offlineStart: Measurement = {
  key: "start",
  measure: (bench) => measureStarts(bench),
};

async function measureStarts(bench: Bench) {
  const { device, project, listAddress } = await startAppDevice(bench);
  const { server } = project;
  const paints: number[] = [];
  const rows: number[] = [];
  await server.kill();
  try {
    for (let run = 0; run < bench.runs; run++) {
      const page = await device.restart();
      const release = await slowedDown(page);
      await page.goto(listAddress);
      await page.locator(ROWS).first().waitFor();
      rows.push(await page.evaluate(() => performance.now()));
      // Whatever is painted larger later still counts.
      await page.waitForTimeout(1_500);
      paints.push(await (await stopwatchOn(page)).largestPaint());
      await release();
    }
  } finally {
    await server.restart();
    await device.dispose();
  }
  const work = `warm offline start on the list of ${bench.holds.listed}, ${SLOW_DOWN}× slower processor`;
  return [
    { work: `${work}: LCP`, unit: "ms", product: paints, bar: atMost(1_000) },
    { work: `${work}: first rows`, unit: "ms", product: rows, bar: noBar },
  ] as const satisfies Awaited<ReturnType<Measurement["measure"]>>;
}
