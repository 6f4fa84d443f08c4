/** What pushes cost while photos come in, and how many of those the server takes. */
import { createHash } from "node:crypto";
import { loadavg } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { photoFile } from "../../e2e/fixtures/photo";
import { summarise } from "../figures";
import type { Project } from "../product/project";
import { startDevice } from "./device";
import { gauge } from "./gauge";
import type { Cells } from "./table";

const SECONDS = 20;
const BETWEEN_SAVES_MS = 100;

/** @param senders devices that send one photo after the other */
export async function costWhileSending(senders: number, project: Project): Promise<Cells> {
  const { server, id: space, person } = project;
  const { buffer } = await photoFile(senders, 2_048, 1_536);
  const pushes: number[] = [];
  const uploads: number[] = [];
  const device = await startDevice({
    origin: server.origin,
    caller: person,
    watch: {
      call: (name, ms) => void (name === "push" && pushes.push(ms)),
      inStep() {},
      failed(error) {
        throw error;
      },
    },
  });
  const before = await gauge(server.pid);
  const until = performance.now() + SECONDS * 1_000;

  async function sendPhotos(sender: number): Promise<void> {
    for (let count = 0; performance.now() < until; count++) {
      const photo = withComment(buffer, `${senders}-${sender}-${count}`);
      const from = performance.now();
      await person.bring(space, photo);
      uploads.push(performance.now() - from);
    }
  }
  async function save(): Promise<void> {
    while (performance.now() < until) {
      await device.save(space);
      await wait(BETWEEN_SAVES_MS);
    }
  }
  await Promise.all([save(), ...Array.from({ length: senders }, (_, one) => sendPhotos(one))]);
  device.close();
  const after = await gauge(server.pid);
  const push = summarise(pushes);
  const photo = uploads.length > 0 ? summarise(uploads) : null;
  return {
    "devices sending photos": senders,
    "photos a second": (uploads.length / SECONDS).toFixed(1),
    "KB each": Math.round(buffer.length / 1_000),
    "photo, median / p95": photo ? `${photo.median.toFixed(0)} / ${photo.p95.toFixed(0)} ms` : "–",
    "push, median / p95": `${push.median.toFixed(1)} / ${push.p95.toFixed(1)} ms`,
    "server: cores": ((after.cpuSeconds - before.cpuSeconds) / SECONDS).toFixed(2),
    "server: MB": after.residentMb,
    load: loadavg()[0]?.toFixed(1) ?? "",
  };
}

/** The same picture as other bytes: a comment follows the first marker of the JPEG. */
function withComment(jpeg: Buffer, comment: string): Buffer {
  const hash = createHash("sha256").update(comment).digest("hex");
  const segment = Buffer.from(`\xff\xfe\0\0${hash}`, "latin1");
  segment.writeUInt16BE(hash.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}
