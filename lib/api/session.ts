/** The browser's session with the server; the cookie itself is out of every script's reach. */

export interface SignedIn {
  id: string;
  name: string;
}

export type SessionProblemCode =
  | "wrongPassword"
  | "otherPerson"
  | "tooManyTries"
  | "unreachable"
  | "failed";

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
  const user = await ask("sign-in/email", posted(credentials));
  if (!user) throw new SessionProblem("failed");
  return user;
}

/**
 * Whose password this is, leaving the browser's own session as it is: the answer's cookie is not taken.
 * @throws SessionProblem
 */
export async function checkPassword(credentials: {
  email: string;
  password: string;
}): Promise<SignedIn> {
  const user = await ask("sign-in/email", { ...posted(credentials), credentials: "omit" });
  if (!user) throw new SessionProblem("failed");
  return user;
}

/** Ends the session on the server; what is on the device stays. @throws SessionProblem */
export async function endSession(): Promise<void> {
  await ask("sign-out", posted({}));
}

/**
 * The person whose session this browser has, null without one. Also prolongs the session: called
 * once a day it never ends.
 * @throws SessionProblem
 */
export function currentSession(): Promise<SignedIn | null> {
  return ask("get-session", { method: "GET" });
}

const posted = (body: unknown): RequestInit => ({
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});

async function ask(door: string, init: RequestInit): Promise<SignedIn | null> {
  let response: Response;
  try {
    response = await fetch(`/api/auth/${door}`, { credentials: "same-origin", ...init });
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
