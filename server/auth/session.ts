/** Whose session a request carries, and the accounts of this process that answer it. */
import { env } from "@/server/env";
import { openedStore } from "@/server/store";
import { type Auth, type AuthSettings, createAuth, isOverdue, migrateAuth } from "./auth";
import type { User } from "./people";
import { serverSecret } from "./secret";

// Next bundles server code more than once, so the one instance lives on the process itself.
const global = globalThis as typeof globalThis & { asayuAuth?: Promise<Auth> };

/** The accounts of this process; their tables are created or extended at the first call. */
export function openedAuth(): Promise<Auth> {
  global.asayuAuth ??= open().catch((error: unknown) => {
    delete global.asayuAuth;
    throw error;
  });
  return global.asayuAuth;
}

async function open(): Promise<Auth> {
  const { publicUrl, secretFile } = env();
  const { writer } = await openedStore();
  const settings: AuthSettings = {
    db: writer,
    dialect: "sqlite",
    secret: serverSecret(secretFile),
    publicUrl,
  };
  await migrateAuth(settings);
  return createAuth(settings);
}

/** Whoever calls, by the cookie that the request carries. */
export interface Caller {
  /** Null without a living session, and for the session of a device that was taken away. */
  user: User | null;
  /** Whose session it is, also on a device that was taken away: good for handing over alone. */
  owner: User | null;
  /** Id of the session; opens nothing. */
  session?: string;
  isRevoked: boolean;
}

export async function callerOf(headers: Headers): Promise<Caller> {
  const found = await userOfSession(await openedAuth(), headers);
  if (!found) return { user: null, owner: null, isRevoked: false };
  const { session, ...user } = found;
  const isRevoked = await (await openedStore()).isSessionRevoked(session);
  return { user: isRevoked ? null : user, owner: user, session, isRevoked };
}

/** The person whose session the cookie in `headers` opens, null without a living one. */
export async function sessionOf(headers: Headers): Promise<User | null> {
  return (await callerOf(headers)).user;
}

export async function userOfSession(
  auth: Auth,
  headers: Headers,
): Promise<(User & { session: string }) | null> {
  if (!headers.has("cookie")) return null;
  // The answer of this call takes no cookie along, so the session is prolonged by get-session alone:
  // cookie and row stay of one age.
  const found = await auth.api.getSession({ headers, query: { disableRefresh: true } });
  if (!found || isOverdue(found.session)) return null;
  return { userId: found.user.id, name: found.user.name, session: found.session.id };
}
