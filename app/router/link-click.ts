/** Which clicks on a link the app follows itself; every other click stays the browser's. */

export interface LinkClick {
  readonly button: number;
  readonly metaKey: boolean;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly defaultPrevented: boolean;
}

export interface LinkTarget {
  /** Absolute, as an anchor element gives it. */
  readonly href: string;
  readonly target: string;
  readonly download: boolean;
}

/**
 * The path, query and hash to open here, or null when the browser has to act: a new tab or window
 * was asked for, the address is another site's, a door of the server, or a file.
 */
export function addressToOpen(click: LinkClick, link: LinkTarget, origin: string): string | null {
  if (click.defaultPrevented || click.button !== 0) return null;
  if (click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return null;
  if (link.download || (link.target !== "" && link.target !== "_self")) return null;
  const url = new URL(link.href);
  if (url.origin !== origin || /^\/(api|_next)\//.test(url.pathname)) return null;
  return url.pathname + url.search + url.hash;
}
