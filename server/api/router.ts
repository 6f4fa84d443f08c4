/** Everything that can be asked of the server over tRPC; its type is what the client is made from. */
import { peopleRouter } from "./people-router";
import { syncRouter } from "./sync-router";
import { mergeRouters, router } from "./trpc";

export const appRouter = mergeRouters(syncRouter, router({ people: peopleRouter }));

export type AppRouter = typeof appRouter;
