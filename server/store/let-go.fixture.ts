/** For tests that close a database and go on in the same process. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** The driver lets go of a closed file only when its statements are collected; a process would just end. */
export async function letGo(): Promise<void> {
  setFlagsFromString("--expose-gc");
  for (let round = 0; round < 3; round += 1) {
    runInNewContext("gc")();
    await new Promise((resolve) => setImmediate(resolve));
  }
}
