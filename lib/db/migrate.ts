import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";

export interface Migration {
  /** Folder name, `<timestamp>_<name>`; migrations run in the order of these names. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file in hex, as Prisma records it. */
  readonly checksum: string;
}

/** A database that these migrations cannot bring up to date; the message is one sentence for an operator. */
export class MigrationError extends Error {}

/** One number for the whole product: two starts at once wait for each other, and for a restore. */
export const migrationLockKey = 7_264_771;

/** The table in which Prisma's tools and ours record what was applied. */
export const bookkeeping = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/**
 * Applies the migrations that are missing, in order, and answers their names. Each one and its row in
 * `_prisma_migrations` are one transaction, so a kill leaves it either applied or untouched.
 */
export async function migrate(url: string, folder: string): Promise<readonly string[]> {
  const migrations = readMigrations(folder);
  const client = new pg.Client({ connectionString: url, application_name: "tanggap-migrate" });
  client.on("error", () => undefined);
  await client.connect().catch((error: unknown) => {
    throw new MigrationError(`The database cannot be reached: ${reasonOf(error)}`);
  });
  try {
    // A killed starter's statement is given up by the server at once, and its lock with it.
    await client.query("SET client_connection_check_interval = '500ms'").catch(() => undefined);
    await client.query("SET client_min_messages = warning");
    await client.query("SELECT pg_advisory_lock($1)", [migrationLockKey]);
    await client.query(bookkeeping);
    const missing = await missingMigrations(client, migrations);
    for (const migration of missing) await applyOne(client, migration);
    return missing.map((migration) => migration.name);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Names of the migrations that the database lacks; all of them when it was never migrated. Changes nothing. */
export async function listMissingMigrations(
  query: (sql: string) => Promise<readonly { migration_name: string }[]>,
  folder: string,
): Promise<readonly string[]> {
  const names = readMigrations(folder).map((migration) => migration.name);
  const rows = await query(
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  ).catch(() => []);
  const applied = new Set(rows.map((row) => row.migration_name));
  return names.filter((name) => !applied.has(name));
}

/** Reads `<folder>/<timestamp>_<name>/migration.sql` in order; an absent folder holds none. */
export function readMigrations(folder: string): readonly Migration[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "migration.sql")))
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

async function missingMigrations(client: pg.Client, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    "SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of rows) {
    const migration = known.get(row.migration_name);
    if (!migration) {
      throw new MigrationError(`The database is newer than this version: it has the migration ${row.migration_name}.`);
    }
    if (migration.checksum !== row.checksum) {
      throw new MigrationError(`The migration ${row.migration_name} was changed after it had been applied.`);
    }
  }
  const applied = new Set(rows.map((row) => row.migration_name));
  return migrations.filter((migration) => !applied.has(migration.name));
}

/** Runs one migration and records it, in the transaction that the caller has open. */
export async function applyMigration(client: Pick<pg.Client, "query">, migration: Migration): Promise<void> {
  await client.query(migration.sql);
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [randomUUID(), migration.checksum, migration.name],
  );
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    // Another tool may have been killed between its two writes: its half row is closed, then the migration runs again.
    await client.query(
      "UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL",
      [migration.name],
    );
    await applyMigration(client, migration);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw new MigrationError(`The migration ${migration.name} failed and was undone: ${reasonOf(error)}`);
  }
}

/** Node tells "refused on both ::1 and 127.0.0.1" as an error without a message, only with a code. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ("code" in error ? String(error.code) : error.name);
}
