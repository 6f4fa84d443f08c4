/** Where the app is: the address in the window, and the ways to change it without the network. */

/** One entry of the history. `key` tells two visits of the same address apart. */
export interface Place {
  readonly path: string;
  readonly search: string;
  readonly key: string;
  /** How one came here: a heading takes the focus after a step on, scroll returns after a step back. */
  readonly arrival: "start" | "step" | "return";
  /** False when the one who navigated keeps the focus (moving through a list by key). */
  readonly moveFocus: boolean;
  /** What comes next is drawn already (the list behind a capture): it is shown at once. */
  readonly drawn: boolean;
}

export interface NavigateOptions {
  /** Takes the place of the present entry. */
  replace?: boolean;
  /** Keep the focus where it is. */
  keepFocus?: boolean;
  /** The next screen is drawn already, behind the present one. */
  drawn?: boolean;
}

const listeners = new Set<(place: Place) => void>();

interface EntryState {
  asayuKey?: string;
}

function currentKey(): string {
  return (history.state as EntryState | null)?.asayuKey ?? "start";
}

/** Reads the window's address; only in the browser. */
export function currentPlace(
  arrival: Place["arrival"],
  { keepFocus = false, drawn = false }: NavigateOptions = {},
): Place {
  const { pathname, search } = window.location;
  return { path: pathname, search, key: currentKey(), arrival, moveFocus: !keepFocus, drawn };
}

function tell(place: Place): void {
  for (const listener of listeners) listener(place);
}

/** Opens an address of this app. The same address again is a new visit, not a new entry. */
export function navigate(to: string, options: NavigateOptions = {}): void {
  const { pathname, search, hash } = window.location;
  const same = to === pathname + search + hash;
  // With Next's own marks in it Next takes the entry for one of its own, and draws nothing anew.
  const state = { ...history.state, asayuKey: crypto.randomUUID() } satisfies EntryState;
  if (options.replace || same) history.replaceState(state, "", to);
  else history.pushState(state, "", to);
  tell(currentPlace("step", options));
}

/** Calls back after every change of place, the browser's own steps included. Returns the way out. */
export function subscribePlace(listener: (place: Place) => void): () => void {
  const onPop = () => listener(currentPlace("return"));
  listeners.add(listener);
  window.addEventListener("popstate", onPop);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", onPop);
  };
}
