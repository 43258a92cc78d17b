import createNextIntlPlugin from "next-intl/plugin";

/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  // Native parts, worker threads or lazy requires: Node loads them itself.
  serverExternalPackages: [
    "@node-rs/argon2",
    "@prisma/adapter-pg",
    "@prisma/client",
    "pg",
    "pg-boss",
    "pino",
    "prom-client",
    "twitter-text",
  ],
  // Pictures of people are never fetched from networks, so nothing is resized on the way.
  images: { unoptimized: true, remotePatterns: [] },
  // `npm run check` runs tsc over everything, tests included; a second time in each build only costs time.
  typescript: { ignoreBuildErrors: true },
  // A checkout inside another project must not make Next guess a different root.
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
  devIndicators: false,
};

export default createNextIntlPlugin("./lib/web/i18n-request.ts")(config);
