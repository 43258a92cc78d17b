import { defineConfig, devices } from "@playwright/test";
import { freePort } from "../lib/cli/postgres-process.ts";
import { chromiumLaunch } from "./e2e/chromium.ts";

// Chosen once; the workers of the run inherit it.
process.env.TANGGAP_E2E_PORT ||= String(await freePort());

export default defineConfig({
  testDir: "e2e",
  outputDir: "../test-results",
  globalSetup: "./e2e/product.ts",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  use: {
    ...devices["Desktop Chrome"],
    baseURL: `http://localhost:${process.env.TANGGAP_E2E_PORT}`,
    locale: "id-ID",
    timezoneId: "Asia/Jakarta",
    launchOptions: await chromiumLaunch(),
    trace: "off",
    screenshot: "only-on-failure",
  },
});
