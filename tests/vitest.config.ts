import { defineConfig } from "vitest/config";
import { mutantsPlugin } from "./crash/mutants-plugin.ts";

const root = new URL("..", import.meta.url).pathname;

export default defineConfig({
  root,
  test: {
    env: { TANGGAP_SECRET_KEY: "only-for-tests-0123456789abcdef0123456789", TANGGAP_LOG: "error" },
    projects: [
      { root, test: { name: "unit", include: ["tests/unit/**/*.test.ts", "tests/architecture/**/*.test.ts"] } },
      {
        root,
        test: {
          name: "contract",
          include: ["tests/contract/**/*.test.ts"],
          testTimeout: 30_000,
        },
      },
      {
        root,
        test: {
          name: "db",
          include: ["tests/db/**/*.test.ts"],
          globalSetup: ["tests/database-server.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          pool: "forks",
          maxWorkers: 2,
        },
      },
      {
        root,
        plugins: [mutantsPlugin()],
        test: {
          name: "crash",
          include: ["tests/crash/**/*.test.ts"],
          globalSetup: ["tests/database-server.ts"],
          testTimeout: 600_000,
          hookTimeout: 120_000,
          pool: "forks",
          maxWorkers: 1,
        },
      },
    ],
  },
});
