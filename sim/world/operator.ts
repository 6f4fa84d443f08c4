/** Who runs the simulated server: takes backups and puts them back, with the product's own programs. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { backUp } from "@/server/backup/backup";
import { type Backup, readBackup } from "@/server/backup/manifest";
import { type Restored, restore } from "@/server/backup/restore";
import type { Restoring } from "../story/step";

export const isBlind = (how: Restoring) => how === "restoreBlind" || how === "restoreOlderBlind";
const isOlder = (how: Restoring) => how === "restoreOlder" || how === "restoreOlderBlind";

export interface Operator {
  /** Of the server that runs, or is to run. */
  file(): string;
  /** While the server runs. */
  backUp(now: () => number): Promise<Backup>;
  /** The backup that a restore would put back; undefined where there is none. */
  chosen(how: Restoring): Promise<Backup | undefined>;
  /** While it does not. */
  restore(from: Backup, how: Restoring, now: () => number): Promise<Restored>;
  /** Begins without a past. */
  forget(): void;
}

export function createOperator(folder: string): Operator {
  const to = join(folder, "backups");
  let machines = 0;
  let dataDir = nextMachine();

  function nextMachine(): string {
    machines += 1;
    const made = join(folder, `data-${machines}`);
    mkdirSync(made, { recursive: true });
    return made;
  }

  const backups = () =>
    (existsSync(to) ? readdirSync(to) : [])
      .filter((name) => /^\d/.test(name))
      .sort()
      .map((name) => join(to, name));
  const file = () => join(dataDir, "asayu.db");

  return {
    file,
    // They are named after their time, which may stand still here.
    backUp: (now) => backUp({ dataDir, to, version: "0.0.0", now: () => now() + backups().length }),
    async chosen(how) {
      const all = backups();
      const folder = isOlder(how) ? (all.at(-2) ?? all.at(-1)) : all.at(-1);
      return folder === undefined ? undefined : readBackup(folder);
    },
    async restore({ folder: from }, how, now) {
      // The driver lets go of a closed file only when it is collected: the disk goes into another machine.
      const before = dataDir;
      dataDir = nextMachine();
      if (!isBlind(how))
        for (const tail of ["", "-wal"])
          if (existsSync(`${join(before, "asayu.db")}${tail}`))
            copyFileSync(`${join(before, "asayu.db")}${tail}`, `${file()}${tail}`);
      rmSync(before, { recursive: true, force: true });
      return restore({ dataDir, from, now });
    },
    forget() {
      rmSync(to, { recursive: true, force: true });
      for (const name of readdirSync(dataDir))
        if (name.startsWith("replaced-"))
          rmSync(join(dataDir, name), { recursive: true, force: true });
    },
  };
}
