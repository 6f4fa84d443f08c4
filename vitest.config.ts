/** Unit tests run in Node; a test that needs IndexedDB brings fake-indexeddb itself. */

import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") } },
  test: {
    environment: "node",
    include: ["{app,bench,components,e2e,lib,scripts,server,sim}/**/*.test.{ts,tsx}"],
    pool: "threads",
    maxWorkers: 2,
    testTimeout: 20_000,
  },
});
