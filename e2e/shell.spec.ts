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
