import { readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBackup } from "#lib/backup/container.ts";
import { restoreBackup } from "#lib/backup/restore-backup.ts";
import { productObjects } from "#lib/backup/rules/product-objects.ts";
import { verifyBackup } from "#lib/backup/verify-backup.ts";
import { writeBackup } from "#lib/backup/write-backup.ts";
import { openDatabase } from "#lib/db/client.ts";
import { readMigrations } from "#lib/db/migrate.ts";
import { reachOut } from "#lib/outreach/reach-out.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { startXWorld, type XTestWorld } from "#tests/factories/x-world.ts";

const migrationsFolder = join(import.meta.dirname, "..", "..", "..", "prisma", "migrations");

describe("backup and restore of the whole database", { timeout: 120_000 }, () => {
  let database: TestDatabase;
  let world: XTestWorld;
  let folder: string;
  let file: string;

  const backup = (to = file) => writeBackup({ databaseUrl: database.url, to, product: "0.0.0-test", migrationsFolder });
  const restore = (into: TestDatabase, from = file, mayReplace = false) =>
    restoreBackup({ databaseUrl: into.url, from, mayReplace, migrationsFolder });
  const empty = () => testDatabase({ migrated: false });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "tanggap-backup-"));
    file = join(folder, "tanggap.backup");
    database = await testDatabase();
    world = await startXWorld(database.db);
    for (let n = 0; n < 3; n += 1) {
      const user = world.peer.addUser({ username: `warga_${n}` });
      await world.peer.post(user, `@NusaLinkCare internet mati \\ "dari\tkemarin" 😀 baris\nbaru ${n}`);
    }
    await world.drain();
    for (const { number } of await database.db.ticket.findMany()) await reachOut(world.click(), { number });
    await world.drain();
    await backup();
  }, 120_000);
  afterAll(async () => {
    await world?.stop();
    await database?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Every row of every table but those that a restore is meant to change, as text. */
  async function contents({ pool }: TestDatabase): Promise<Record<string, string[]>> {
    const changed = ["setting", "audit_entry", "staff_session", "one_time_code", "_prisma_migrations"];
    const { tables } = productObjects(readMigrations(migrationsFolder));
    const found: Record<string, string[]> = {};
    for (const table of tables.filter((name) => !changed.includes(name))) {
      const { rows } = await pool.query<{ row: string }>(`SELECT t::text AS row FROM "${table}" t ORDER BY 1`);
      found[table] = rows.map(({ row }) => row);
    }
    return found;
  }

  it("names exactly the tables and functions that the migrations make", async () => {
    const { tables, functions } = productObjects(readMigrations(migrationsFolder));
    const { rows } = await database.pool.query<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'",
    );
    expect([...tables, "_prisma_migrations"].sort()).toEqual(rows.map(({ name }) => name).sort());
    const { rows: made } = await database.pool.query<{ name: string }>(
      `SELECT DISTINCT proname AS name FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
       AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`,
    );
    expect([...functions].sort()).toEqual(made.map(({ name }) => name).sort());
  });

  it("is one file that only its owner reads and that says what is in it", async () => {
    expect(await readdir(folder)).toEqual(["tanggap.backup"]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const { manifest } = await openBackup(file);
    expect(manifest.brands).toBe(1);
    expect(manifest.epoch).toBe(0);
    expect(manifest.tables.find(({ name }) => name === "ticket")?.rows).toBe(3);
    expect(manifest.migrations.map(({ name }) => name)).toEqual(
      readMigrations(migrationsFolder).map(({ name }) => name),
    );
    const secret = String(world.peer.channelConfig.consumerSecret);
    expect(readFileSync(file).includes(secret)).toBe(false);
  });

  it("proves itself by a restore that leaves nothing behind", async () => {
    const before = await contents(database);
    await verifyBackup({ databaseUrl: database.url, from: file, migrationsFolder });
    const { rows } = await database.pool.query("SELECT 1 FROM pg_namespace WHERE nspname LIKE 'tanggap_verify%'");
    expect(rows).toEqual([]);
    expect(await contents(database)).toEqual(before);
  });

  it("comes back row for row in an empty database, with its laws and beyond its numbers", async () => {
    const fresh = await empty();
    try {
      const { epoch } = await restore(fresh);
      expect(epoch.number).toBe(1);
      expect(await contents(fresh)).toEqual(await contents(database));
      const laws = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O' ORDER BY 1";
      expect((await fresh.pool.query(laws)).rows).toEqual((await database.pool.query(laws)).rows);
      const next = await fresh.pool.query<{ next: string }>("SELECT nextval('ticket_event_seq_seq') AS next");
      const last = await database.pool.query<{ last: string }>("SELECT max(seq) AS last FROM ticket_event");
      expect(Number(next.rows[0]?.next)).toBeGreaterThan(Number(last.rows[0]?.last) + 999_999);
      const steal = `UPDATE ticket SET status = 'resolved'`;
      await expect(fresh.pool.query(steal)).rejects.toMatchObject({ code: "TG005" });
      // The restored database can be backed up and restored again: the epochs count on.
      const again = join(folder, "again.backup");
      await writeBackup({ databaseUrl: fresh.url, to: again, product: "0.0.0-test", migrationsFolder });
      expect((await restore(fresh, again, true)).epoch.number).toBe(2);
      await rm(again);
    } finally {
      await fresh.close();
    }
  });

  it("replaces what is there only when told so, and never what belongs to others", async () => {
    const other = await testDatabase();
    const foreign = await empty();
    try {
      await expect(restore(other)).rejects.toThrow(/not empty.*--yes/);
      await other.pool.query("CREATE TABLE own_report (id int)");
      await restore(other, file, true);
      expect(await contents(other)).toEqual(await contents(database));
      expect((await other.pool.query("SELECT * FROM own_report")).rows).toEqual([]);
      await foreign.pool.query("CREATE TABLE somebody_elses (id int)");
      await expect(restore(foreign, file, true)).rejects.toThrow(/not Tanggap's/);
    } finally {
      await other.close();
      await foreign.close();
    }
  });

  it("goes on while the product writes, and sees one moment of it", async () => {
    const user = world.peer.addUser({ username: "warga_di_tengah" });
    const to = join(folder, "busy.backup");
    const posts = async () => {
      for (let n = 0; n < 15; n += 1) await world.peer.post(user, `@NusaLinkCare mati lagi ${n}`);
      await world.drain();
    };
    await Promise.all([backup(to), posts()]);
    await verifyBackup({ databaseUrl: database.url, from: to, migrationsFolder });
    await rm(to);
  });

  it("recognises a file that is cut, altered at any byte, foreign or newer before anything is changed", async () => {
    const target = await testDatabase();
    try {
      const whole = readFileSync(file);
      const broken = join(folder, "broken.backup");
      const before = await contents(target);
      for (const length of [0, 10, 200, Math.floor(whole.length / 2), whole.length - 1]) {
        writeFileSync(broken, whole);
        truncateSync(broken, length);
        await expect(restore(target, broken, true), `cut at ${length}`).rejects.toThrow(/is cut|no backup of Tanggap/);
      }
      for (let step = 0; step < 40; step += 1) {
        const at = Math.floor((whole.length * step) / 40);
        const altered = Buffer.from(whole);
        altered[at] = (altered[at] ?? 0) ^ 1;
        writeFileSync(broken, altered);
        await expect(restore(target, broken, true), `altered at ${at}`).rejects.toThrow(
          /altered|no backup|is cut|newer/,
        );
      }
      writeFileSync(broken, "PGDMP something else");
      await expect(restore(target, broken, true)).rejects.toThrow("is no backup of Tanggap");
      writeFileSync(broken, "TANGGAP-BACKUP 2\n");
      await expect(restore(target, broken, true)).rejects.toThrow("newer version of Tanggap");
      expect(await contents(target)).toEqual(before);
      await rm(broken);
    } finally {
      await target.close();
    }
  });

  it("refuses while something of the product is connected, and while another start holds the database", async () => {
    const target = await testDatabase();
    try {
      const worker = openDatabase(target.url, { max: 1, name: "tanggap-worker-1" });
      await worker.db.brand.count();
      await expect(restore(target, file, true)).rejects.toThrow(/at work on this database \(tanggap-worker-1\)/);
      await worker.close();
      const starting = await target.pool.connect();
      await starting.query("SELECT pg_advisory_lock(7264771)");
      await expect(restore(target, file, true)).rejects.toThrow("Another start or restore");
      await starting.query("SELECT pg_advisory_unlock(7264771)");
      starting.release();
      await restore(target, file, true);
    } finally {
      await target.close();
    }
  });
});
