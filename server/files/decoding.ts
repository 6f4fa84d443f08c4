/** Hands bytes to a decoder, a process of its own for each photo at work, and waits for its word. */
import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { z } from "zod";
import { FileError } from "./file-error";

/** A photo of 50 megapixels is the largest that tablets and phones of the field make. */
const MAX_PIXELS = 50_000_000;
/** A progressive JPEG of so many pixels takes 300 MB, the process itself 60. */
const MAX_BYTES = 512 * 1024 * 1024;
const DECODE_SECONDS = 20;
/** Where the decoder itself does not keep to its time. */
const PATIENCE_MS = (DECODE_SECONDS + 10) * 1_000;
const IDLE_MS = 30_000;

export interface Decoded {
  width: number;
  height: number;
}

const answer = z.union([
  z.object({ width: z.number(), height: z.number() }),
  z.object({ code: z.enum(["filePixels", "fileUnreadable"]) }),
]);

// From the source as it is: the build has no entry but Next's own. The server runs in the root.
const decoder = join(process.cwd(), "server/files/decoder.mjs");

/** Decoders that wait for a photo, with how to keep them from ending. */
const free: { child: ChildProcess; keep(): void }[] = [];

/**
 * @throws FileError `filePixels` also where the decoder grew beyond its memory; `fileUnreadable` where it fell over.
 * Any other error means that there is no decoder: nothing is known of the photo then.
 */
export async function decode(bytes: Uint8Array): Promise<Decoded> {
  const waiting = free.pop();
  waiting?.keep();
  const child = waiting?.child ?? start();
  const told = await askedOf(child, bytes);
  setFree(child);
  if ("code" in told) throw new FileError(told.code);
  return told;
}

function askedOf(child: ChildProcess, bytes: Uint8Array): Promise<z.output<typeof answer>> {
  return new Promise((done, fail) => {
    const late = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
    const onMessage = (message: unknown) => {
      clearTimeout(late);
      child.off("exit", onExit);
      done(answer.parse(message));
    };
    const onExit = (code: number | null) => {
      clearTimeout(late);
      child.off("message", onMessage);
      fail(whyItEnded(code));
    };
    child.once("message", onMessage);
    child.once("exit", onExit);
    // It has ended meanwhile: `exit` tells why.
    child.send(bytes, () => undefined);
  });
}

const TOO_MUCH_MEMORY = 3;

function whyItEnded(code: number | null): Error {
  if (code === TOO_MUCH_MEMORY) return new FileError("filePixels");
  // By a signal: the photo made it fall over, or took too long.
  return code === null ? new FileError("fileUnreadable") : new Error(`decoder ended with ${code}`);
}

function start(): ChildProcess {
  const args = [MAX_PIXELS, MAX_BYTES, DECODE_SECONDS].map(String);
  // Nothing of the server's settings is its business.
  const env = { NODE_ENV: "production" } as const;
  const child = fork(decoder, args, { serialization: "advanced", execArgv: [], env });
  // It holds up nobody's end.
  child.unref();
  child.channel?.unref();
  return child;
}

function setFree(child: ChildProcess): void {
  const forget = () => {
    const place = free.findIndex((one) => one.child === child);
    if (place >= 0) free.splice(place, 1);
  };
  const idle = setTimeout(() => {
    forget();
    child.kill();
  }, IDLE_MS).unref();
  const keep = () => {
    clearTimeout(idle);
    child.off("exit", forget);
  };
  child.once("exit", forget);
  free.push({ child, keep });
}
