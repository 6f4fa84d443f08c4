/** The ports of the tRPC door and the live stream in this process. */
import { v7 as uuidv7 } from "uuid";
import { callerOf, sessionOf } from "../auth/session";
import { env } from "../env";
import { openedFiles } from "../files/opened";
import { purgeBytes } from "../files/purging";
import { openedFloods } from "../floods";
import { hub, publish } from "../live";
import type { LivePorts } from "../live/door";
import { errorFacts } from "../log";
import type { RecordDoor } from "../record/door";
import { log } from "../running";
import { openedStore } from "../store";
import type { ApiPorts } from "./door";
import type { Context } from "./trpc";

const onFault = (error: unknown) => log().error("call-failed", errorFacts(error));

async function contextOf(headers: Headers): Promise<Context> {
  const store = await openedStore();
  const caller = await callerOf(headers);
  return {
    ...caller,
    headers,
    floods: openedFloods(),
    store,
    now: Date.now,
    newId: uuidv7,
    publish,
    purged: async (purges) => purgeBytes(await openedFiles(), purges),
    onFault,
  };
}

export function apiPorts(): ApiPorts {
  return { publicUrl: env().publicUrl, floods: openedFloods(), contextOf, onFault };
}

export async function recordDoor(): Promise<RecordDoor> {
  const { publicUrl } = env();
  return {
    store: await openedStore(),
    now: Date.now,
    publicUrl,
    floods: openedFloods(),
    sessionOf,
  };
}

export async function livePorts(): Promise<LivePorts> {
  return { store: await openedStore(), hub: hub(), floods: openedFloods(), sessionOf, onFault };
}
