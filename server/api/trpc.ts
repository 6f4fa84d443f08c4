/** What every procedure shares: whose call it is, and how an error reaches the device as a code. */
import { initTRPC, TRPCError } from "@trpc/server";
import type { Floods } from "@/server/floods";
import type { Store } from "@/server/store/store";
import { CallFailure } from "@/server/sync/call-failure";
import type { PushPorts } from "@/server/sync/push";

export interface Context {
  /** Whose session the call came with. */
  user: { userId: string; name: string } | null;
  /** The same, also on a device that was taken away: good for handing over alone. */
  owner?: { userId: string } | null;
  /** Id of that session, and whether its device was taken away: `user` is null then. */
  session?: string;
  isRevoked?: boolean;
  headers: Headers;
  floods: Floods;
  store: Store;
  /** UTC milliseconds. */
  now(): number;
  newId(): string;
  publish(space: string, seq: number): void;
  purged: PushPorts["purged"];
  onFault(error: unknown): void;
}

const trpcCodes = {
  signedOut: "UNAUTHORIZED",
  wrongUser: "FORBIDDEN",
  revoked: "FORBIDDEN",
  // 426 on the wire; the library knows no such code.
  tooOld: "PRECONDITION_FAILED",
  tooMany: "TOO_MANY_REQUESTS",
  tooLarge: "PAYLOAD_TOO_LARGE",
  invalid: "BAD_REQUEST",
  missing: "NOT_FOUND",
} as const satisfies Record<CallFailure["code"], TRPCError["code"]>;

const t = initTRPC.context<Context>().create({
  isServer: true,
  isDev: false,
  /** `data.asayu` is the code that the app puts into words; an error without one is ours to find. */
  errorFormatter({ shape, error }) {
    const asayu = codeOf(error);
    const message = asayu ?? error.code;
    return { ...shape, message, data: { ...shape.data, asayu } };
  },
});

/** The code of a failure that people can be told about, null for a fault of the server. */
export function codeOf(error: TRPCError): string | null {
  const { cause } = error;
  const named = cause instanceof Error && ["CallFailure", "PeopleError"].includes(cause.name);
  if (named && "code" in cause && typeof cause.code === "string") return cause.code;
  return error.code === "BAD_REQUEST" ? "invalid" : null;
}

/** How long whoever made the call has to wait, undefined where that is not why it failed. */
export function waitOf({ cause }: TRPCError): number | undefined {
  const wait = cause instanceof Error && "retryAfterMs" in cause ? cause.retryAfterMs : undefined;
  return typeof wait === "number" ? wait : undefined;
}

const coded = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  if (cause instanceof CallFailure) throw new TRPCError({ code: trpcCodes[cause.code], cause });
  return result;
});

export const { router, mergeRouters, createCallerFactory } = t;

/** For calls that come before signing in. */
export const openProcedure = t.procedure.use(coded);

/** `ctx.user` is the person of the session. */
export const procedure = openProcedure.use(({ ctx, next }) => {
  const { user } = ctx;
  if (ctx.isRevoked) throw new CallFailure("revoked");
  if (!user) throw new CallFailure("signedOut");
  return next({ ctx: { ...ctx, user } });
});
