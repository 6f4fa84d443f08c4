/** Sends the hostile corpus to a built server over HTTP, as one member of a project, through every door. */
import { type HostileCall, hostileCalls } from "@/server/hostile/calls.fixture";
import { type HostileFile, hostileFiles } from "@/server/hostile/files.fixture";
import { Office, type Project } from "../fixtures/office";
import type { Person } from "../fixtures/person";
import type { AppServer } from "../fixtures/server";

export interface Attacker {
  /**
   * Sends the corpus once, under ids of its own.
   * @param share every so many-th call of it
   */
  attack(share?: number): Promise<Answers>;
}

export interface Answers {
  calls: number;
  /** By status; 0 where the server hung up on a body that was too much. */
  statuses: Record<number, number>;
}

const AT_ONCE = 8;
/** Whoever goes on sending a body that is not wanted finds the line closed. */
const LARGE = 1_048_576;

export async function createAttacker(server: AppServer): Promise<Attacker> {
  const office = await Office.open(server);
  const project = await office.newProject();
  const person = await office.member(project, "tester", "業務担当者");
  const files = await hostileFiles();
  const [own] = await person.spaces();
  let times = 0;
  return {
    async attack(share = 1) {
      times += 1;
      const ground = { ...groundOf(project, person), epoch: own?.epoch ?? 0, tag: `time-${times}` };
      return sendAll(server, person, everyNth(ground, files, share));
    },
  };
}

const groundOf = ({ id }: Project, { userId }: Person) => ({
  space: id,
  userId,
  at: Date.now(),
});

/** Large photos and bodies are in every share: they are what could fill a memory. */
function everyNth(
  ground: Parameters<typeof hostileCalls>[0],
  files: Readonly<Record<string, HostileFile>>,
  share: number,
): HostileCall[] {
  const isHeavy = ({ name }: HostileCall) => /^upload [a-z]+$|^push body/i.test(name);
  return hostileCalls(ground, files).filter((call, at) => at % share === 0 || isHeavy(call));
}

async function sendAll(
  server: AppServer,
  person: Person,
  calls: readonly HostileCall[],
): Promise<Answers> {
  const statuses: Record<number, number> = {};
  const left = [...calls].reverse();
  async function work(): Promise<void> {
    for (let call = left.pop(); call !== undefined; call = left.pop()) {
      const status = await send(server, person, call);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { calls: calls.length, statuses };
}

/** @throws where the server does not answer a call that it has to */
async function send(server: AppServer, { cookie }: Person, call: HostileCall): Promise<number> {
  const { name, method, path, headers, body } = call;
  const stop = new AbortController();
  const ask = () =>
    fetch(server.origin + path, {
      ...{ method, redirect: "manual", signal: stop.signal },
      headers: { origin: server.origin, cookie, ...headers },
      ...(body !== undefined && { body }),
    });
  // The server may hang up an idle connection in the moment in which it is used again.
  const answer = await ask()
    .catch(ask)
    .catch((error: unknown) => {
      if (body !== undefined && body.length >= LARGE) return null;
      throw new Error(`${name} got no answer`, { cause: error });
    });
  if (answer === null) return 0;
  // Events go on until somebody leaves.
  if (answer.headers.get("content-type")?.startsWith("text/event-stream")) stop.abort();
  else await answer.arrayBuffer();
  return answer.status;
}
