/** Why the server will never take a photo as it is, told apart from what a later try may mend. */

const refusals = [
  ...(["fileEmpty", "fileType", "fileHash", "fileTooLarge", "filePixels"] as const),
  ...(["fileUnreadable", "fileParts", "forbidden"] as const),
] as const;

/** `fileMissing`: its bytes are not on the device any more. */
export type UploadRefusal = (typeof refusals)[number] | "fileMissing";

/** What bytes that were hurt on the way would be told as well: believed only when it is said again. */
const doubtful: readonly string[] = ["fileEmpty", "fileHash", "fileParts"];
const TRIES_IN_DOUBT = 3;

/** @param tries how often it was sent before; undefined where it is to be tried again */
export async function refusalOf(
  response: Response,
  tries: number,
): Promise<UploadRefusal | "purged" | undefined> {
  const { status } = response;
  if (status < 400 || status >= 500 || [401, 408, 429].includes(status)) return undefined;
  const code = await codeIn(response);
  if (code === "purged") return code;
  // What stands between has a limit of its own, and says so in its own words.
  const known = status === 413 ? "fileTooLarge" : refusals.find((one) => one === code);
  return known && doubtful.includes(known) && tries + 1 < TRIES_IN_DOUBT ? undefined : known;
}

async function codeIn(response: Response): Promise<unknown> {
  const body: unknown = await response.json().catch(() => null);
  return typeof body === "object" && body !== null && "code" in body ? body.code : undefined;
}
