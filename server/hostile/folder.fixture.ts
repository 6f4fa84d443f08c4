/** A folder for data that need not outlive the test: in memory where there is such a place, so that no call waits for the disk. */
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const IN_MEMORY = "/dev/shm";

export const passingFolder = (): string =>
  mkdtempSync(join(existsSync(IN_MEMORY) ? IN_MEMORY : tmpdir(), "asayu-hostile-"));
