/**
 * `npm run prove:kill` and `npm run prove:power-cut`: the built server ends hard under load, fifty times
 * unless told otherwise, and every promise it had made is looked for.
 */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { AppServer } from "../fixtures/server";
import { cutPowerOf, mountDisk } from "./disk";
import { type Struck, strikeAgainAndAgain } from "./rounds";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "50" }, seed: { type: "string", default: "1" } },
});
const given = {
  rounds: Number(values.rounds),
  seed: Number(values.seed),
  tell: (sentence: string) => console.log(sentence),
};

process.exitCode = await (positionals[0] === "power-cut" ? cut() : kill());

async function kill(): Promise<number> {
  const server = await AppServer.start();
  try {
    return report(await strikeAgainAndAgain({ ...given, server, strike: () => server.kill() }));
  } finally {
    await server.dispose();
  }
}

async function cut(): Promise<number> {
  const disk = await mountDisk();
  const dataDir = join(disk.folder, "data");
  await mkdir(dataDir);
  const server = await AppServer.start({ dataDir });
  try {
    const figures = await strikeAgainAndAgain({
      ...given,
      server,
      strike: () => cutPowerOf(server, disk),
    });
    console.log(`after ${disk.forgotten()} cuts unsynced bytes were gone`);
    return report(figures);
  } finally {
    await server.dispose();
    await disk.dispose();
  }
}

function report({ ledger: _ledger, problems, ...figures }: Struck): number {
  for (const problem of problems.slice(0, 50)) console.error(`✗ ${problem}`);
  console.table(figures);
  console.log(`${problems.length} problems`);
  return problems.length === 0 ? 0 : 1;
}
