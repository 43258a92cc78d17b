import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { listMissingMigrations, MigrationError, migrate } from "#lib/db/migrate.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { program } from "./server.ts";

describe("migrations", () => {
  let test: TestDatabase;
  let folder: string;
  beforeEach(async () => {
    test = await testDatabase({ migrated: false });
    folder = mkdtempSync(join(tmpdir(), "tanggap-migrations-"));
    write("1_first", "CREATE TABLE a (n int); INSERT INTO a VALUES (1);");
  });
  afterEach(async () => {
    await test.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (name: string, sql: string) => {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, "migration.sql"), sql);
  };
  const rows = async (sql: string) => (await test.pool.query(sql)).rows;
  const applied = () =>
    rows(
      "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1",
    );

  it("run once, in order, with functions whose bodies hold semicolons", async () => {
    write(
      "2_function",
      "CREATE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN n := n * 2; RETURN n; END; $$; CREATE TABLE b (n int DEFAULT twice(4));",
    );
    expect(await migrate(test.url, folder)).toEqual(["1_first", "2_function"]);
    expect(await migrate(test.url, folder)).toEqual([]);
    expect(await rows("SELECT twice(21) AS n")).toEqual([{ n: 42 }]);
  });

  it("are taken up again after a kill -9 in the middle of one", async () => {
    write(
      "2_slow",
      "INSERT INTO a VALUES (2); CREATE TABLE slow (n int); SELECT pg_sleep(30); INSERT INTO slow VALUES (1);",
    );
    const starter = program(
      `const { migrate } = await import("#lib/db/migrate.ts"); await migrate(process.argv[1], process.argv[2]);`,
      test.url,
      folder,
    );
    await expect
      .poll(
        () =>
          rows(
            "SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()",
          ),
        { timeout: 10_000 },
      )
      .toEqual([{ n: 1 }]);
    starter.kill("SIGKILL");
    write("2_slow", "INSERT INTO a VALUES (2); CREATE TABLE slow (n int); INSERT INTO slow VALUES (1);");
    const begun = Date.now();
    expect(await migrate(test.url, folder)).toEqual(["2_slow"]);
    expect(Date.now() - begun).toBeLessThan(10_000);
    expect(await rows("SELECT n FROM a ORDER BY n")).toEqual([{ n: 1 }, { n: 2 }]);
    expect(await rows("SELECT n FROM slow")).toEqual([{ n: 1 }]);
  });

  it("close the half row that another tool left, and run that one again", async () => {
    await migrate(test.url, folder);
    write("2_left", "CREATE TABLE b (n int)");
    await test.pool.query("INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'y', '2_left')");
    expect(await migrate(test.url, folder)).toEqual(["2_left"]);
    expect(await applied()).toEqual([{ migration_name: "1_first" }, { migration_name: "2_left" }]);
  });

  it("undo a failing one wholly and say why in one sentence", async () => {
    write("2_wrong", "CREATE TABLE b (n int); SELECT nonsense;");
    const refused = await migrate(test.url, folder).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(MigrationError);
    expect(String(refused)).toContain("2_wrong failed and was undone");
    expect(await applied()).toEqual([{ migration_name: "1_first" }]);
    expect(await rows("SELECT to_regclass('b') AS b")).toEqual([{ b: null }]);
  });

  it("are applied once when several start at the same moment", async () => {
    write("2_more", "INSERT INTO a VALUES (2)");
    const all = await Promise.all([1, 2, 3].map(() => migrate(test.url, folder)));
    expect(all.flat().sort()).toEqual(["1_first", "2_more"]);
    expect(await rows("SELECT n FROM a ORDER BY n")).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it("refuse a database that is newer, and a migration that was changed afterwards", async () => {
    write("2_later", "SELECT 1");
    await migrate(test.url, folder);
    rmSync(join(folder, "2_later"), { recursive: true });
    await expect(migrate(test.url, folder)).rejects.toThrow("newer than this version");
    write("2_later", "SELECT 2");
    await expect(migrate(test.url, folder)).rejects.toThrow("was changed after");
  });

  it("tell which are missing without changing anything", async () => {
    const query = (sql: string) => rows(sql);
    expect(await listMissingMigrations(query, folder)).toEqual(["1_first"]);
    await migrate(test.url, folder);
    expect(await listMissingMigrations(query, folder)).toEqual([]);
  });
});
