/** The HTTP side of sessions: sign-in, sign-out and get-session, and nothing else of the library. */
import { z } from "zod";
import { readText } from "@/server/api/body";
import { retryAfter } from "@/server/floods";
import type { Store } from "@/server/store/store";
import { CallFailure } from "@/server/sync/call-failure";
import { accountByEmail, normalEmail } from "./accounts";
import { addressOf } from "./address";
import { type Auth, isOverdue } from "./auth";
import { deviceName } from "./device-name";
import { type Limiter, limits } from "./limits";
import { ORGANISATION } from "./places";
import { isSameOrigin } from "./same-origin";

export interface SessionDoor {
  store: Store;
  /** UTC milliseconds. */
  now(): number;
  auth: Auth;
  limiter: Limiter;
  publicUrl: string;
}

const doors: Readonly<Record<string, "GET" | "POST">> = {
  "/api/auth/sign-in/email": "POST",
  "/api/auth/sign-out": "POST",
  "/api/auth/get-session": "GET",
};

const MAX_BODY = 4_096;
const credentials = z.object({ email: z.string().max(254), password: z.string().max(256) });

/** Answers one call; everything that is not one of the three doors is 404. Errors answer `{code}`. */
export async function answerSession(door: SessionDoor, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (doors[pathname] !== request.method) return refusal(404, "missing");
  if (!isSameOrigin(request.headers, door.publicUrl)) return refusal(403, "foreignOrigin");
  if (pathname === "/api/auth/sign-in/email") return withoutToken(await signIn(door, request));
  const leaving = pathname === "/api/auth/sign-out" && (await personOf(door.auth, request.headers));
  await endOverdue(door.auth, request.headers);
  const response = await door.auth.handler(request);
  if (leaving && response.ok) await noteSession(door, request.headers, "signedOut", leaving);
  return withoutToken(response);
}

async function signIn(door: SessionDoor, request: Request): Promise<Response> {
  const { auth, limiter } = door;
  const text = await readText(request, MAX_BODY).catch(nothingFit);
  const given = credentials.safeParse(parsed(text)).data;
  if (!given) return refusal(400, "invalid");
  const email = normalEmail(given.email);
  const account = `sign-in:account:${email}`;
  const address = `sign-in:address:${addressOf(request.headers)}`;
  const wait =
    limiter.wait(address, limits.signIn.address) || limiter.wait(account, limits.signIn.account);
  if (wait > 0) return refusal(429, "tooManyTries", retryAfter(wait));
  const former = await formerSession(auth, request.headers);
  const headers = new Headers(request.headers);
  headers.delete("content-length");
  headers.delete("content-encoding");
  const response = await auth.handler(
    new Request(request.url, {
      method: "POST",
      headers,
      body: JSON.stringify({ email, password: given.password, rememberMe: true }),
    }),
  );
  if (response.status === 429) return refusal(429, "tooManyTries");
  const who = (await accountByEmail(auth, email)) ?? "";
  await noteSession(door, request.headers, response.ok ? "signedIn" : "signInFailed", who);
  if (!response.ok) return refusal(401, "wrongPassword");
  limiter.clear(account);
  // A session that somebody may have planted does not outlive the sign-in.
  if (former) await (await auth.$context).internalAdapter.deleteSession(former);
  return response;
}

/** Into the organisation's record; an address that has no account stands there as nobody. */
async function noteSession(
  { store, now }: SessionDoor,
  headers: Headers,
  what: "signedIn" | "signInFailed" | "signedOut",
  about: string,
): Promise<void> {
  const space = await store.meta(ORGANISATION);
  if (space === undefined) return;
  const device = deviceName(headers.get("user-agent"));
  const userId = what === "signInFailed" ? "" : about;
  const detail = { address: addressOf(headers) };
  await store.transaction((tx) =>
    tx.note({ space, what, about, userId, device, at: now(), detail }),
  );
}

async function personOf(auth: Auth, headers: Headers): Promise<string | undefined> {
  if (!headers.has("cookie")) return undefined;
  return (await auth.api.getSession({ headers, query: { disableRefresh: true } }))?.user.id;
}

/** The library knows only when a session was last used: it would prolong this one for ever. */
async function endOverdue(auth: Auth, headers: Headers): Promise<void> {
  if (!headers.has("cookie")) return;
  const found = await auth.api.getSession({ headers, query: { disableRefresh: true } });
  if (found && isOverdue(found.session))
    await (await auth.$context).internalAdapter.deleteSession(found.session.token);
}

async function formerSession(auth: Auth, headers: Headers): Promise<string | undefined> {
  if (!headers.has("cookie")) return undefined;
  return (await auth.api.getSession({ headers, query: { disableRefresh: true } }))?.session.token;
}

/** The library repeats the session's token in its answers; no script has to see it. */
async function withoutToken(response: Response): Promise<Response> {
  if (!response.ok) return response;
  const body: unknown = await response.json().catch(() => null);
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  headers.set("Cache-Control", "no-store");
  return Response.json({ user: userIn(body) }, { status: response.status, headers });
}

const answer = z.object({ user: z.object({ id: z.string(), name: z.string() }) });

/** The person of an answer, null where nobody is signed in. */
function userIn(body: unknown): { id: string; name: string } | null {
  return answer.safeParse(body).data?.user ?? null;
}

function nothingFit(cause: unknown): string {
  if (cause instanceof CallFailure) return "";
  throw cause;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const refusal = (status: number, code: string, headers: Record<string, string> = {}) =>
  Response.json({ code }, { status, headers: { ...headers, "Cache-Control": "no-store" } });
