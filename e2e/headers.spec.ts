/** A crawl over everything that the built server answers: pages, the build's files, doors, streams, errors, redirects. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { addresses } from "../app/router/addresses";
import { securityHeaders } from "../scripts/shell-policy.mjs";
import { expect, test } from "./fixtures/test";

/** What the worker keeps of the build: every script, style, font and picture of the product. */
function filesOfTheBuild(): string[] {
  const worker = readFileSync(join(import.meta.dirname ?? __dirname, "../public/sw.js"), "utf8");
  return [...worker.matchAll(/["'](\/_next\/static\/[^"']+)["']/g)].flatMap(
    ([, path]) => path ?? [],
  );
}

const pages = Object.values(addresses).map((path) => path.replace(/:\w+/g, "0199c0de"));
const strange = [
  ...["/robots.txt", "/sw.js", "/manifest.webmanifest", "/favicon.ico", "/today/"],
  ...["/_next/static/none.js", "/_next/data/none.json", "/_next/image?url=%2Fnone.png&w=64&q=75"],
  ...[
    "/%E0%A4%A",
    "/p/%00/today",
    `/${"a".repeat(6_000)}`,
    "/.env",
    "/.git/config",
    "/data/asayu.db",
  ],
];
const hash = "0".repeat(64);
const calls = [
  ["GET", "/api/health"],
  ["GET", "/api/none"],
  ["GET", "/api/live"],
  ["GET", "/api/trpc/spaces"],
  ["GET", "/api/trpc/none"],
  ["POST", "/api/trpc/push"],
  ["DELETE", "/api/trpc/push"],
  ["OPTIONS", "/api/trpc/push"],
  ["POST", "/api/auth/sign-in/email"],
  ["GET", "/api/auth/get-session"],
  ["GET", "/api/auth/none"],
  ["GET", `/api/files/space/${hash}`],
  ["PUT", `/api/files/space/${hash}`],
  ["POST", `/api/files/space/${hash}`],
] as const;

const expected = securityHeaders({ dev: false }).filter(
  ({ key }) => key !== "Content-Security-Policy",
);

function demand(what: string, answer: Response): void {
  const held = (name: string) => answer.headers.get(name);
  for (const { key = "", value } of expected)
    expect.soft(held(key), `${key} of ${what}`).toBe(value);
  const policy = held("content-security-policy") ?? "";
  expect.soft(policy, `policy of ${what}`).toMatch(/(object-src|default-src) 'none'/);
  expect(policy.match(/script-src [^;]*/)?.[0] ?? "", `policy of ${what}`).not.toContain("unsafe");
  expect(held("x-powered-by"), what).toBeNull();
  expect(held("server"), what).toBeNull();
  expect(held("access-control-allow-origin"), what).toBeNull();
}

test("every answer carries the security headers, whatever was asked and whoever asks", async ({
  server,
  office,
}) => {
  const files = filesOfTheBuild();
  expect(files.length).toBeGreaterThan(20);
  const asked = [
    ...[...pages, ...strange, ...files].map((path) => ["GET", path] as const),
    ...calls,
  ];
  for (const cookie of ["", office.admin.cookie])
    for (const [method, path] of asked) {
      const stop = new AbortController();
      const answer = await fetch(server.origin + path, {
        ...{ method, redirect: "manual" as const, signal: stop.signal },
        headers: { cookie, origin: server.origin },
      });
      demand(`${method} ${path} (${answer.status})`, answer);
      stop.abort();
    }
});

test("a call from another site is refused, and its answer cannot be read there", async ({
  server,
  office,
}) => {
  for (const [method, path] of calls.filter(
    ([method]) => method !== "GET" && method !== "OPTIONS",
  )) {
    const answer = await fetch(server.origin + path, {
      method,
      headers: {
        ...{ cookie: office.admin.cookie, origin: "https://elsewhere.example" },
        ...{ "sec-fetch-site": "cross-site", "content-type": "application/json" },
      },
      body: "{}",
    });
    demand(`${method} ${path}`, answer);
    expect(answer.status, `${method} ${path}`).toBeGreaterThanOrEqual(400);
  }
});
