import "./node-version.ts";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { DiffTarget } from "@prisma/schema-engine-wasm";
import { migrate } from "#lib/db/migrate.ts";
import { ensureDatabase, stopDatabase } from "./ensure-database.ts";
import { projectRoot } from "./project-root.ts";
import { runCommand, StartError } from "./start-error.ts";

const schemaFolder = join(projectRoot, "prisma", "schema");
const migrationsFolder = join(projectRoot, "prisma", "migrations");
/** The schema that the migrations lead to. The engine cannot read a live PostgreSQL 18, so the last schema is kept. */
const lastSchema = join(migrationsFolder, "last-schema.prisma");

/** Writes the SQL that leads from the migrations to the schema into a new migration; answers its name, null when none is needed. */
export async function makeMigration(name: string, at: Date): Promise<string | null> {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new StartError("A migration's name is lower case words joined by _.");
  const dataDir = mkdtempSync(join(tmpdir(), "tanggap-diff-"));
  const access = await ensureDatabase({ databaseUrl: undefined, dataDir, serverSettings: { fsync: "off" } });
  try {
    const schema = readSchema();
    const sql = await difference(access.url, schema);
    if (sql === null) return null;
    const stamp = at.toISOString().replace(/\D/g, "").slice(0, 14);
    const folder = join(migrationsFolder, `${stamp}_${name}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "migration.sql"), sql);
    writeFileSync(join(migrationsFolder, "migration_lock.toml"), 'provider = "postgresql"\n');
    writeFileSync(lastSchema, schema);
    // Proof on an empty database; a migration that does not run is better known now.
    await migrate(access.url, migrationsFolder);
    return `${stamp}_${name}`;
  } finally {
    access.release();
    await stopDatabase(dataDir);
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function readSchema(): string {
  return readdirSync(schemaFolder)
    .filter((file) => file.endsWith(".prisma"))
    .sort()
    .map((file) => readFileSync(join(schemaFolder, file), "utf8"))
    .join("\n");
}

async function difference(url: string, schema: string): Promise<string | null> {
  const { SchemaEngine } = await import("@prisma/schema-engine-wasm");
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url }));
  const engine = await SchemaEngine.new({ datamodels: [["schema.prisma", schema]] }, () => undefined, adapter);
  const target = (content: string): DiffTarget => ({
    tag: "schemaDatamodel",
    files: [{ path: "schema.prisma", content }],
  });
  try {
    const answer = await engine.diff({
      from: existsSync(lastSchema) ? target(readFileSync(lastSchema, "utf8")) : { tag: "empty" },
      to: target(schema),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const sql = (answer.stdout ?? "").trim();
    return sql === "" || sql === "-- This is an empty migration." ? null : `${sql}\n`;
  } finally {
    engine.free();
  }
}

if (import.meta.main) {
  await runCommand(async () => {
    const made = await makeMigration(process.argv[2] ?? "", new Date());
    console.log(
      made === null ? "The migrations lead to the schema already." : `prisma/migrations/${made}/migration.sql`,
    );
    process.exit(0);
  });
}
