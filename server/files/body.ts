/** Reads a request's body without ever holding more of it than it may have. */
import { FileError } from "./file-error";

/** @throws FileError `fileTooLarge` as soon as more than `most` bytes came or were announced */
export async function readBody(request: Request, most: number): Promise<Buffer> {
  if (Number(request.headers.get("content-length") ?? 0) > most) {
    await request.body?.cancel();
    throw new FileError("fileTooLarge");
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new FileError("fileTooLarge");
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}
