import { execFileSync, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import sharp from "sharp";
import { expect, test } from "vitest";
import { checkImage } from "./image";

const MB = 1_048_576;
const solid = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#c63" } });

/** Decoders of this process, by the kernel's word. */
const decoders = () =>
  execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes("decoder.mjs"))
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === process.pid)
    .map(([pid = 0]) => pid);

test("the largest photo that is taken does not grow the server, whatever it unpacks to", async () => {
  const floods = [
    await solid(7_000, 7_000).webp({ lossless: true, effort: 0 }).toBuffer(),
    await solid(7_000, 7_000).jpeg({ progressive: true, quality: 10 }).toBuffer(),
    await solid(7_000, 7_000).png({ progressive: true }).toBuffer(),
  ];
  await checkImage(await solid(20, 20).png().toBuffer(), null);
  // What it took to draw them goes before the look.
  const before = process.memoryUsage.rss();
  let most = 0;
  const look = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 5);
  for (const bytes of floods)
    expect(await checkImage(bytes, null)).toMatchObject({ width: 7_000, height: 7_000 });
  clearInterval(look);
  expect(most).toBeGreaterThan(0);
  // Unpacked here, each would take 147.
  expect(most - before).toBeLessThan(64 * MB);
}, 60_000);

test("a decoder that is killed refuses its own photo only, and the next one gets another", async () => {
  const raw = { raw: { width: 4_000, height: 4_000, channels: 3 as const } };
  const slow = await sharp(randomBytes(4_000 * 4_000 * 3), raw)
    .webp({ effort: 0 })
    .toBuffer();
  const judged = checkImage(slow, null).then(
    () => "taken",
    ({ code }) => code,
  );
  await expect.poll(decoders).not.toEqual([]);
  for (const pid of decoders()) process.kill(pid, "SIGKILL");
  expect(await judged).toBe("fileUnreadable");
  const sound = await solid(30, 20).png().toBuffer();
  expect(await checkImage(sound, null)).toEqual({ mime: "image/png", width: 30, height: 20 });
}, 60_000);

test("a decoder that grows beyond its memory ends by itself", async () => {
  const args = ["50000000", String(150 * MB), "20"];
  const child = fork("server/files/decoder.mjs", args, { serialization: "advanced" });
  child.send(await solid(7_000, 7_000).jpeg({ progressive: true, quality: 10 }).toBuffer());
  expect(await once(child, "exit")).toEqual([3, null]);
}, 60_000);
