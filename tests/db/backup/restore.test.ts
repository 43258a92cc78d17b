import { type ChildProcess, execFile, spawn } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { restoreBackup } from "#lib/backup/restore-backup.ts";
import { verifyBackup } from "#lib/backup/verify-backup.ts";
import { writeBackup } from "#lib/backup/write-backup.ts";
import { migrate, readMigrations } from "#lib/db/migrate.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { makeBrand } from "#tests/factories/actors.ts";

const root = join(import.meta.dirname, "..", "..", "..");
const migrationsFolder = join(root, "prisma", "migrations");
const cli = join(root, "lib", "cli", "admin.ts");

describe("restoring under other schemas, over a running product, and through a kill", { timeout: 120_000 }, () => {
  let folder: string;
  let database: TestDatabase;
  let file: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "tanggap-restore-"));
    database = await testDatabase();
    await makeBrand(database.db);
    file = join(folder, "now.backup");
    await writeBackup({ databaseUrl: database.url, to: file, product: "0.0.0-test", migrationsFolder });
  }, 120_000);
  afterAll(async () => {
    await database?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** The migrations without the last ones, or with others on top. */
  function otherMigrations(name: string, left: number, more: Readonly<Record<string, string>> = {}): string {
    const path = join(folder, name);
    cpSync(migrationsFolder, path, { recursive: true });
    const all = readMigrations(path).map((migration) => migration.name);
    for (const gone of all.slice(all.length - left)) rmSync(join(path, gone), { recursive: true });
    for (const [added, sql] of Object.entries(more)) {
      mkdirSync(join(path, added));
      writeFileSync(join(path, added, "migration.sql"), sql);
    }
    return path;
  }

  it("refuses a file of a newer schema in one sentence", async () => {
    const older = otherMigrations("older", 1);
    const target = await testDatabase({ migrated: false });
    try {
      const wish = { databaseUrl: target.url, from: file, mayReplace: true, migrationsFolder: older };
      await expect(restoreBackup(wish)).rejects.toThrow(/newer version of Tanggap \(it has the migration .+\)/);
      await expect(verifyBackup(wish)).rejects.toThrow(/newer version of Tanggap/);
      expect((await target.pool.query("SELECT 1 FROM pg_class WHERE relname = 'brand'")).rows).toEqual([]);
    } finally {
      await target.close();
    }
  });

  it("refuses a file that was made under another form of a migration, and a backup of a newer database", async () => {
    const path = otherMigrations("changed", 0);
    const [first = ""] = readMigrations(path).map((migration) => migration.name);
    writeFileSync(join(path, first, "migration.sql"), "SELECT 1;");
    const wish = { databaseUrl: database.url, from: file, mayReplace: true, migrationsFolder: path };
    await expect(restoreBackup(wish)).rejects.toThrow(/another form of the migration/);
    const to = join(folder, "too-new.backup");
    const older = join(folder, "older");
    const backup = writeBackup({ databaseUrl: database.url, to, product: "0.0.0-test", migrationsFolder: older });
    await expect(backup).rejects.toThrow("newer than this version of Tanggap");
    expect(readdirSync(folder).filter((name) => name.startsWith("too-new"))).toEqual([]);
  });

  it("brings a file of an older schema forward, rows and all", async () => {
    const newer = otherMigrations("newer", 0, {
      "29990101000000_expand": `ALTER TABLE brand ADD COLUMN motto text NOT NULL DEFAULT 'selalu ada';
        ALTER TABLE ticket ADD COLUMN colour text;
        UPDATE brand SET motto = name || ' selalu ada';
        CREATE TABLE later_thing (id int PRIMARY KEY);`,
    });
    const target = await testDatabase();
    try {
      await migrate(target.url, newer);
      await target.pool.query("INSERT INTO later_thing VALUES (1)");
      await verifyBackup({ databaseUrl: target.url, from: file, migrationsFolder: newer });
      await restoreBackup({ databaseUrl: target.url, from: file, mayReplace: true, migrationsFolder: newer });
      expect((await target.pool.query("SELECT motto FROM brand")).rows).toEqual([{ motto: "Nusa Link selalu ada" }]);
      expect((await target.pool.query("SELECT * FROM later_thing")).rows).toEqual([]);
      expect(await migrate(target.url, newer)).toEqual([]);
    } finally {
      await target.close();
    }
  });

  it("leaves the old data whole when it is killed in the middle, and can then be run again", async () => {
    const large = join(folder, "large.backup");
    await database.pool.query(
      "INSERT INTO rate_limit (key, points) SELECT 'k' || n, n FROM generate_series(1, 250000) AS n ON CONFLICT DO NOTHING",
    );
    await writeBackup({ databaseUrl: database.url, to: large, product: "0.0.0-test", migrationsFolder });
    const target = await testDatabase();
    try {
      const own = await makeBrand(target.db, "OWN");
      const restoring = spawnRestore(large, target.url);
      await untilCopying(target, "rate_limit");
      restoring.kill("SIGKILL");
      await untilGone(target);
      expect((await target.pool.query("SELECT id FROM brand")).rows).toEqual([{ id: own.id }]);
      expect((await target.pool.query("SELECT 1 FROM setting WHERE key = 'epoch'")).rows).toEqual([]);
      expect((await target.pool.query("SELECT 1 FROM rate_limit")).rows).toEqual([]);
      // A start finds an ordinary database.
      expect(await migrate(target.url, migrationsFolder)).toEqual([]);
      const again = await promisify(execFile)(process.execPath, restoreArgs(large, target.url), { env: environment() });
      expect(again.stdout).toContain("this is epoch 1");
      expect((await target.pool.query("SELECT count(*)::int AS n FROM rate_limit")).rows).toEqual([{ n: 250_000 }]);
    } finally {
      await target.close();
      await database.pool.query("TRUNCATE rate_limit");
    }
  });

  it("works for the owner of a database who is no superuser", async () => {
    const owner = await testDatabase({ migrated: false });
    const { rows } = await owner.pool.query<{ name: string }>("SELECT current_database() AS name");
    const name = rows[0]?.name ?? "";
    try {
      await owner.pool.query(`CREATE ROLE plain_${name} LOGIN PASSWORD 'plain'`);
      await owner.pool.query(`ALTER DATABASE ${name} OWNER TO plain_${name}`);
      const url = new URL(owner.url);
      url.username = `plain_${name}`;
      url.password = "plain";
      const databaseUrl = url.toString();
      await restoreBackup({ databaseUrl, from: file, mayReplace: false, migrationsFolder });
      const to = join(folder, "plain.backup");
      await writeBackup({ databaseUrl, to, product: "0.0.0-test", migrationsFolder });
      await verifyBackup({ databaseUrl, from: to, migrationsFolder });
      const { epoch } = await restoreBackup({ databaseUrl, from: to, mayReplace: true, migrationsFolder });
      expect(epoch.number).toBe(2);
    } finally {
      await owner.close();
      await database.pool.query(`DROP ROLE IF EXISTS plain_${name}`);
    }
  });

  it("takes no row that breaks a law, and leaves the old data", async () => {
    const lawless = await testDatabase();
    const target = await testDatabase();
    try {
      const brand = await makeBrand(lawless.db);
      const own = await makeBrand(target.db, "OWN");
      const client = await lawless.pool.connect();
      await client.query("BEGIN");
      await client.query("SET LOCAL session_replication_role = replica");
      await client.query(
        `INSERT INTO ticket_event ("ticketId", "brandId", version, type, at, "recordedAt", "actorType", "statusAfter", data)
         VALUES (gen_random_uuid(), $1, 1, 'ticket.opened', now(), now(), 'system', 'new', '{}')`,
        [brand.id],
      );
      await client.query("COMMIT");
      client.release();
      const to = join(folder, "lawless.backup");
      await writeBackup({ databaseUrl: lawless.url, to, product: "0.0.0-test", migrationsFolder });
      const wish = { databaseUrl: target.url, from: to, mayReplace: true, migrationsFolder };
      await expect(verifyBackup(wish)).rejects.toThrow(/The rows of ticket_event are not taken/);
      await expect(restoreBackup(wish)).rejects.toThrow(/The rows of ticket_event are not taken/);
      expect((await target.pool.query("SELECT id FROM brand")).rows).toEqual([{ id: own.id }]);
    } finally {
      await lawless.close();
      await target.close();
    }
  });

  it("refuses while a web or worker of this installation lives, even without a connection", async () => {
    const dataDir = join(folder, "data");
    mkdirSync(join(dataDir, "run"), { recursive: true });
    writeFileSync(join(dataDir, "run", "worker-1.pid"), `${process.pid}\n`);
    const env = environment({ DATABASE_URL: database.url, TANGGAP_DATA_DIR: dataDir });
    const run = promisify(execFile)(process.execPath, [cli, "restore", "--from", file, "--yes"], { env });
    await expect(run).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/Tanggap is running \(worker-1, process \d+\): stop web and workers first/),
    });
  });

  it("backs up and proves the file from the command line", async () => {
    const to = join(folder, "cli.backup");
    const env = environment({ DATABASE_URL: database.url, TANGGAP_DATA_DIR: join(folder, "other") });
    const made = await promisify(execFile)(process.execPath, [cli, "backup", "--to", to, "--verify"], { env });
    expect(made.stdout).toMatch(/^backup .+cli\.backup \([\d.]+ MB/);
    expect(made.stdout).toMatch(/verified .+ tables with \d+ rows came back as they were/);
    const proved = await promisify(execFile)(process.execPath, [cli, "verify-backup", to], { env });
    expect(proved.stdout).toContain("came back as they were");
    const nowhere = promisify(execFile)(process.execPath, [cli, "verify-backup", join(folder, "none")], { env });
    await expect(nowhere).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining("cannot be read") });
  });

  function environment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
    const { NODE_OPTIONS: _options, DATABASE_URL: _url, ...inherited } = process.env;
    return { ...inherited, ...more };
  }

  function restoreArgs(from: string, into: string): string[] {
    return [cli, "restore", "--from", from, "--into", into, "--yes"];
  }

  function spawnRestore(from: string, into: string): ChildProcess {
    return spawn(process.execPath, restoreArgs(from, into), { env: environment(), stdio: "ignore" });
  }

  async function untilCopying({ pool }: TestDatabase, table: string): Promise<void> {
    const sql = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE $1";
    for (const end = Date.now() + 60_000; Date.now() < end; await wait(5)) {
      if ((await pool.query(sql, [`COPY "${table}" %`])).rows.length > 0) return;
    }
    throw new Error("the restore never came so far");
  }

  async function untilGone({ pool }: TestDatabase): Promise<void> {
    const sql =
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'tanggap-restore'";
    for (const end = Date.now() + 30_000; Date.now() < end; await wait(20)) {
      if ((await pool.query(sql)).rows.length === 0) return;
    }
    throw new Error("the server never noticed the kill");
  }
});
