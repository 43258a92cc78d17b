import { applyMigration, migrationLockKey, readMigrations } from "#lib/db/migrate.ts";
import { openSession, type Session } from "#lib/db/session.ts";
import { BackupError } from "./backup-error.ts";
import { beginEpoch, type Epoch, lastEpoch } from "./begin-epoch.ts";
import { openBackup } from "./container.ts";
import { loadBackup } from "./load-backup.ts";
import type { Manifest } from "./rules/manifest.ts";
import { type ProductObjects, productObjects } from "./rules/product-objects.ts";
import { schemaFit } from "./rules/schema-fit.ts";
import { advanceSequences } from "./sequences.ts";
import { quoted } from "./table-shapes.ts";

export interface RestoreWish {
  readonly databaseUrl: string;
  readonly from: string;
  /** True: what is in the database now may be replaced. */
  readonly mayReplace: boolean;
  readonly migrationsFolder: string;
}

export interface Restored {
  readonly manifest: Manifest;
  readonly epoch: Epoch;
}

/**
 * Puts a backup in the place of what the database holds: schema, rows, later migrations and the new epoch are one
 * transaction, so a kill at any moment leaves the database as it was. The file is proved whole before anything is changed.
 * Throws BackupError with one sentence when it does not fit, when the product runs on the database, or when it is not empty.
 */
export async function restoreBackup(wish: RestoreWish): Promise<Restored> {
  const file = await openBackup(wish.from);
  const known = readMigrations(wish.migrationsFolder);
  const fit = schemaFit(file.manifest.migrations, known);
  if (!fit.ok) throw new BackupError(fit.because);
  const session = await openSession(wish.databaseUrl, "tanggap-restore");
  try {
    await lockStarts(session);
    await refuseRunning(session);
    const objects = productObjects(known);
    await refuseStrangers(session, known, wish.mayReplace);
    await session.query("BEGIN");
    const earlier = await lastEpoch(session);
    await dropProduct(session, objects);
    await loadBackup(session, file, fit.before);
    await advanceSequences(session, file.manifest.sequences);
    for (const migration of fit.after) await applyMigration(session, migration);
    const epoch = await beginEpoch(session, file.manifest, earlier);
    await session.query("COMMIT");
    // Whoever reads first should not wait for the server to learn how large the tables are.
    await session
      .query(`ANALYZE ${file.manifest.tables.map(({ name }) => quoted(name)).join(", ")}`)
      .catch(() => undefined);
    return { manifest: file.manifest, epoch };
  } finally {
    await session.end().catch(() => undefined);
  }
}

/** The lock under which every start migrates: none begins while rows are being replaced. */
async function lockStarts(session: Session): Promise<void> {
  const { rows } = await session.query<{ got: boolean }>("SELECT pg_try_advisory_lock($1) AS got", [migrationLockKey]);
  if (!rows[0]?.got)
    throw new BackupError("Another start or restore is at work on this database: try again when it is done.");
}

/** Every process of the product names itself to the server. */
async function refuseRunning(session: Session): Promise<void> {
  const { rows } = await session.query<{ name: string }>(
    `SELECT DISTINCT application_name AS name FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()
       AND application_name ~ '^tanggap(-(web|worker|listen|schedule|start|admin|migrate|backup).*)?$' ORDER BY 1`,
  );
  if (rows.length === 0) return;
  const names = rows.map(({ name }) => name).join(", ");
  throw new BackupError(`Tanggap is at work on this database (${names}): stop web and workers first, then restore.`);
}

/** Only an empty database, or with the operator's word one of ours; never one that others use or that is newer. */
async function refuseStrangers(
  session: Session,
  known: readonly { readonly name: string; readonly checksum: string }[],
  mayReplace: boolean,
): Promise<void> {
  const { rows } = await session.query<{ tables: number; isOurs: boolean }>(
    `SELECT count(*)::int AS tables, COALESCE(bool_or(relname = '_prisma_migrations'), false) AS "isOurs" FROM pg_class
     WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')`,
  );
  const [found] = rows;
  if (!found || found.tables === 0) return;
  if (!found.isOurs) throw new BackupError("This database holds tables that are not Tanggap's: give an empty one.");
  const applied = await session.query<{ name: string; checksum: string }>(
    "SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
  );
  if (!schemaFit(applied.rows, known).ok) {
    throw new BackupError("The database was made by another version of Tanggap: restore into an empty one.");
  }
  if (!mayReplace) {
    throw new BackupError(
      "This database is not empty: everything in it would be replaced. Add --yes if that is what you want.",
    );
  }
}

async function dropProduct(session: Session, { tables, functions }: ProductObjects): Promise<void> {
  const names = [...tables, "_prisma_migrations"].map(quoted).join(", ");
  await session.query(`DROP TABLE IF EXISTS ${names}`);
  for (const name of functions) await session.query(`DROP FUNCTION IF EXISTS ${quoted(name)}`);
}
