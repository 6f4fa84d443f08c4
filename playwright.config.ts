/** Browser tests: two at a time, no retries, and a test that takes longer than a minute has failed. */

import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  workers: 2,
  retries: 0,
  timeout: 60_000,
  fullyParallel: false,
  forbidOnly: process.env.CI === "true",
  reporter: [["list"], ["json"]],
});
