/** The shell: it comes with its policy, and later from the device alone. */

import { untilOfflineReady } from "./fixtures/browser";
import { expect, test } from "./fixtures/test";

test("the shell runs under its policy without a complaint from the browser", async ({
  server,
  newDevice,
}) => {
  const { page } = await newDevice();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  const response = await page.goto(server.origin);
  const policy = response?.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("script-src 'self' 'sha256-");
  expect(policy.match(/script-src[^;]*/)?.[0]).not.toContain("unsafe");
  await expect(page.locator("main, h1").first()).toBeVisible();
  await untilOfflineReady(page);
  expect(complaints).toEqual([]);
});

test("an address never visited opens from the device when server and browser were killed", async ({
  server,
  newDevice,
}) => {
  const device = await newDevice();
  await device.page.goto(server.origin);
  await untilOfflineReady(device.page);
  await server.kill();
  try {
    const page = await device.restart();
    const response = await page.goto(`${server.origin}/p/never/visited/before`);
    expect(response?.fromServiceWorker()).toBe(true);
    expect(response?.headers()["content-security-policy"]).toContain("'sha256-");
    await expect(page.locator("main, h1").first()).toBeVisible();
  } finally {
    await server.restart();
  }
});

test("every answer carries the security headers and none says what serves it", async ({
  server,
  request,
}) => {
  for (const path of ["/", "/p/a/b/c", "/api/health", "/api/none", "/robots.txt", "/sw.js"]) {
    const headers = (await request.get(server.origin + path)).headers();
    expect(headers["content-security-policy"], path).toContain("object-src 'none'");
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["referrer-policy"], path).toBe("no-referrer");
    expect(headers["permissions-policy"], path).toContain("camera=(self)");
    expect(headers["x-powered-by"], path).toBeUndefined();
  }
});
