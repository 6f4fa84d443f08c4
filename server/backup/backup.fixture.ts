/** Run as a process of its own: takes one backup, and may be killed at any moment of it. */
import { backUp } from "./backup";

const [dataDir = "", to = ""] = process.argv.slice(2);
await backUp({ dataDir, to, version: "test", now: Date.now });
