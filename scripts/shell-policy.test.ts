import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { contentSecurityPolicy, inlineScriptHashes, writePolicy } from "./shell-policy.mjs";

let dist: string;
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), "asayu-policy-"));
  mkdirSync(join(dist, "server/app"), { recursive: true });
});
afterEach(() => rmSync(dist, { recursive: true, force: true }));

// printf 'alert(1)' | openssl dgst -sha256 -binary | base64
const alertHash = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='";

describe("the policy of the shell", () => {
  it("allows no inline script but the hashed ones, and nobody to frame us", () => {
    const policy = contentSecurityPolicy({ dev: false });
    const scripts = policy.split("; ").find((part) => part.startsWith("script-src"));
    expect(scripts).not.toContain("unsafe");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
  });

  it("hashes the text of each inline script once and leaves files alone", () => {
    const html =
      '<script src="/a.js"></script><script>alert(1)</script><script id="x">alert(1)</script>';
    expect(inlineScriptHashes(html)).toEqual([alertHash]);
  });

  it("puts the hashes into the headers that are served", () => {
    writeFileSync(join(dist, "server/app/index.html"), "<script>alert(1)</script>");
    writeFileSync(
      join(dist, "routes-manifest.json"),
      JSON.stringify({ value: contentSecurityPolicy({ dev: false }) }),
    );
    expect(writePolicy(dist)).toEqual([alertHash]);
    expect(readFileSync(join(dist, "routes-manifest.json"), "utf8")).toContain(
      `script-src 'self' ${alertHash};`,
    );
  });

  it("refuses a build whose shell is not static", () => {
    expect(() => writePolicy(dist)).toThrow("not a static page");
  });
});
