/** The browser's session with the server; the cookie itself is out of every script's reach. */

export interface SignedIn {
  id: string;
  name: string;
}

export type SessionProblemCode = "wrongPassword" | "tooManyTries" | "unreachable" | "failed";

export class SessionProblem extends Error {
  override readonly name = "SessionProblem";

  constructor(
    readonly code: SessionProblemCode,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

/** @throws SessionProblem */
export async function signIn(credentials: { email: string; password: string }): Promise<SignedIn> {
  const user = await ask("sign-in/email", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(credentials),
  });
  if (!user) throw new SessionProblem("failed");
  return user;
}

/** Ends the session on the server; what is on the device stays. @throws SessionProblem */
export async function endSession(): Promise<void> {
  await ask("sign-out", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: "{}",
  });
}

/**
 * The person whose session this browser has, null without one. Also prolongs the session: called
 * once a day it never ends.
 * @throws SessionProblem
 */
export function currentSession(): Promise<SignedIn | null> {
  return ask("get-session", { method: "GET" });
}

async function ask(door: string, init: RequestInit): Promise<SignedIn | null> {
  let response: Response;
  try {
    response = await fetch(`/api/auth/${door}`, { ...init, credentials: "same-origin" });
  } catch (cause) {
    throw new SessionProblem("unreachable", { cause });
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return userIn(body);
  throw new SessionProblem(codeIn(body, response.status));
}

const property = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null && name in value
    ? (value as Record<string, unknown>)[name]
    : undefined;

function userIn(body: unknown): SignedIn | null {
  const user = property(body, "user");
  const [id, name] = [property(user, "id"), property(user, "name")];
  return typeof id === "string" && typeof name === "string" ? { id, name } : null;
}

function codeIn(body: unknown, status: number): SessionProblemCode {
  const code = property(body, "code");
  if (code === "wrongPassword" || code === "tooManyTries") return code;
  return status >= 502 ? "unreachable" : "failed";
}
