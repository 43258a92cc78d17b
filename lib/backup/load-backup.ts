import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { from as copyFrom } from "pg-copy-streams";
import { applyMigration, bookkeeping, type Migration } from "#lib/db/migrate.ts";
import type { Session } from "#lib/db/session.ts";
import { BackupError } from "./backup-error.ts";
import { type BackupFile, meter } from "./container.ts";
import type { TablePart } from "./rules/manifest.ts";
import { quoted, tableShapes } from "./table-shapes.ts";

/**
 * Builds the schema of the file in the empty first schema of the search path and loads its rows, all in the caller's
 * transaction. The laws look at every row as they do in life; only the wake-up calls are silent.
 */
export async function loadBackup(session: Session, file: BackupFile, before: readonly Migration[]): Promise<void> {
  await session.query(bookkeeping);
  for (const migration of before) await applyMigration(session, migration);
  const { tables } = file.manifest;
  const shapes = await tableShapes(
    session,
    tables.map(({ name }) => name),
  );
  const names = shapes.map(({ name }) => quoted(name));
  if (names.length !== tables.length)
    throw new BackupError(`The file ${file.path} names tables that its schema lacks.`);
  // A migration may have put rows of its own there.
  await session.query(`TRUNCATE ${names.join(", ")}`);
  const announcements = await listAnnouncements(session);
  for (const { table, trigger } of announcements)
    await session.query(`ALTER TABLE ${table} DISABLE TRIGGER ${trigger}`);
  for (const { name } of shapes) {
    const part = tables.find((each) => each.name === name);
    if (part) await loadTable(session, file, part);
  }
  // What waits for the end of the transaction is checked now: later steps may change these tables.
  await session.query("SET CONSTRAINTS ALL IMMEDIATE").catch((error: unknown) => {
    throw new BackupError(`The rows are not taken: ${reasonOf(error)}`);
  });
  for (const { table, trigger } of announcements) await session.query(`ALTER TABLE ${table} ENABLE TRIGGER ${trigger}`);
}

async function loadTable(session: Session, { path }: BackupFile, part: TablePart): Promise<void> {
  const { name, columns, offset, length } = part;
  const { stream, rows, sha256 } = meter();
  const bytes = createReadStream(path, { start: offset, end: offset + length - 1, highWaterMark: 1 << 18 });
  const into = session.query(copyFrom(`COPY ${quoted(name)} (${columns.map(quoted).join(", ")}) FROM STDIN`));
  await pipeline(bytes, createGunzip(), stream, into).catch((error: unknown) => {
    throw new BackupError(`The rows of ${name} are not taken: ${reasonOf(error)}`);
  });
  if (rows() !== part.rows || into.rowCount !== part.rows || sha256() !== part.sha256) {
    throw new BackupError(`The rows of ${name} in ${path} do not fit their checksum.`);
  }
}

/** Triggers that only wake listeners: nobody listens to a database that is being loaded. */
async function listAnnouncements(session: Session): Promise<readonly { table: string; trigger: string }[]> {
  const { rows } = await session.query<{ table: string; trigger: string }>(
    `SELECT quote_ident(c.relname) AS "table", quote_ident(t.tgname) AS trigger
     FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal AND t.tgname LIKE 'announce\\_%'`,
  );
  return rows;
}

/** The server's own sentence names the law or constraint; the row itself is in `detail`, which is not told. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : "unknown";
}
