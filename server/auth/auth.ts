/** Accounts, passwords and sessions: better-auth on the store's own Kysely, with everything else of it off. */
import { type BetterAuthOptions, betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import type { Kysely } from "kysely";
import { v7 as uuidv7 } from "uuid";
import { MAX_PASSWORD, MIN_PASSWORD } from "@/lib/records/people-input";
import type { Tables } from "@/server/store/tables";

const DAY_SECONDS = 86_400;
/** As long as a device opens without a network. */
const UNUSED_DAYS = 14;
/** Then the password is asked for, however much the session is used. */
const LONGEST_DAYS = 30;

export interface AuthSettings {
  /**
   * The store's own Kysely. A second connection would wait, in a synchronous driver, for a lock that
   * only the waiting thread can release; one Kysely queues both.
   */
  db: Kysely<Tables>;
  dialect: "sqlite" | "postgres";
  /** At least 32 characters, from outside the database. */
  secret: string;
  /** Origin under which people come, without a slash at the end. */
  publicUrl: string;
}

/** People type either name of the machine itself. */
function originsOf(publicUrl: string): string[] {
  const { hostname, protocol, port } = new URL(publicUrl);
  if (hostname !== "127.0.0.1" && hostname !== "localhost") return [publicUrl];
  const tail = port === "" ? "" : `:${port}`;
  return [`${protocol}//127.0.0.1${tail}`, `${protocol}//localhost${tail}`];
}

function optionsOf({ db, dialect, secret, publicUrl }: AuthSettings) {
  const https = publicUrl.startsWith("https:");
  return {
    appName: "Asayu",
    baseURL: publicUrl,
    basePath: "/api/auth",
    secret,
    trustedOrigins: originsOf(publicUrl),
    database: { db, type: dialect, transaction: false },
    emailAndPassword: {
      enabled: true,
      // Accounts come from a set-up link or an invitation only (`createAccount`).
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: MAX_PASSWORD,
    },
    session: { expiresIn: UNUSED_DAYS * DAY_SECONDS, updateAge: DAY_SECONDS },
    rateLimit: {
      enabled: true,
      storage: "memory",
      window: 60,
      // Guessing one account is stopped by account (`limits.ts`); a test room of 200 tablets signs in
      // from one address at nine o'clock.
      max: 3_000,
      customRules: { "/sign-in/email": { window: 60, max: 1_000 } },
    },
    advanced: {
      useSecureCookies: false,
      // `__Host-` binds the cookie to this very host; browsers take it over HTTPS only.
      cookiePrefix: https ? "__Host-asayu" : "asayu",
      defaultCookieAttributes: { secure: https, httpOnly: true, sameSite: "lax", path: "/" },
      database: { generateId: () => uuidv7() },
      // Elsewhere tests would run with the checks that matter switched off.
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    telemetry: { enabled: false },
    // Its messages name addresses of people and pages.
    logger: { disabled: true },
    plugins: [],
  } satisfies BetterAuthOptions;
}

export type Auth = ReturnType<typeof createAuth>;

export function createAuth(settings: AuthSettings) {
  return betterAuth(optionsOf(settings));
}

/** True for a session that has lived as long as any may. */
export const isOverdue = ({ createdAt }: { createdAt: Date }): boolean =>
  Date.now() - createdAt.getTime() >= LONGEST_DAYS * DAY_SECONDS * 1_000;

/** Creates or extends the tables of accounts and sessions. Safe to repeat. */
export async function migrateAuth(settings: AuthSettings): Promise<void> {
  const { runMigrations } = await getMigrations(optionsOf(settings));
  await runMigrations();
}
