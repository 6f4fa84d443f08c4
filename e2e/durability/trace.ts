/** What a process wrote, put on the disk and answered, in the order in which the kernel saw it; read by strace. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

export type Traced =
  /** Bytes were handed to the kernel, or a file got its name: both may still be lost. */
  | { readonly what: "write" | "name"; readonly path: string }
  /** The disk has said that it holds the file, or the folder's names. */
  | { readonly what: "sync"; readonly path: string }
  /** The first bytes of an answer left. */
  | { readonly what: "answer"; readonly status: number };

const SYNCS = ["fsync", "fdatasync"];
const NAMINGS = ["rename", "renameat", "renameat2"];
const WRITES = ["write", "writev", "pwrite64", "pwritev", "sendto", "sendmsg"];

/** Why no process can be traced here; null where it can. */
export async function whyNotTraced(): Promise<string | null> {
  try {
    await promisify(execFile)("strace", ["-o", "/dev/null", "true"]);
    return null;
  } catch (error) {
    return `strace cannot be used here (${error instanceof Error ? error.message.trim() : error})`;
  }
}

/** @throws when the process may not be traced */
export async function traced(pid: number, work: () => Promise<void>): Promise<Traced[]> {
  const folder = await mkdtemp(join(tmpdir(), "asayu-trace-"));
  const file = join(folder, "trace");
  const calls = [...SYNCS, ...NAMINGS, ...WRITES].join();
  const strace = spawn(
    "strace",
    ["-f", "-yy", "-s", "16", "-e", calls, "-o", file, "-p", `${pid}`],
    {
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  try {
    const [said] = (await once(strace.stderr, "data")) as [Buffer];
    if (!said.includes("attached")) throw new Error(said.toString());
    await work();
  } finally {
    const ended = strace.exitCode === null ? once(strace, "exit") : undefined;
    strace.kill("SIGTERM");
    await ended;
  }
  const lines = (await readFile(file, "utf8")).split("\n");
  await rm(folder, { recursive: true });
  return readTrace(lines);
}

/** `123 fdatasync(21</data/x>) = 0`; a call that another thread's came between stands in two lines. */
export function readTrace(lines: readonly string[]): Traced[] {
  const begun = new Map<string, string>();
  return lines.flatMap((line): Traced[] => {
    const [, thread = "", rest = ""] = /^(\d+) +(.*)$/.exec(line) ?? [];
    const status = /"HTTP\/1\.1 (\d{3})/.exec(rest)?.[1];
    if (rest.endsWith("<unfinished ...>")) begun.set(thread, rest);
    // An answer counts from its first byte, everything else when it is done.
    if (status !== undefined) return [{ what: "answer", status: Number(status) }];
    if (rest.endsWith("<unfinished ...>")) return [];
    const whole = rest.startsWith("<... ") ? `${begun.get(thread)}${rest}` : rest;
    return / = -?\d+/.test(whole) && !/ = -1/.test(whole) ? doneBy(whole) : [];
  });
}

function doneBy(call: string): Traced[] {
  const name = call.slice(0, call.indexOf("("));
  const [, path] = /^\w+\(\d+<(\/[^>]*)>/.exec(call) ?? [];
  if (NAMINGS.includes(name)) {
    const named = [...call.matchAll(/"([^"]*)"/g)].at(-1)?.[1];
    return named === undefined ? [] : [{ what: "name", path: named }];
  }
  if (path === undefined) return [];
  if (SYNCS.includes(name)) return [{ what: "sync", path }];
  return WRITES.includes(name) ? [{ what: "write", path }] : [];
}

/** The events up to each answer. */
export function answered(events: readonly Traced[]): Traced[][] {
  const whole: Traced[][] = [];
  let since: Traced[] = [];
  for (const event of events) {
    since.push(event);
    if (event.what !== "answer") continue;
    whole.push(since);
    since = [];
  }
  return whole;
}

/**
 * What was promised too early: files that were written, and names that were given, below `folder` and not
 * synced by the end. The index of the database's log is left out, SQLite makes it anew.
 */
export function unsyncedIn(events: readonly Traced[], folder: string): string[] {
  const open = new Set<string>();
  for (const event of events) {
    if (event.what === "write") open.add(event.path);
    else if (event.what === "name") open.add(event.path.slice(0, event.path.lastIndexOf("/")));
    else if (event.what === "sync") open.delete(event.path);
  }
  return [...open].filter((path) => path.startsWith(folder) && !path.endsWith("-shm"));
}
