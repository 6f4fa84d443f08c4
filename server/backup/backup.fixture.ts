/** Run as a process of its own: takes one backup, or puts one back, and may be killed at any moment of it. */
import { backUp } from "./backup";
import { restore } from "./restore";

const [what, dataDir = "", folder = ""] = process.argv.slice(2);
if (what === "restore") await restore({ dataDir, from: folder, now: Date.now });
else await backUp({ dataDir, to: folder, version: "test", now: Date.now });
