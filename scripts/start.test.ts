import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

let folder: string;
let occupied: Server | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "asayu-start-"));
});
afterEach(() => {
  occupied?.close();
  occupied = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the start script; answers its exit code and what it said. */
function start(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ["scripts/start.mjs"], { env: { ...process.env, ...env } });
  let said = "";
  const hear = (chunk: Buffer) => {
    said += chunk.toString();
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  return new Promise((done) => child.once("exit", (code) => done({ code, said })));
}

function occupy(): Promise<number> {
  return new Promise((done) => {
    const server = createServer();
    occupied = server;
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      done(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
}

describe("npm start says in both languages what is wrong, before it builds anything", () => {
  it("when the port is in use", async () => {
    const port = await occupy();
    const { code, said } = await start({ PORT: String(port), DATA_DIR: folder });
    expect(code).toBe(4);
    expect(said).toContain(String(port));
    expect(said).toMatch(/使われて|使用中/);
    expect(said).toMatch(/in use/);
  });

  it.each([
    ["lies inside a file", () => join(folder, "file", "data")],
    ["is refused by the system", () => "/proc/asayu/data"],
  ])("when the data folder %s", async (_how, path) => {
    writeFileSync(join(folder, "file"), "");
    const { code, said } = await start({ PORT: "39997", DATA_DIR: path() });
    expect(code).toBe(3);
    expect(said).toContain("書き込めません");
    expect(said).toContain("cannot be written");
  });

  it("when the port is no number", async () => {
    const { code, said } = await start({ PORT: "many", DATA_DIR: folder });
    expect(code).toBe(2);
    expect(said).toContain("PORT");
  });
});
