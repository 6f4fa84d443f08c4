/** Tells a call of our own pages from one that another site made a browser send. */

/**
 * True unless the headers say that the call comes from elsewhere. A client that is no browser sends
 * neither header and holds no cookie that it was not given.
 * @param publicUrl origin of this server
 */
export function isSameOrigin(headers: Headers, publicUrl: string): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  const origin = headers.get("origin");
  if (origin === null || origin === publicUrl) return true;
  const loopback = (url: string) => url.replace("//localhost", "//127.0.0.1");
  return loopback(origin) === loopback(publicUrl);
}
