import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openSqliteStore } from "@/server/store/sqlite";
import { createSyncBench } from "./bench.fixture";

/** Lets a process push until `least` ops are acknowledged, kills it at once; answers the last acknowledged n. */
async function pushUntilKilled(file: string, least: number): Promise<number> {
  const script = fileURLToPath(new URL("kill.fixture.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", (_, signal) => resolve(signal)));
  let acknowledged = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged = Number(line);
    if (acknowledged >= least) child.kill("SIGKILL");
  }
  expect(await ended).toBe("SIGKILL");
  return acknowledged;
}

test("[X6] what was acknowledged before the process was killed is there, whole and once", async () => {
  const bench = await createSyncBench();
  await bench.store.close();
  let before = 0;
  for (let round = 1; round <= 3; round += 1) {
    const acknowledged = await pushUntilKilled(bench.file, before + 40);
    const store = await openSqliteStore({ file: bench.file });
    const { lastN = 0 } = (await store.device("tablet")) ?? {};
    expect(lastN).toBeGreaterThanOrEqual(acknowledged);
    expect(lastN % 2).toBe(0);
    const whole = Array.from({ length: lastN }, (_, index) => index + 1);
    const rows = await store.rowsAfter("uat", 0, 100_000);
    expect(rows.map((row) => row.number)).toEqual(whole);
    expect((await store.receiptsFrom("tablet", 0, 100_000)).map(({ n }) => n)).toEqual(whole);
    expect((await store.space("uat"))?.seq).toBe(lastN);
    expect(await store.lastNumber("uat", "defect")).toBe(lastN);
    before = lastN;
    await store.close();
  }
  await bench.end();
}, 60_000);
