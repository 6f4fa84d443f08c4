/** What a push, the pull after it and a first load cost as the project grows. */
import { get } from "node:http";
import { loadavg } from "node:os";
import { text } from "node:stream/consumers";
import { createGunzip } from "node:zlib";
import type { PullAnswer } from "@/lib/sync/protocol";
import { summarise } from "../figures";
import type { Project } from "../product/project";
import { startDevice, type Watch } from "./device";
import { gauge } from "./gauge";
import type { Cells } from "./table";

const SAVES = 200;

export async function costWith(records: number, project: Project): Promise<Cells> {
  const { server, id: space, person } = project;
  const taken = { push: [] as number[], pull: [] as number[], spaces: [] as number[] };
  const watch: Watch = {
    call(name, ms) {
      if (name !== "recount") taken[name].push(ms);
    },
    inStep() {},
    failed(error) {
      throw error;
    },
  };
  const shared = { origin: server.origin, caller: person, watch };
  const before = await gauge(server.pid);

  const device = await startDevice(shared);
  for (let save = 0; save < SAVES; save++) await device.save(space);
  device.close();
  const [push, pull] = [summarise(taken.push), summarise(taken.pull)];

  const fresh = await startDevice({ ...shared, isFresh: true });
  const from = performance.now();
  const rows = await fresh.load();
  const ms = performance.now() - from;
  fresh.close();
  const bytes = await bytesOfFirstLoad(project);
  const after = await gauge(server.pid);
  return {
    records: records.toLocaleString("en"),
    "push, median / p95": `${push.median.toFixed(1)} / ${push.p95.toFixed(1)} ms`,
    "pull after it, median / p95": `${pull.median.toFixed(1)} / ${pull.p95.toFixed(1)} ms`,
    "first load, rows": rows.toLocaleString("en"),
    time: `${(ms / 1_000).toFixed(2)} s`,
    "MB over the line": (bytes / 1e6).toFixed(2),
    "server: MB before / after": `${before.residentMb} / ${after.residentMb}`,
    load: loadavg()[0]?.toFixed(1) ?? "",
  };
}

/** Bodies of all pages as they travel, packed. */
async function bytesOfFirstLoad({ server, id, person }: Project): Promise<number> {
  const { epoch } = await person.api.spaces.query({ clientId: "counter" });
  let bytes = 0;
  for (let cursor = 0; ; ) {
    const input = JSON.stringify({ space: id, clientId: "counter", epoch, cursor, limit: 500 });
    const url = `${server.origin}/api/trpc/pull?input=${encodeURIComponent(input)}`;
    const answer = await packed(url, person.cookie);
    bytes += answer.bytes;
    const { data } = (JSON.parse(answer.body) as { result: { data: PullAnswer } }).result;
    cursor = data.cursor;
    if (cursor >= data.head) return bytes;
  }
}

function packed(url: string, cookie: string): Promise<{ bytes: number; body: string }> {
  return new Promise((done, refuse) => {
    const request = get(url, { headers: { cookie, "accept-encoding": "gzip" } }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      const isPacked = response.headers["content-encoding"] === "gzip";
      const body = isPacked ? response.pipe(createGunzip()) : response;
      text(body).then((whole) => done({ bytes, body: whole }), refuse);
    });
    request.once("error", refuse);
  });
}
