/** Registers the worker and tells when a new version of the product waits to be taken. */

/** The parts of a registration that are used, so that a test can stand in for the browser. */
export interface WorkerRegistration extends EventTarget {
  readonly waiting: WorkerLike | null;
  readonly installing: WorkerLike | null;
  update(): Promise<unknown>;
}
export interface WorkerLike extends EventTarget {
  readonly state: string;
  postMessage(message: unknown): void;
}
/** What the page offers; `workerHost` of the browser, a fake in tests. */
export interface WorkerHost extends EventTarget {
  readonly controller: unknown;
  register(address: string, options: RegistrationOptions): Promise<WorkerRegistration>;
}

export interface Updates {
  /** True while a new version is on the device and waits for the person's word. */
  isWaiting(): boolean;
  /** Calls `listener` whenever `isWaiting` changes; returns how to stop. */
  subscribe(listener: () => void): () => void;
  /** Takes the waiting version and reloads once it is in charge. Without one it does nothing. */
  apply(): void;
  /** Asks the server for a new version; quiet when it cannot be reached. */
  check(): Promise<void>;
}

/** Registers `/sw.js` on `host`; `reload` is called once after `apply`. */
export function registerOn(host: WorkerHost, reload: () => void): Updates {
  const listeners = new Set<() => void>();
  let registration: WorkerRegistration | null = null;
  let waiting: WorkerLike | null = null;
  let applied = false;

  const setWaiting = (worker: WorkerLike | null) => {
    if (worker === waiting) return;
    waiting = worker;
    for (const listener of listeners) listener();
  };
  // Without a controller this is the first install: there is no old version to update from.
  const notice = () => {
    if (host.controller) setWaiting(registration?.waiting ?? null);
  };
  const follow = () => {
    registration?.installing?.addEventListener("statechange", notice);
  };

  host.addEventListener("controllerchange", () => {
    setWaiting(null);
    // Another tab may have taken the new version; this one keeps its page until its person agrees.
    if (applied) {
      applied = false;
      reload();
    }
  });
  // "none": neither the worker nor what it imports may come from the HTTP cache, or a device could
  // stay on an old version for a day.
  void host.register("/sw.js", { scope: "/", updateViaCache: "none" }).then(
    (made) => {
      registration = made;
      made.addEventListener("updatefound", follow);
      follow();
      notice();
    },
    // Registration fails without HTTPS and in private windows; the product then works online only,
    // which the install hint says.
    () => undefined,
  );

  return {
    isWaiting: () => waiting !== null,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    apply() {
      if (waiting === null) return;
      applied = true;
      waiting.postMessage({ type: "SKIP_WAITING" });
    },
    async check() {
      await registration?.update().catch(() => undefined);
    },
  };
}

const none: Updates = {
  isWaiting: () => false,
  subscribe: () => () => undefined,
  apply: () => undefined,
  check: async () => undefined,
};

let updates: Updates | undefined;

/**
 * Registers the worker of this page, once however often it is called. In development, on a server
 * and where the browser has no workers it does nothing.
 */
export function registerWorker(): Updates {
  if (process.env.NODE_ENV !== "production") return none;
  if (typeof navigator === "undefined" || !("serviceWorker" in navigator)) return none;
  updates ??= registerOn(navigator.serviceWorker, () => location.reload());
  return updates;
}
