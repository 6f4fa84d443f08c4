/** How Next builds and serves the one shell, the doors of the server and the worker. */

import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD } from "next/constants.js";
import { securityHeaders } from "./scripts/shell-policy.mjs";

/** @type {(dev: boolean) => import("next").NextConfig} */
const baseConfig = (dev) => ({
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // `npm run check` runs the compiler over everything, tests included; once is enough.
  typescript: { ignoreBuildErrors: true },
  // Native or self-loading packages that a bundle would break.
  serverExternalPackages: ["libsql", "sharp", "better-auth", "kysely"],
  generateBuildId: () => process.env.ASAYU_BUILD_ID ?? null,
  images: { unoptimized: true },
  // Next's own redirect would go out without the headers below; the shell reads both ways of writing an address.
  skipTrailingSlashRedirect: true,
  headers: () => [
    { source: "/:path*", headers: securityHeaders({ dev }) },
    // Next would let a shared proxy keep the shell for a year, and with it an old version.
    {
      source: "/:path((?!api/|_next/).*)",
      headers: [{ key: "Cache-Control", value: "no-cache" }],
    },
  ],
  rewrites: () => ({
    // Every address is the shell; only the server's doors and the build's files answer themselves.
    fallback: [{ source: "/:path((?!api/|_next/).*)", destination: "/" }],
  }),
});

/** Compiles the texts of both languages while bundling. */
async function withTexts(config) {
  const { precompileMessages } = await import("./scripts/message-loader.mjs");
  return {
    ...config,
    webpack(webpackConfig) {
      precompileMessages(webpackConfig);
      return webpackConfig;
    },
  };
}

/** Adds the worker to a production build. */
async function withWorker(config) {
  const { default: withPwaInit } = await import("next-pwa");
  const pwaConfig = withPwaInit({
    dest: "public",
    register: false,
    reloadOnOnline: false,
    cacheOnFrontEndNav: false,
    // `/` is the same for everyone: precached under the build's id, never fetched on start.
    cacheStartUrl: true,
    dynamicStartUrl: false,
    publicExcludes: ["!robots.txt", "!screenshots/**"],
    workboxOptions: {
      swSrc: "lib/pwa/worker.ts",
      // Source maps, the worker itself, and what only Next's older router would load.
      exclude: [/\.map$/, /^manifest.*\.js$/, /sw\.js$/, /\/(polyfills|framework|main)-\w+\.js$/],
    },
  })(config);
  return {
    ...pwaConfig,
    webpack(webpackConfig, context) {
      const built = pwaConfig.webpack(webpackConfig, context);
      const entry = built.entry;
      // The plug-in puts its own window script in front of the first route even when registration
      // is ours; nothing of it is used, so its bytes stay out of the budget.
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
}

export default async function config(phase) {
  if (phase === PHASE_DEVELOPMENT_SERVER) return withTexts(baseConfig(true));
  if (phase === PHASE_PRODUCTION_BUILD) return withWorker(await withTexts(baseConfig(false)));
  // Serving needs neither, and starts a second sooner without them.
  return baseConfig(false);
}
