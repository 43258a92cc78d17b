import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { type Db, openDatabase } from "#lib/db/client.ts";

export interface TestDatabase {
  readonly db: Db;
  readonly pool: pg.Pool;
  readonly url: string;
  /** Closes the connections and drops the database. */
  close(): Promise<void>;
}

/**
 * A fresh, migrated database of its own for a test file or a test (db and crash projects), copied from the template.
 * Without `migrated` it is empty.
 */
export async function testDatabase(options: { max?: number; migrated?: boolean } = {}): Promise<TestDatabase> {
  const serverUrl = inject("serverUrl");
  const name = `test_${randomBytes(8).toString("hex")}`;
  const template = options.migrated === false ? "template0" : inject("templateName");
  // FILE_COPY reads the template's files: faster than WAL_LOG for a small database on a server without fsync.
  await asAdmin(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const database = openDatabase(url.toString(), { max: options.max ?? 8, name: "tanggap-test" });
  const close = async () => {
    await database.close();
    await asAdmin(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  };
  return { db: database.db, pool: database.pool, url: url.toString(), close };
}

async function asAdmin(serverUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
