/** Packs answers for the way: what a first load brings is text, and most of it repeats. */
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const pack = promisify(gzip);

/** Less than this fits into one packet as it is. */
const WORTH_PACKING_BYTES = 1_024;

export async function packed(request: Request, answer: Response): Promise<Response> {
  const isText = answer.headers.get("content-type")?.startsWith("application/json");
  const takes = request.headers.get("accept-encoding")?.includes("gzip");
  if (!isText || !takes) return answer;
  const plain = Buffer.from(await answer.arrayBuffer());
  const { status, headers } = answer;
  if (plain.length < WORTH_PACKING_BYTES) return new Response(plain, { status, headers });
  headers.set("Content-Encoding", "gzip");
  headers.set("Vary", "Accept-Encoding");
  return new Response(await pack(plain), { status, headers });
}
