import { randomBytes } from "node:crypto";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { to as copyTo } from "pg-copy-streams";
import { readMigrations } from "#lib/db/migrate.ts";
import { openSession, type Session } from "#lib/db/session.ts";
import { BackupError } from "./backup-error.ts";
import { meter, openBackup } from "./container.ts";
import { loadBackup } from "./load-backup.ts";
import type { Manifest } from "./rules/manifest.ts";
import { schemaFit } from "./rules/schema-fit.ts";
import { copyOut, quoted, tableShapes } from "./table-shapes.ts";

export interface VerifyWish {
  readonly databaseUrl: string;
  readonly from: string;
  readonly migrationsFolder: string;
}

/**
 * Proves a backup by restoring it: into a scratch schema beside the product, under all laws, then every row is read
 * again and compared. The transaction is rolled back, so that nothing stays, whatever happens.
 */
export async function verifyBackup(wish: VerifyWish): Promise<Manifest> {
  const file = await openBackup(wish.from);
  const fit = schemaFit(file.manifest.migrations, readMigrations(wish.migrationsFolder));
  if (!fit.ok) throw new BackupError(fit.because);
  const session = await openSession(wish.databaseUrl, "tanggap-backup");
  try {
    await session.query("BEGIN");
    const scratch = quoted(`tanggap_verify_${randomBytes(6).toString("hex")}`);
    await session.query(`CREATE SCHEMA ${scratch}`);
    // Nothing else is on the path: the product's own tables cannot be reached by mistake.
    await session.query(`SET LOCAL search_path TO ${scratch}`);
    await loadBackup(session, file, fit.before);
    await compare(session, file.manifest);
    for (const migration of fit.after) await session.query(migration.sql);
    return file.manifest;
  } finally {
    await session.query("ROLLBACK").catch(() => undefined);
    await session.end().catch(() => undefined);
  }
}

async function compare(session: Session, { tables }: Manifest): Promise<void> {
  for (const shape of await tableShapes(
    session,
    tables.map(({ name }) => name),
  )) {
    const part = tables.find(({ name }) => name === shape.name);
    const { stream, rows, sha256 } = meter();
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    await pipeline(session.query(copyTo(copyOut({ ...shape, columns: part?.columns ?? [] }))), stream, nowhere);
    if (rows() !== part?.rows || sha256() !== part.sha256) {
      throw new BackupError(`The rows of ${shape.name} came back differently: do not rely on this file.`);
    }
  }
}
