/** `npm start`: installs what is missing, builds what is stale, serves, and says where. Node only. */

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build, isBuildFresh } from "./build.mjs";
import { installMissing } from "./install.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

// The same numbers as in server/start.ts, which speaks for the process that serves.
const exitCodes = { other: 1, setting: 2, dataFolder: 3, port: 4, node: 5 };

class Refusal extends Error {
  constructor(exitCode, message) {
    super(message);
    this.exitCode = exitCode;
  }
}

try {
  await start();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}

async function start() {
  requireNode();
  if (existsSync(join(root, ".env"))) process.loadEnvFile?.(join(root, ".env"));
  const host = process.env.HOST || "127.0.0.1";
  const port = readPort();
  // Asked before the build, so that a simple mistake is not found out a minute later.
  requireDataFolder(resolve(root, process.env.DATA_DIR || "./data"));
  await requirePort(host, port);

  if (!installMissing(root)) throw new Refusal(exitCodes.other, "npm ci failed.");
  if (!isBuildFresh()) {
    console.log("ビルドしています… / Building …");
    const status = build();
    if (status !== 0) throw new Refusal(exitCodes.other, "The build failed.");
  }
  await serve(host, port);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 9)) return;
  throw new Refusal(
    exitCodes.node,
    `Node.js 20.9 以上が必要です（いまは ${process.version}）。 / Node.js 20.9 or newer is needed (this is ${process.version}).`,
  );
}

function readPort() {
  const text = process.env.PORT || "3000";
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port >= 1 && port <= 65535) return port;
  throw new Refusal(
    exitCodes.setting,
    "PORT: 1 から 65535 までの番号にしてください。 / Use a number from 1 to 65535.",
  );
}

function requireDataFolder(folder) {
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    makeFolder(folder);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    throw new Refusal(
      exitCodes.dataFolder,
      `DATA_DIR: ${folder} に書き込めません (${error.code})。 / ${folder} cannot be written (${error.code}).`,
    );
  }
}

// Node's own recursive mkdir never returns where the system refuses with ENOENT, as under /proc.
function makeFolder(folder) {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

function requirePort(host, port) {
  return new Promise((done, refuse) => {
    const probe = createServer();
    probe.once("error", (error) => {
      const sentence =
        error.code === "EADDRINUSE"
          ? `PORT: ${port} 番は使われています。PORT=${port + 1} npm start のように変えてください。 / Port ${port} is in use; choose another, such as PORT=${port + 1} npm start.`
          : `HOST, PORT: ${host}:${port} では待ち受けられません (${error.code})。 / ${host}:${port} cannot be listened on (${error.code}).`;
      refuse(new Refusal(exitCodes.port, sentence));
    });
    probe.listen(port, host, () => probe.close(done));
  });
}

async function serve(host, port) {
  const server = spawn(process.execPath, [join(root, "scripts/serve.mjs")], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      HOST: host,
      PORT: String(port),
    },
  });
  createInterface({ input: server.stdout }).on("line", (line) => {
    // Next's own greeting would name the address a second time; all else is passed on, the one-time
    // set-up link included.
    if (!/^\s*(▲|✓|- (Local|Network):|$)/.test(line)) console.log(line);
  });

  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      stopping = true;
      server.kill(signal === "SIGHUP" ? "SIGTERM" : signal);
    });
  }
  const ended = new Promise((done) => server.once("exit", (code) => done(code)));
  if (await isReady(host, port, server)) announce(host, port);
  const code = await ended;
  // Next answers a signal with 128 + its number; asked to stop and stopped is success.
  process.exitCode = stopping && (code === null || code >= 128) ? 0 : (code ?? exitCodes.other);
}

/** Waits until the server answers; false when it ended before. */
async function isReady(host, port, server) {
  while (server.exitCode === null && server.signalCode === null) {
    const ok = await new Promise((done) => {
      get(`http://${reachable(host)}:${port}/api/health`, (response) => {
        response.resume();
        done(response.statusCode === 200);
      }).on("error", () => done(false));
    });
    if (ok) return true;
    await new Promise((done) => setTimeout(done, 150));
  }
  return false;
}

function reachable(host) {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
}

function announce(host, port) {
  const publicUrl = process.env.PUBLIC_URL || "";
  console.log("\n朝夕 Asayu が動いています。 / Asayu is running.");
  console.log(`  この端末 / This machine:   http://${reachable(host)}:${port}`);
  console.log(
    publicUrl.startsWith("https:")
      ? `  ほかの端末 / Other devices: ${publicUrl}`
      : "  ほかの端末には HTTPS が要ります。PUBLIC_URL に https のアドレスを設定してください（README）。 / Other devices need HTTPS: set PUBLIC_URL to the https address (see the README).",
  );
}
