/** The HTTP side of tRPC: where a call may come from, and how its body is packed. */
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { isSameOrigin } from "@/server/auth/same-origin";
import { CallFailure } from "@/server/sync/call-failure";
import { readText } from "./body";
import { appRouter } from "./router";
import { type Context, codeOf } from "./trpc";

export interface ApiPorts {
  publicUrl: string;
  contextOf(headers: Headers): Promise<Context>;
  onFault(error: unknown): void;
}

const endpoint = "/api/trpc";

export async function answerApi(ports: ApiPorts, request: Request): Promise<Response> {
  const refusal = refusalOf(request, ports.publicUrl);
  if (refusal) return refusal;
  try {
    const response = await fetchRequestHandler({
      endpoint,
      router: appRouter,
      req: await unpacked(request),
      createContext: () => ports.contextOf(request.headers),
      onError: ({ error }) => {
        if (error.code === "INTERNAL_SERVER_ERROR") ports.onFault(error.cause ?? error);
      },
      responseMeta: ({ errors }) => {
        const tooOld = errors.some((error) => codeOf(error) === "tooOld");
        return { headers: { "Cache-Control": "no-store" }, ...(tooOld ? { status: 426 } : {}) };
      },
    });
    // Next packs it on its way out, and drops the header that would tell of a packing of ours.
    return response;
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    return failure(error.code === "tooLarge" ? 413 : 400, error.code);
  }
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
function failure(httpStatus: number, asayu: string): Response {
  const error = { message: asayu, code: -32_600, data: { code: "BAD_REQUEST", httpStatus, asayu } };
  return Response.json({ error }, { status: httpStatus, headers: { "Cache-Control": "no-store" } });
}
