/** How Next builds and serves the one shell, the doors of the server and the worker. */

import withPwaInit from "next-pwa";
import { securityHeaders } from "./scripts/shell-policy.mjs";

const dev = process.env.NODE_ENV === "development";
const buildId = process.env.ASAYU_BUILD_ID;

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // `npm run check` runs the compiler over everything, tests included; once is enough.
  typescript: { ignoreBuildErrors: true },
  // Native or self-loading packages that a bundle would break.
  serverExternalPackages: ["libsql", "sharp", "better-auth", "kysely"],
  generateBuildId: () => buildId ?? null,
  images: { unoptimized: true },
  headers: () => [
    { source: "/:path*", headers: securityHeaders({ dev }) },
    // A worker that a proxy or browser kept would hold devices on an old version.
    { source: "/sw.js", headers: [{ key: "Cache-Control", value: "no-cache" }] },
  ],
  rewrites: () => ({
    // Every address is the shell; only the server's doors and the build's files answer themselves.
    fallback: [{ source: "/:path((?!api/|_next/).*)", destination: "/" }],
  }),
};

const withPwa = withPwaInit({
  dest: "public",
  disable: dev,
  register: false,
  reloadOnOnline: false,
  cacheOnFrontEndNav: false,
  // `/` is the same for everyone, so it is precached under the build's id and never fetched on start.
  cacheStartUrl: true,
  dynamicStartUrl: false,
  publicExcludes: ["!robots.txt", "!screenshots/**"],
  workboxOptions: { swSrc: "lib/pwa/worker.ts" },
});

const pwaConfig = withPwa(config);
const pwaWebpack = pwaConfig.webpack;

/** @type {import("next").NextConfig} */
export default {
  ...pwaConfig,
  webpack(webpackConfig, context) {
    const built = pwaWebpack?.(webpackConfig, context) ?? webpackConfig;
    const entry = built.entry;
    // The plug-in puts its own window script in front of the first route even when registration is
    // ours; nothing of it is used, so its bytes stay out of the budget.
    built.entry = async () =>
      Object.fromEntries(
        Object.entries(await entry()).map(([name, value]) => [
          name,
          Array.isArray(value) ? value.filter((part) => !/next-pwa.*sw-entry/.test(part)) : value,
        ]),
      );
    return built;
  },
};
