/** Reads a request's JSON, gzipped or not, and never more of it than may come. */
import { createGunzip } from "node:zlib";
import { CallFailure } from "@/server/sync/call-failure";

/** A full push is about 1 MB; nothing honest comes near this. */
export const MAX_BODY_BYTES = 8 * 1024 * 1024;

/**
 * The body as text. Stops as soon as it grows beyond `most` bytes, before and after unpacking.
 * @throws CallFailure `tooLarge`, or `invalid` for a broken or unknown encoding
 */
export async function readText(request: Request, most = MAX_BODY_BYTES): Promise<string> {
  const encoding = request.headers.get("content-encoding") ?? "identity";
  if (encoding !== "identity" && encoding !== "gzip") throw new CallFailure("invalid");
  const length = Number(request.headers.get("content-length") ?? 0);
  if (length > most) throw new CallFailure("tooLarge");
  const packed = await collect(chunksOf(request), most);
  if (encoding === "identity") return packed.toString("utf8");
  const gunzip = createGunzip();
  gunzip.end(packed);
  try {
    return (await collect(gunzip, most)).toString("utf8");
  } catch (error) {
    if (error instanceof CallFailure) throw error;
    throw new CallFailure("invalid", { cause: error });
  } finally {
    gunzip.destroy();
  }
}

async function collect(chunks: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > most) throw new CallFailure("tooLarge");
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

async function* chunksOf(request: Request): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}
