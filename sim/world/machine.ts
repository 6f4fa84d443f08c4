/** A tablet or laptop: who is signed in, whose databases lie on it, and how its network fails. */
import type { CallError, Transport } from "@/lib/sync/protocol";
import { TransportError } from "@/lib/sync/protocol";
import type { Fault } from "../faults";
import type { NetworkFault } from "../story/step";
import { gate } from "./actors";
import { codeOf, ServerGone, type SimulatedServer } from "./server";
import type { Tab } from "./tab";

/** One person's database on one machine. */
export interface Replica {
  readonly name: string;
  readonly userId: string;
  readonly machine: Machine;
  tabs: Tab[];
}

export interface Machine {
  readonly place: number;
  readonly clockOff: number;
  /** Whose session the browser holds. */
  session: string | null;
  replicas: Map<string, Replica>;
  up: boolean;
  /** Lies in wait for calls to come. */
  trouble: { fault: NetworkFault; skip: number }[];
  oldBuild: boolean;
  /** Most rows that a page brings. */
  page: number;
}

/** A request that the device has given up and that is still on its way. */
export interface Delayed {
  arrive(): Promise<unknown>;
  /** How many pushes the server had heard of this machine when it set out. */
  sentAfter: number;
  machine: Machine;
}

export interface NetworkOptions {
  server: SimulatedServer;
  met(fault: Fault): void;
  delay(delayed: Delayed): void;
  /** How many pushes the server has heard of this machine. */
  heardOf(machine: Machine): number;
}

/** What lies on the wire is a copy. */
const overTheWire = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Older than any build that the server takes. */
const TOO_OLD = -2;

/** The network between one machine and the server. */
export function createNetwork(machine: Machine, options: NetworkOptions): Transport {
  const { server, met } = options;

  async function asked<T>(work: () => Promise<T>): Promise<T> {
    try {
      return overTheWire(await work());
    } catch (error) {
      if (error instanceof ServerGone) throw new TransportError("unreachable");
      const code: CallError | undefined = codeOf(error);
      // An error without a code is a 5xx.
      throw new TransportError(code ?? "unreachable", { cause: error });
    }
  }

  function troubleOf(ops: number | null): NetworkFault | undefined {
    const next = machine.trouble[0];
    if (!next) return undefined;
    if (next.skip > 0) {
      next.skip -= 1;
      return undefined;
    }
    if (next.fault === "tooLarge" && (ops ?? 0) < 2) return undefined;
    machine.trouble.shift();
    return next.fault;
  }

  async function call<T>(work: (session: string) => Promise<T>, ops: number | null): Promise<T> {
    await gate("a call");
    if (!machine.up) {
      met("offline");
      throw new TransportError("unreachable");
    }
    const { session } = machine;
    if (session === null) throw new TransportError("signedOut");
    const fault = troubleOf(ops);
    if (fault) met(fault);
    switch (fault) {
      case "drop":
        throw new TransportError("unreachable");
      case "tooLarge":
      case "tooMany":
        throw new TransportError(fault);
      case "delay":
        options.delay({
          arrive: () => work(session),
          sentAfter: options.heardOf(machine),
          machine,
        });
        throw new TransportError("unreachable");
      case "loseAnswer":
        await asked(() => work(session));
        throw new TransportError("unreachable");
      case "double":
        await asked(() => work(session));
    }
    const answer = await asked(() => work(session));
    await gate("an answer");
    return answer;
  }

  return {
    push(request) {
      const sent = overTheWire(request);
      if (machine.oldBuild) sent.v = TOO_OLD;
      return call((session) => {
        if (machine.oldBuild) met("oldClient");
        return server.push(session, overTheWire(sent));
      }, sent.ops.length);
    },
    pull(request) {
      const limit = Math.min(request.limit, machine.page);
      return call(async (session) => {
        const answer = await server.pull(session, overTheWire({ ...request, limit }));
        if (answer.cursor < answer.head) met("smallPage");
        return answer;
      }, null);
    },
    spaces: (clientId) => call((session) => server.spaces(session, clientId), null),
    recount: (request) => call((session) => server.recount(session, overTheWire(request)), null),
  };
}
