/** Everything that can be asked of the server over tRPC; its type is what the client is made from. */
import { handOverRouter } from "./hand-over-router";
import { peopleRouter } from "./people-router";
import { syncRouter } from "./sync-router";
import { mergeRouters, router } from "./trpc";

export const appRouter = mergeRouters(
  syncRouter,
  router({ people: peopleRouter, handOver: handOverRouter }),
);

export type AppRouter = typeof appRouter;
