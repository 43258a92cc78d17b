import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { ensureDatabase, stopDatabase } from "#lib/cli/ensure-database.ts";
import { migrate } from "#lib/db/migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** URL of the database "postgres" of the tests' server. */
    serverUrl: string;
    templateName: string;
  }
}

const templateName = "template_tanggap";

/**
 * One embedded server for the whole run, in a temporary folder and without fsync, and a migrated template of it.
 * Vitest (globalSetup) calls this before the db tests and its answer after them.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), "tanggap-test-"));
  const access = await ensureDatabase({
    databaseUrl: undefined,
    dataDir,
    serverSettings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum: "off" },
  });
  const serverUrl = withDatabase(access.url, "postgres");
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${templateName}`);
  await migrate(withDatabase(access.url, templateName), join(import.meta.dirname, "..", "prisma", "migrations"));
  await client.query(`ALTER DATABASE ${templateName} IS_TEMPLATE true`);
  await client.end();
  project.provide("serverUrl", serverUrl);
  project.provide("templateName", templateName);
  return async () => {
    access.release();
    await stopDatabase(dataDir);
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}
