/** The typed way to the server. Loaded when first needed, never by the first screen. */
import { createTRPCClient, httpLink, type TRPCClient, TRPCClientError } from "@trpc/client";
import { patienceOf } from "@/lib/sync/backoff";
import type { HandOverDoor } from "@/lib/sync/hand-over";
import type { CallError, Transport } from "@/lib/sync/protocol";
import { TransportError } from "@/lib/sync/protocol";
import type { AppRouter } from "@/server/api/router";

/** Below this, packing costs more than it saves. */
const PACK_FROM = 1_024;
/** A call without an answer is taken for lost; the op ids make asking again harmless. */
const SILENCE_MS = 60_000;

let client: TRPCClient<AppRouter> | undefined;

/** Every procedure of the server, typed by the server's own router. */
export function api(): TRPCClient<AppRouter> {
  client ??= createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: "/api/trpc",
        // The library's type allows for fetches of other makers; a browser's own is what runs here.
        fetch: (url, options) => packedFetch(url, options as RequestInit),
      }),
    ],
  });
  return client;
}

/** `fetch` with a gzipped body where that pays. */
async function packedFetch(url: RequestInfo | URL, options: RequestInit = {}) {
  const { body, headers, signal } = options;
  const silence = AbortSignal.timeout(SILENCE_MS);
  const request: RequestInit = {
    ...(options.method ? { method: options.method } : {}),
    headers: new Headers(headers),
    credentials: "same-origin",
    signal: signal && "any" in AbortSignal ? AbortSignal.any([signal, silence]) : silence,
  };
  if (typeof body !== "string") return fetch(url, request);
  if (body.length < PACK_FROM || typeof CompressionStream === "undefined")
    return fetch(url, { ...request, body });
  const packing = new Blob([body]).stream().pipeThrough(new CompressionStream("gzip"));
  const packed = await new Response(packing).arrayBuffer();
  const packedHeaders = new Headers(request.headers);
  packedHeaders.set("Content-Encoding", "gzip");
  return fetch(url, { ...request, headers: packedHeaders, body: packed });
}

const callErrors: readonly CallError[] = [
  "signedOut",
  "wrongUser",
  "revoked",
  "tooOld",
  "tooMany",
  "tooLarge",
  "invalid",
  "missing",
];

/** The server's own code of a failed call (`data.asayu`), null where it never answered with one. */
export function codeOfError(error: unknown): string | null {
  if (!(error instanceof TRPCClientError)) return null;
  const data: unknown = error.data;
  if (typeof data !== "object" || data === null || !("asayu" in data)) return null;
  return typeof data.asayu === "string" ? data.asayu : null;
}

/** What a failed call means for syncing; whatever is not understood may pass by itself. */
export function toTransportError(error: unknown): TransportError {
  const code = codeOfError(error);
  const known = callErrors.find((one) => one === code);
  const wait = retryAfterOf(error);
  const patience = wait === undefined ? {} : { retryAfterMs: wait };
  if (known) return new TransportError(known, { cause: error, ...patience });
  const status = httpStatusOf(error);
  if (status === 401) return new TransportError("signedOut", { cause: error });
  if (status === 426) return new TransportError("tooOld", { cause: error });
  return new TransportError("unreachable", { cause: error });
}

/** Of the answer's `Retry-After`, in milliseconds. */
function retryAfterOf(error: unknown): number | undefined {
  const response = error instanceof TRPCClientError ? error.meta?.response : undefined;
  return response instanceof Response ? patienceOf(response) : undefined;
}

function httpStatusOf(error: unknown): number | undefined {
  if (!(error instanceof TRPCClientError)) return undefined;
  const data: unknown = error.data;
  if (typeof data !== "object" || data === null || !("httpStatus" in data)) return undefined;
  return typeof data.httpStatus === "number" ? data.httpStatus : undefined;
}

const told = async <T>(call: Promise<T>): Promise<T> => {
  try {
    return await call;
  } catch (error) {
    throw toTransportError(error);
  }
};

/** The sync engine's door to the server. */
export function createTransport(): Transport {
  return {
    push: (request) => told(api().push.mutate(request)),
    pull: (request) => {
      const { mine, ...rest } = request;
      return told(api().pull.query(mine ? { ...rest, mine } : rest));
    },
    spaces: (clientId) => told(api().spaces.query({ clientId })),
    recount: (request) => told(api().recount.mutate(request)),
  };
}

/** Where a device that was taken away gives up what it has. */
export function createHandOverDoor(): HandOverDoor {
  const { handOver } = api();
  return {
    open: (clientId) => told(handOver.open.mutate({ clientId })),
    take: (request) => told(handOver.take.mutate(request)),
    finish: (grant) => told(handOver.finish.mutate({ grant })),
    confirm: (grant) => told(handOver.confirm.mutate({ grant })),
    fetch: (...request) => fetch(...request),
  };
}
