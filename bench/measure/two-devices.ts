/** Two devices change the same records without a network, then meet: what is lost, and what can be reached. */
import type { Bench, Measurement } from "../bench";
import { exactly } from "../line";
import type { ProductPage } from "../product/page";

const RECORDS = 500;

export const twoDevices: Measurement = {
  key: "merge",
  async measure(bench) {
    const [first, second] = await bothLoaded(bench);
    const ids = await first.ids(RECORDS);
    return [
      {
        work: `two devices, ${RECORDS} records, different fields: edits lost`,
        unit: "count",
        product: [await lostEdits(first, second, ids)],
        bar: exactly(0),
      },
      {
        work: "the same field: losers still reachable as open conflicts, on both devices",
        unit: "count",
        product: [await reachableLosers(first, second, ids)],
        bar: exactly(RECORDS),
      },
    ];
  },
};

async function bothLoaded(bench: Bench): Promise<[ProductPage, ProductPage]> {
  const product = await bench.product();
  const pages: [ProductPage, ProductPage] = [product.first, await product.second()];
  for (const page of pages) {
    await page.reset();
    await page.load();
  }
  return pages;
}

/** What is written on both sides while neither has a network; the first one is back first. */
async function apart(
  [first, second]: readonly [ProductPage, ProductPage],
  write: () => Promise<void>,
): Promise<void> {
  for (const page of [first, second]) await page.online(false);
  await write();
  for (const page of [first, second]) await page.online(true);
  // The first fetches once more: only then can it have what the second sent.
  for (const page of [first, second, first]) await page.sync();
}

async function lostEdits(
  first: ProductPage,
  second: ProductPage,
  ids: readonly string[],
): Promise<number> {
  await apart([first, second], async () => {
    await first.writeEach(ids, "screen", "画面");
    await second.writeEach(ids, "build", "版");
  });
  let lost = 0;
  for (const page of [first, second]) {
    const [screens, builds] = [await page.read(ids, "screen"), await page.read(ids, "build")];
    for (const place of ids.keys()) {
      if (screens[place] !== `画面-${place}`) lost += 1;
      if (builds[place] !== `版-${place}`) lost += 1;
    }
  }
  return lost;
}

async function reachableLosers(
  first: ProductPage,
  second: ProductPage,
  ids: readonly string[],
): Promise<number> {
  await apart([first, second], async () => {
    await first.writeEach(ids, "environment", "先");
    await second.writeEach(ids, "environment", "後");
  });
  const reached = await Promise.all([first, second].map((page) => page.losers("environment")));
  const standing = await Promise.all([first, second].map((page) => page.read(ids, "environment")));
  return ids.filter((id, place) => {
    const both = [`先-${place}`, `後-${place}`].sort().join();
    return [0, 1].every((device) => {
      const values = [standing[device]?.[place] ?? "", ...(reached[device]?.[id] ?? [])];
      return values.sort().join() === both;
    });
  }).length;
}
