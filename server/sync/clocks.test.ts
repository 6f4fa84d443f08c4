import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  createOp,
  createSyncBench,
  requestOf,
  START,
  type SyncBench,
  setOp,
} from "./bench.fixture";
import { push } from "./push";

const DAY = 86_400_000;
/** The server's clock in every call. */
const NOW = START + 60_000;
const MADE = NOW - 3_600_000;

let bench: SyncBench;
beforeEach(async () => {
  bench = await createSyncBench();
});
afterEach(() => bench.end());

/** A defect made an hour ago on a device whose clock is off by `off`. */
async function made(off: number, tz = "Asia/Tokyo") {
  const op = createOp({ n: 1, at: MADE + off });
  await push(bench.ports, "tanaka", {
    ...requestOf("tanaka", "tablet", [op]),
    ...{ tz, sentAt: NOW + off },
  });
  const [row] = await bench.store.rows("uat", ["d1"]);
  const [change] = await bench.store.changesOf("uat", "d1");
  return { row, change };
}

describe("a device's clock", () => {
  test.each([
    ["a day ahead", DAY],
    ["a day behind", -DAY],
    ["a year ahead", 365 * DAY],
    ["right", 0],
  ])(
    "that is %s: the record tells the real time, and the history keeps what the device said",
    async (_, off) => {
      const { row, change } = await made(off);
      expect(row?.created.at).toBe(MADE);
      expect(row?.changed.at).toBe(MADE);
      expect(change).toMatchObject({ at: MADE + off, receivedAt: NOW });
    },
  );

  test("never puts a record into the future", async () => {
    const op = createOp({ n: 1, at: NOW + DAY });
    await push(bench.ports, "tanaka", {
      ...requestOf("tanaka", "tablet", [op]),
      sentAt: NOW,
    });
    const [row] = await bench.store.rows("uat", ["d1"]);
    expect(row?.created.at).toBe(NOW);
  });

  test.each(["America/Los_Angeles", "Pacific/Kiritimati"])(
    "in %s means the same instant, and the change says where it was made",
    async (tz) => {
      const { row, change } = await made(0, tz);
      expect(row?.created.at).toBe(MADE);
      expect(change).toMatchObject({ at: MADE, tz });
    },
  );

  test("decides no conflict: the later clock does not win over what had arrived first", async () => {
    await made(0);
    const set = (n: number, title: string, off: number, who: string) =>
      push(bench.ports, who, {
        ...requestOf(who, `clock-of-${who}`, [
          setOp({
            n,
            opId: `set-${who}`,
            record: "d1",
            set: { title },
            base: { title: 1 },
            at: MADE + off,
          }),
        ]),
        sentAt: NOW + off,
      });
    await set(1, "先に届いた件名", 0, "tanaka");
    await set(1, "一日進んだ端末の件名", DAY, "suzuki");
    const [row] = await bench.store.rows("uat", ["d1"]);
    expect(row?.fields.title).toBe("先に届いた件名");
    expect(await bench.store.rowsOfKind("uat", "conflict")).toHaveLength(1);
  });
});
