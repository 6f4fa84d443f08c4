/** For devices that were taken away: their session is good for the grant alone, and the grant for the rest. */
import { z } from "zod";
import type { HandOverRequest } from "@/lib/sync/hand-over";
import { CallFailure } from "@/server/sync/call-failure";
import { confirmWiped, finishHandOver, openHandOver, takeHandOver } from "@/server/sync/hand-over";
import { openProcedure, router } from "./trpc";

const id = z.string().regex(/^[A-Za-z0-9_:.@-]{1,128}$/);
const underGrant = z.object({ grant: z.string().length(43) });

export const handOverRouter = router({
  open: openProcedure.input(z.object({ clientId: id })).mutation(({ ctx, input }) => {
    if (!ctx.owner) throw new CallFailure("signedOut");
    return openHandOver(ctx, ctx.owner.userId, input.clientId);
  }),

  take: openProcedure
    // Looked at op by op inside, as a push is.
    .input((input: unknown) => input as HandOverRequest)
    .mutation(({ ctx, input }) => takeHandOver(ctx, input)),

  finish: openProcedure
    .input(underGrant)
    .mutation(({ ctx, input }) => finishHandOver(ctx, input.grant)),

  confirm: openProcedure
    .input(underGrant)
    .mutation(({ ctx, input }) => confirmWiped(ctx, input.grant)),
});
