import { join } from "node:path";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  serverExternalPackages: ["pg"],
  turbopack: { root: join(import.meta.dirname, "..", "..", "..") },
  outputFileTracingRoot: join(import.meta.dirname, "..", "..", ".."),
  devIndicators: false,
};

// biome-ignore lint/style/noDefaultExport: Next reads its configuration so
export default config;
