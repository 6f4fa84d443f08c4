/** What the figures were measured on. */
import { execFile } from "node:child_process";
import { cpus, totalmem } from "node:os";
import { promisify } from "node:util";
import { findChromium } from "../scripts/chromium.mjs";

export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGb: number;
  readonly node: string;
  readonly browser: string;
}

export async function thisMachine(): Promise<Machine> {
  const path = await findChromium();
  if (path === null) throw new Error("No Chromium was found.");
  const { stdout } = await promisify(execFile)(path, ["--version"]);
  const all = cpus();
  return {
    cores: all.length,
    processor: all[0]?.model.trim() ?? "unknown",
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    browser: stdout.trim(),
  };
}

export const machineLine = ({ cores, processor, memoryGb, node, browser }: Machine): string =>
  `${cores} cores (${processor}), ${memoryGb} GB, Node ${node}, ${browser}, browser profiles on disk`;
