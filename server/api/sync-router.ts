/** Push and pull for every kind of record there is or will be. */
import { z } from "zod";
import { kinds } from "@/lib/records";
import { MAX_ASKED, MAX_NOTE } from "@/lib/sync/held";
import { MAX_OPS_IN_GROUP } from "@/lib/sync/op";
import { MAX_PUSH_OPS, type PushRequest, type RecountRequest } from "@/lib/sync/protocol";
import { deviceName } from "@/server/auth/device-name";
import { type Floods, OPS_IN_ONE } from "@/server/floods";
import { CallFailure } from "@/server/sync/call-failure";
import { history, pull, spaces } from "@/server/sync/pull";
import { push } from "@/server/sync/push";
import { decisions, heldChanges, heldCount, settleHeld } from "@/server/sync/quarantine";
import { recount } from "@/server/sync/recount";
import { procedure, router } from "./trpc";

const id = z.string().regex(/^[A-Za-z0-9_:.@-]{1,128}$/);

const pullRequest = z.object({
  space: id,
  clientId: id,
  userId: id.optional(),
  epoch: z.int(),
  cursor: z.int().min(0),
  limit: z.int().min(1).max(1_000),
  mine: z.literal(true).optional(),
});

/** @throws CallFailure `tooMany`: nothing was looked at, and the device keeps its ops */
function demandPatience(
  { floods, headers, user }: { floods: Floods; headers: Headers; user: { userId: string } },
  ops: number,
): void {
  // More than a push may hold is refused for that, not for its cost: no waiting would help.
  const cost = 1 + Math.floor(Math.min(ops, MAX_PUSH_OPS) / OPS_IN_ONE);
  const wait = floods.wait("push", { headers }, cost) || floods.wait("push", user, cost);
  if (wait > 0) throw new CallFailure("tooMany", { retryAfterMs: wait });
}

export const syncRouter = router({
  push: procedure
    // Looked at op by op inside, so that one bad op does not take the others with it.
    .input((input: unknown) => input as PushRequest)
    .mutation(({ ctx, input }) => {
      demandPatience(ctx, Array.isArray(input?.ops) ? input.ops.length : 0);
      return push({ ...ctx, registry: kinds }, ctx.user.userId, input);
    }),

  pull: procedure.input(pullRequest).query(({ ctx, input }) => {
    const { mine, userId, ...request } = input;
    return pull(ctx.store, ctx.user.userId, {
      ...request,
      ...(mine && { mine }),
      ...(userId !== undefined && { userId }),
    });
  }),

  spaces: procedure.input(z.object({ clientId: id })).query(({ ctx, input }) =>
    spaces(ctx.store, ctx.user, input.clientId, ctx.now(), {
      label: deviceName(ctx.headers.get("user-agent")),
      ...(ctx.session !== undefined && { session: ctx.session }),
    }),
  ),

  recount: procedure
    .input((input: unknown) => input as RecountRequest)
    .mutation(({ ctx, input }) => recount({ ...ctx, registry: kinds }, ctx.user.userId, input)),

  held: procedure
    .input(z.object({ project: id }))
    .query(({ ctx, input }) => heldChanges(ctx.store, ctx.user.userId, input.project)),

  heldCount: procedure
    .input(z.object({ project: id }))
    .query(({ ctx, input }) => heldCount(ctx.store, ctx.user.userId, input.project)),

  /** A mutation only because the ids may be too many for an address. */
  decisions: procedure
    .input(z.object({ opIds: z.array(id).max(MAX_ASKED) }))
    .mutation(({ ctx, input }) => decisions(ctx.store, ctx.user.userId, input.opIds)),

  settleHeld: procedure
    .input(
      z.object({
        space: id,
        opIds: z.array(id).min(1).max(MAX_OPS_IN_GROUP),
        how: z.enum(["taken", "dismissed"]),
        note: z.string().max(MAX_NOTE),
      }),
    )
    .mutation(({ ctx, input }) => settleHeld(ctx, ctx.user.userId, input)),

  history: procedure
    .input(z.object({ space: id, record: id }))
    .query(({ ctx, input }) => history(ctx.store, ctx.user.userId, input.space, input.record)),
});
