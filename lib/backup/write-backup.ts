import { createHash } from "node:crypto";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { to as copyTo } from "pg-copy-streams";
import { readMigrations } from "#lib/db/migrate.ts";
import { openSession, type Session } from "#lib/db/session.ts";
import { BackupError } from "./backup-error.ts";
import { firstLine, lastLineOf, meter } from "./container.ts";
import { formatVersion, type Manifest, type TablePart } from "./rules/manifest.ts";
import { productObjects } from "./rules/product-objects.ts";
import { schemaFit } from "./rules/schema-fit.ts";
import { listSequences } from "./sequences.ts";
import { copyOut, type TableShape, tableShapes } from "./table-shapes.ts";

export interface BackupWish {
  readonly databaseUrl: string;
  readonly to: string;
  readonly product: string;
  readonly migrationsFolder: string;
}

/** One backup at a time, so that two never write one file. */
const backupLockKey = 7_264_772;

/**
 * Writes the whole database into one file while the product works: a single read-only snapshot, table by table. The file
 * has its name only when it is whole and on the disk; it is readable by its owner alone.
 */
export async function writeBackup(wish: BackupWish): Promise<Manifest> {
  const session = await openSession(wish.databaseUrl, "tanggap-backup");
  const part = `${wish.to}.part`;
  try {
    await lockBackups(session);
    await session.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await rm(part, { force: true });
    const sink = await openSink(part);
    try {
      await sink.write(Buffer.from(firstLine));
      const manifest = await writeTables(session, wish, sink);
      const manifestAt = sink.length();
      await sink.write(Buffer.from(`${JSON.stringify(manifest)}\n`));
      await sink.write(Buffer.from(lastLineOf(manifestAt, sink.sha256())));
      await sink.close();
      await rename(part, wish.to);
      await settleFolder(wish.to);
      return manifest;
    } catch (error) {
      await sink.close().catch(() => undefined);
      await rm(part, { force: true });
      throw error;
    }
  } finally {
    await session.end().catch(() => undefined);
  }
}

async function lockBackups(session: Session): Promise<void> {
  const { rows } = await session.query<{ got: boolean }>("SELECT pg_try_advisory_lock($1) AS got", [backupLockKey]);
  if (!rows[0]?.got) throw new BackupError("Another backup of this database is under way.");
}

async function writeTables(session: Session, wish: BackupWish, sink: Sink): Promise<Manifest> {
  const known = readMigrations(wish.migrationsFolder);
  const applied = await appliedMigrations(session);
  if (!schemaFit(applied, known).ok) {
    throw new BackupError(
      "The database is newer than this version of Tanggap: back it up with the version that runs on it.",
    );
  }
  const facts = await factsOf(session);
  const shapes = await tableShapes(session, productObjects(known).tables);
  const tables: TablePart[] = [];
  for (const shape of shapes) tables.push(await writeTable(session, shape, sink));
  const sequences = await listSequences(
    session,
    shapes.map(({ name }) => name),
  );
  return { format: formatVersion, product: wish.product, ...facts, migrations: applied, tables, sequences };
}

/** The migrations of this database, in order. */
async function appliedMigrations(session: Session): Promise<Manifest["migrations"]> {
  const { rows } = await session
    .query<{ name: string; checksum: string }>(
      `SELECT migration_name AS name, checksum FROM _prisma_migrations
       WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
    )
    .catch(() => ({ rows: [] }));
  if (rows.length === 0) throw new BackupError("This database is empty: there is nothing to back up.");
  return rows;
}

async function factsOf(session: Session): Promise<Pick<Manifest, "madeAt" | "brands" | "epoch">> {
  const { rows } = await session.query<{ madeAt: Date; brands: number; epoch: number }>(
    `SELECT now() AS "madeAt", (SELECT count(*)::int FROM brand) AS brands,
       COALESCE((SELECT (value->>'number')::int FROM setting WHERE key = 'epoch'), 0) AS epoch`,
  );
  const [facts] = rows;
  if (!facts) throw new Error("the database answered nothing");
  return { madeAt: facts.madeAt.toISOString(), brands: facts.brands, epoch: facts.epoch };
}

async function writeTable(session: Session, shape: TableShape, sink: Sink): Promise<TablePart> {
  const offset = sink.length();
  const { stream, rows, sha256 } = meter();
  const into = new Writable({
    write: (chunk: Buffer, _encoding, done) => void sink.write(chunk).then(() => done(), done),
  });
  await pipeline(session.query(copyTo(copyOut(shape))), stream, createGzip({ level: 5 }), into);
  const { name, columns } = shape;
  return { name, columns: [...columns], rows: rows(), sha256: sha256(), offset, length: sink.length() - offset };
}

interface Sink {
  readonly write: (bytes: Buffer) => Promise<void>;
  readonly length: () => number;
  /** Of all that was written so far; the next write goes on from there. */
  readonly sha256: () => string;
  readonly close: () => Promise<void>;
}

async function openSink(path: string): Promise<Sink> {
  const file: FileHandle = await open(path, "wx", 0o600).catch((error: unknown) => {
    throw new BackupError(`The file ${path} cannot be written: ${error instanceof Error ? error.message : "unknown"}`);
  });
  const hash = createHash("sha256");
  let length = 0;
  return {
    write: async (bytes) => {
      hash.update(bytes);
      length += bytes.length;
      await file.writeFile(bytes);
    },
    length: () => length,
    sha256: () => hash.copy().digest("hex"),
    close: async () => {
      await file.sync();
      await file.close();
    },
  };
}

/** The new name itself is on the disk only when the folder is; where folders cannot be synced it comes a little later. */
async function settleFolder(path: string): Promise<void> {
  const folder = await open(dirname(path), "r").catch(() => null);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}
