/** Which machine a call came from. */

/** No address is longer; whatever else stands there must not fill the memory of those who count. */
const LONGEST = 64;

/** The machine's address as the proxy in front tells it; Next sets it where there is none. */
export function addressOf(headers: Headers): string {
  const last = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim().slice(-LONGEST);
  return last || "unknown";
}
