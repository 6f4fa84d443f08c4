/** The process that serves: the API itself, everything else by Next. Settings come by HOST and PORT. */

import { createServer } from "node:http";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import next from "next";
import { securityHeaders } from "./shell-policy.mjs";

const dev = process.argv.includes("--dev");
const hostname = process.env.HOST || "127.0.0.1";
const port = Number(process.env.PORT || 3000);

const server = createServer();
const app = next({
  ...{ dev, webpack: dev, quiet: true, hostname, port, httpServer: server },
  dir: dirname(dirname(fileURLToPath(import.meta.url))),
});
// instrumentation.ts, which Next runs, hands the API over once store and accounts are open.
const opened = new Promise((resolve) => {
  globalThis.asayuOpened = resolve;
});
await app.prepare();
const api = await opened;
const pages = app.getRequestHandler();
// Nothing under /api is a page: a browser that opens one runs and loads nothing.
const policy = "sandbox; default-src 'none'; frame-ancestors 'none'";
const headers = new Headers(securityHeaders({ dev }).map(({ key, value }) => [key, value]));
headers.set("Content-Security-Policy", policy);

server.on("request", (request, response) => {
  if (!request.url?.startsWith("/api/")) return pages(request, response);
  response.setHeaders(headers);
  return api(request, response);
});

for (const [signal, number] of [
  ["SIGINT", 2],
  ["SIGTERM", 15],
])
  process.once(signal, () => {
    // What has begun is answered; server/running.ts sees to it that nobody waits for ever.
    server.close(() => process.exit(128 + number));
    server.closeIdleConnections();
  });

server.listen(port, hostname);
