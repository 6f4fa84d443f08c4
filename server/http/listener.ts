/** Answers what comes in under `/api`, beside Next in the same process: its router costs more than most calls. */
import type { RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { doors } from "./doors";
import { packed } from "./packed";

// scripts/serve.mjs, which listens, is not part of the bundle: it waits on the process itself.
const global = globalThis as typeof globalThis & { asayuOpened?(listener: RequestListener): void };

/** From here on calls are answered. */
export function openDoors(): void {
  const listener = getRequestListener(
    async (request) => packed(request, await doors.fetch(request)),
    // Next keeps its own ideas of what a Request and a Response are.
    { overrideGlobalObjects: false },
  );
  global.asayuOpened?.(listener);
}
