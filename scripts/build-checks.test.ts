import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  firstRouteProblems,
  firstRouteSize,
  sizeProblems,
  workerProblems,
} from "./build-checks.mjs";

let folder: string;
let dist: string;
let publicFolder: string;

const write = (path: string, text: string) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};
const worker = (addresses: string[]) =>
  write(
    join(publicFolder, "sw.js"),
    `let x=[${addresses.map((url) => `{'revision':'1','url':'${url}'}`).join(",")}];f({url:t})`,
  );

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "asayu-build-"));
  dist = join(folder, ".next");
  publicFolder = join(folder, "public");
  write(join(dist, "static/chunks/main-app-1.js"), "shell");
  write(join(dist, "static/chunks/screen-2.js"), "lazy");
  write(join(dist, "static/css/a.css"), "style");
  write(join(publicFolder, "icon.svg"), "<svg/>");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sound = [
  "/",
  "/_next/static/chunks/main-app-1.js",
  "/_next/static/chunks/screen-2.js",
  "/_next/static/css/a.css",
  "/icon.svg",
];

describe("the build check", () => {
  it("accepts a worker that precaches the shell and every script and style", () => {
    worker(sound);
    expect(workerProblems({ dist, publicFolder })).toEqual([]);
  });

  it("refuses a build without a worker, as a Turbopack build silently makes it", () => {
    expect(workerProblems({ dist, publicFolder })[0]).toContain("public/sw.js is missing");
  });

  it("refuses a worker that does not precache /", () => {
    worker(sound.slice(1));
    expect(workerProblems({ dist, publicFolder })).toEqual([
      "public/sw.js does not precache the shell /.",
    ]);
  });

  it("refuses a worker that leaves out a lazily loaded screen", () => {
    worker(sound.filter((address) => !address.includes("screen")));
    expect(workerProblems({ dist, publicFolder })).toEqual([
      "public/sw.js does not precache /_next/static/chunks/screen-2.js.",
    ]);
  });

  it("refuses a worker that lists a file which is not there, because no browser would install it", () => {
    worker([...sound, "/gone.png"]);
    expect(workerProblems({ dist, publicFolder })).toEqual([
      "public/sw.js precaches /gone.png, which is not there.",
    ]);
  });

  it("refuses a worker with an empty list", () => {
    worker([]);
    expect(workerProblems({ dist, publicFolder })).toEqual(["public/sw.js precaches nothing."]);
  });
});

describe("the size check", () => {
  const page = (scripts: string) => write(join(dist, "server/app/index.html"), scripts);

  it("counts each script of the shell once, without the polyfills", () => {
    page(
      '<script src="/_next/static/chunks/main-app-1.js" async=""></script>' +
        '<script src="/_next/static/chunks/main-app-1.js?x"></script>' +
        '<script src="/_next/static/chunks/screen-2.js" noModule=""></script>',
    );
    const size = firstRouteSize(dist);
    expect(size.parts.map((part) => part.address)).toEqual(["/_next/static/chunks/main-app-1.js"]);
    expect(size.total).toBe(size.parts[0]?.bytes);
    expect(sizeProblems(size)).toEqual([]);
  });

  it("refuses more than the budget and says both numbers", () => {
    const size = { total: 190_400, parts: [{ address: "/a.js", bytes: 190_400 }] };
    expect(sizeProblems(size)).toEqual([
      "First-route JavaScript is 190.4 kB gz, over the budget of 180.0 kB.",
    ]);
  });

  it("refuses to call a shell without scripts small", () => {
    page("<p>nothing</p>");
    expect(sizeProblems(firstRouteSize(dist))).toHaveLength(1);
  });
});

describe("the check of the first route", () => {
  const routes = 'screen(() => import("./screens/today/screen"))';
  const shell = (code: string, files: string[]) => {
    write(join(dist, "static/chunks/main-app-1.js"), code);
    write(
      join(dist, "server/app/index.html"),
      '<script src="/_next/static/chunks/main-app-1.js"></script>',
    );
    const key = "app/routes.ts -> ./screens/today/screen";
    write(join(dist, "react-loadable-manifest.json"), JSON.stringify({ [key]: { files } }));
  };
  const first = "static/chunks/main-app-1.js";
  const inFirstRoute =
    "./screens/today/screen is loaded with the first route, not when it is opened.";

  it("accepts screens that have a file of their own", () => {
    shell("shell", [first, "static/chunks/screen-2.js"]);
    expect(firstRouteProblems({ dist, routes })).toEqual([]);
  });

  it("refuses a screen that somebody imports into the shell", () => {
    shell("shell", [first]);
    expect(firstRouteProblems({ dist, routes })).toEqual([inFirstRoute]);
    shell("shell", []);
    expect(firstRouteProblems({ dist, routes })).toEqual([inFirstRoute]);
    write(join(dist, "react-loadable-manifest.json"), "{}");
    expect(firstRouteProblems({ dist, routes })).toEqual([inFirstRoute]);
  });

  it("refuses a record's definition in the shell", () => {
    shell('d("term",{label:{ja:"用語",en:"Term"}})', [first, "static/chunks/screen-2.js"]);
    expect(firstRouteProblems({ dist, routes })).toEqual([
      "/_next/static/chunks/main-app-1.js brings a record's definition (用語) to the first route.",
    ]);
  });

  it("refuses to call a table without screens sound", () => {
    shell("shell", []);
    expect(firstRouteProblems({ dist, routes: "" })).toHaveLength(1);
  });
});
