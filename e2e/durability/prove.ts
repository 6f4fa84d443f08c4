/**
 * `npm run prove:kill` and `npm run prove:power-cut`: the built server ends hard under load, fifty times
 * unless told otherwise, and every promise it had made is looked for. `npm run prove:restore`: it is put back
 * to a backup of an hour ago, six times.
 */
import { mkdir } from "node:fs/promises";
import { loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { AppServer } from "../fixtures/server";
import { cutPowerOf, mountDisk } from "./disk";
import { restoreAgainAndAgain } from "./restores";
import { type Struck, strikeAgainAndAgain } from "./rounds";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string" },
    seed: { type: "string", default: "1" },
    from: { type: "string", default: "1" },
    minutes: { type: "string", default: "60" },
  },
});
const given = {
  rounds: Number(values.rounds ?? 50),
  seed: Number(values.seed),
  tell: (sentence: string) => console.log(sentence),
};

const proofs = { kill, "power-cut": cut, restore };
type Proof = keyof typeof proofs;
process.exitCode = await proofs[(positionals[0] ?? "kill") as Proof]();

async function restore(): Promise<number> {
  const [rounds, minutes] = [Number(values.rounds ?? 6), Number(values.minutes)];
  const from = Number(values.from);
  return report(await restoreAgainAndAgain({ ...given, rounds, from, minutes }));
}

async function kill(): Promise<number> {
  const server = await AppServer.start();
  try {
    const strike = () => server.kill();
    return report(without(await strikeAgainAndAgain({ ...given, server, strike })));
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
    return report(without(figures));
  } finally {
    await server.dispose();
    await disk.dispose();
  }
}

function without({ ledger: _ledger, ...figures }: Struck) {
  return figures;
}

function report({ problems, ...figures }: { problems: readonly string[] }): number {
  for (const problem of problems.slice(0, 200)) console.error(`✗ ${problem}`);
  console.table(figures);
  console.log(`load average ${loadavg()[0]?.toFixed(1)}`);
  console.log(`${problems.length} problems`);
  return problems.length === 0 ? 0 : 1;
}
