/** The HTTP side of tRPC: where a call may come from, and how its body is packed. */
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { isSameOrigin } from "@/server/auth/same-origin";
import { type Floods, retryAfter } from "@/server/floods";
import { CallFailure } from "@/server/sync/call-failure";
import { readText } from "./body";
import { appRouter } from "./router";
import { type Context, codeOf, waitOf } from "./trpc";

export interface ApiPorts {
  publicUrl: string;
  floods: Floods;
  contextOf(headers: Headers): Promise<Context>;
  onFault(error: unknown): void;
}

const endpoint = "/api/trpc";
const noStore = { "Cache-Control": "no-store" };

export async function answerApi(ports: ApiPorts, request: Request): Promise<Response> {
  const refusal = refusalOf(request, ports.publicUrl);
  if (refusal) return refusal;
  const context = ports.contextOf(request.headers);
  // Before anything of the body is read. What went wrong with the context, the call itself tells.
  const wait = await waitFor(ports.floods, request.headers, context);
  if (wait > 0) return failure(429, "tooMany", retryAfter(wait));
  try {
    const response = await fetchRequestHandler({
      endpoint,
      router: appRouter,
      req: await unpacked(request),
      createContext: () => context,
      onError: ({ error }) => {
        if (error.code === "INTERNAL_SERVER_ERROR") ports.onFault(error.cause ?? error);
      },
      responseMeta: ({ errors }) => {
        const tooOld = errors.some((error) => codeOf(error) === "tooOld");
        const [wait] = errors.flatMap((error) => waitOf(error) ?? []);
        const headers = { ...noStore, ...(wait !== undefined && retryAfter(wait)) };
        return { headers, ...(tooOld ? { status: 426 } : {}) };
      },
    });
    // Next packs it on its way out, and drops the header that would tell of a packing of ours.
    return response;
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    return failure(error.code === "tooLarge" ? 413 : 400, error.code);
  }
}

async function waitFor(floods: Floods, headers: Headers, context: Promise<Context>) {
  const { user } = await context.catch(() => ({ user: null }));
  return floods.wait("call", { headers }) || (user ? floods.wait("call", user) : 0);
}

function refusalOf(request: Request, publicUrl: string): Response | null {
  // One request is one call: limits count requests, and the client never sends more.
  if (new URL(request.url).searchParams.has("batch")) return failure(400, "invalid");
  if (request.method === "GET") return null;
  if (request.method !== "POST") return failure(405, "invalid");
  if (!isSameOrigin(request.headers, publicUrl)) return failure(403, "invalid");
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  return type === "application/json" ? null : failure(415, "invalid");
}

async function unpacked(request: Request): Promise<Request> {
  if (request.method === "GET") return request;
  const headers = new Headers(request.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  const { url, method } = request;
  return new Request(url, { method, headers, body: await readText(request) });
}

/** In the shape of the library's own errors, so that the client reads one kind only. */
function failure(
  httpStatus: number,
  asayu: string,
  headers: Record<string, string> = {},
): Response {
  const error = { message: asayu, code: -32_600, data: { code: "BAD_REQUEST", httpStatus, asayu } };
  return Response.json({ error }, { status: httpStatus, headers: { ...noStore, ...headers } });
}
