/** The service worker: keeps the shell and every script on the device, so any address opens offline. */

import { clientsClaim } from "workbox-core";
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";

/** The parts of the worker's own global that this file uses; the page's `Window` type hides them. */
interface WorkerScope {
  /** Filled in by the build with every file of the shell. */
  __WB_MANIFEST: (PrecacheEntry | string)[];
  skipWaiting(): Promise<void>;
  addEventListener(
    type: "message",
    listener: (event: {
      data?: { type?: string };
      waitUntil(work: Promise<unknown>): void;
    }) => void,
  ): void;
}
declare const self: WorkerScope;

precacheAndRoute(self.__WB_MANIFEST, { cleanURLs: false });
cleanupOutdatedCaches();

// Nothing under /api/ is ever answered from here: data have their own durable store, and a kept
// answer would pass for the server's word.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL("/"), { denylist: [/^\/(api|_next)\//] }),
);

// A new version waits until the person agrees, so a half-written form never loses its code.
self.addEventListener("message", (event) => {
  if (event.data?.type === "SKIP_WAITING") event.waitUntil(self.skipWaiting());
});

// The first install takes the open page at once; without it the first session has no offline start.
clientsClaim();
