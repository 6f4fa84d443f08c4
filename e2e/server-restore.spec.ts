import { join } from "node:path";
import Database from "libsql";
import { type Court, judge } from "./durability/judge";
import type { Report } from "./durability/losses";
import { restoreAgainAndAgain } from "./durability/restores";
import { stateOf } from "./durability/server-state";
import { expect, test } from "./fixtures/test";

/** What is found where the report is another one. */
async function problemsWith(court: Court, told: Partial<Report>): Promise<string[]> {
  const report = { ...court.report, ...told };
  const { problems } = await judge({ ...court, report }, await stateOf(court.dataDir));
  return [...problems];
}

type Spaces = Report["missing"][number]["spaces"];
const inSpaces = (
  { missing }: Report,
  change: (space: Spaces[number]) => Partial<Spaces[number]>,
) =>
  missing.map((one) => ({
    ...one,
    spaces: one.spaces.map((space) => ({ ...space, ...change(space) })),
  }));

/** Drops one op, doubles another, gives a third record's number to somebody else's. */
function tamperWith(dataDir: string): void {
  const database = new Database(join(dataDir, "asayu.db"));
  const [first, second] = database
    .prepare("select opId from change where again is not null order by seq limit 2")
    .all() as { opId: string }[];
  const copied = (table: string, changed: Record<string, string>) => {
    const all = database.prepare(`select name from pragma_table_info('${table}')`).all();
    const names = (all as { name: string }[]).map(({ name }) => name);
    const values = names.map((name) => changed[name] ?? `"${name}"`);
    const columns = names.map((name) => `"${name}"`).join();
    database
      .prepare(
        `insert into ${table} (${columns}) select ${values.join()} from ${table} where opId = ?`,
      )
      .run(second?.opId);
  };
  copied("change", { opId: "opId || '-2'", seq: "seq + 500000000" });
  copied("receipt", { opId: "opId || '-2'", n: "n + 500000000" });
  database.prepare("delete from receipt where opId = ?").run(first?.opId);
  database.exec(
    "update record set number = number + 1 where number = (select max(number) from record where kind = 'defect')",
  );
  database.close();
}

test("put back twice to an old backup under writing devices, the server gets back what they held, once, and lists exactly the rest", async () => {
  test.setTimeout(240_000);
  const struck = await restoreAgainAndAgain({
    ...{ rounds: 1, from: 4, seed: 20_261_125, minutes: 4 },
    // Whoever looks for what is missing, doubled or not told would find it.
    async look(court) {
      const { report } = court;
      const untold = inSpaces(report, ({ missing }) => ({ missing: missing.slice(1) }));
      const invented = inSpaces(report, ({ missing }) => ({ missing: [...missing, [1, 1]] }));
      const altered = report.rows.map((one) => ({
        ...one,
        row: one.row && { ...one.row, fields: {} },
      }));
      for (const [told, found] of [
        [{ missing: untold }, /is not back and not listed/],
        [{ missing: invented }, /is listed, and was never lost/],
        [{ rows: report.rows.slice(1) }, /^rows: .* is missing/],
        [{ rows: altered }, /^rows: .* is not as it was held/],
      ] as const)
        expect(await problemsWith(court, told)).toContainEqual(expect.stringMatching(found));

      tamperWith(court.dataDir);
      const problems = await problemsWith(court, {});
      for (const found of [/has no receipt/, /^doubled: .* was sent by nobody/, /answered was/])
        expect(problems).toContainEqual(expect.stringMatching(found));
    },
  });
  expect(struck.problems).toEqual([]);
  expect(struck.restores).toBe(2);
  expect(struck.cameBack).toBeGreaterThan(20);
  expect(struck.photos).toBeGreaterThan(0);
  // Else everything came back, and no report was put to the test.
  expect(struck.lostWithDevices).toBeGreaterThan(0);
  expect(struck.listed).toBeGreaterThan(0);
  expect(struck.rowsOfOthers).toBeGreaterThan(0);
});
