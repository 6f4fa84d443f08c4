/** The HTTP side of live events: who may listen, and the headers that keep a stream from being held up. */

import type { Store } from "@/server/store/store";
import { knownDevice } from "@/server/sync/devices";
import { type Floods, retryAfter } from "../floods";
import { CallFailure } from "../sync/call-failure";
import type { Hub } from "./hub";
import { liveStream } from "./stream";

export interface LivePorts {
  store: Store;
  hub: Hub;
  floods: Floods;
  sessionOf(headers: Headers): Promise<{ userId: string } | null>;
  onFault(error: unknown): void;
}

/** `GET ?client=<clientId>`: an event stream; 401 without a session, 403 for a revoked device. */
export async function answerLive(ports: LivePorts, request: Request): Promise<Response> {
  const { store, hub, onFault } = ports;
  const clientId = new URL(request.url).searchParams.get("client") ?? "";
  if (!/^[A-Za-z0-9_:.@-]{1,128}$/.test(clientId)) return refusal(400, "invalid");
  const user = await ports.sessionOf(request.headers);
  const { headers } = request;
  const wait =
    ports.floods.wait("call", { headers }) || (user ? ports.floods.wait("call", user) : 0);
  if (wait > 0) return refusal(429, "tooMany", retryAfter(wait));
  if (!user) return refusal(401, "signedOut");
  const { userId } = user;

  async function allowed(): Promise<ReadonlyMap<string, number> | null> {
    const session = await ports.sessionOf(request.headers);
    if (session?.userId !== userId || !(await isWelcome(store, clientId, userId))) return null;
    const spaces = await store.spacesOfUser(userId);
    return new Map(spaces.map(({ space }) => [space.id, space.seq]));
  }

  if (!(await isWelcome(store, clientId, userId))) return refusal(403, "revoked");
  const stream = liveStream({ hub, userId, clientId, allowed, onFault }, request.signal);
  return new Response(stream, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      // A compressing or caching step in between would hold events back.
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}

async function isWelcome(store: Store, clientId: string, userId: string): Promise<boolean> {
  try {
    return (await knownDevice(store, clientId, userId)) !== "foreign";
  } catch (error) {
    if (error instanceof CallFailure) return false;
    throw error;
  }
}

const refusal = (status: number, code: string, headers: Record<string, string> = {}) =>
  Response.json({ code }, { status, headers: { ...headers, "Cache-Control": "no-store" } });
