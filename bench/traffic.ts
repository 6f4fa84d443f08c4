/** Counts what a page sends and receives; runs inside the page, before anything else of it. */

/** Bytes of bodies as they travel (compressed where they are), without headers. */
export interface Traffic {
  readonly up: number;
  readonly down: number;
  readonly requests: number;
}

let up = 0;
let requests = 0;
let from = 0;
let online = true;

/** Starts counting `fetch` calls. Event streams are not counted: they carry hints only. */
export function watchTraffic(): void {
  performance.setResourceTimingBufferSize(100_000);
  const original = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    if (!online) return Promise.reject(new TypeError("Failed to fetch"));
    requests += 1;
    up += sizeOf(init?.body);
    return original(input, init);
  };
}

/** Fails every request of the page as a dead network does; the worker of a page is not reached by this. */
export function setOnline(isOnline: boolean): void {
  online = isOnline;
}

export function resetTraffic(): void {
  up = 0;
  requests = 0;
  from = performance.now();
}

/** What has travelled since the last reset, up to now; waits until the browser has noted the last answer. */
export async function traffic(): Promise<Traffic> {
  const sent = { up, requests };
  await new Promise((done) => setTimeout(done, 100));
  const down = performance
    .getEntriesByType("resource")
    .filter((entry) => entry instanceof PerformanceResourceTiming)
    .filter(({ startTime, initiatorType }) => startTime >= from && initiatorType === "fetch")
    .reduce((sum, entry) => sum + entry.encodedBodySize, 0);
  return { ...sent, down };
}

function sizeOf(body: BodyInit | null | undefined): number {
  if (body === null || body === undefined) return 0;
  if (typeof body === "string") return new TextEncoder().encode(body).byteLength;
  if (body instanceof Blob) return body.size;
  if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) return body.byteLength;
  throw new Error("A body of this type cannot be counted.");
}
