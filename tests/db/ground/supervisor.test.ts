import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { readText } from "#lib/cli/data-folder.ts";
import { ensureDatabase, stopDatabase } from "#lib/cli/ensure-database.ts";
import { liveMark } from "#lib/cli/live-process.ts";
import { postgresAccount } from "#lib/cli/postgres-account.ts";
import { postgresBinaries } from "#lib/cli/postgres-binaries.ts";
import { openCluster } from "#lib/cli/postgres-cluster.ts";
import { freePort, spawnServer, stopServer } from "#lib/cli/postgres-process.ts";
import { liveOwner } from "#lib/cli/supervisor-lock.ts";
import { hears, newPlace, type Place, postgresPid, program, query, root, supervisorPid } from "./server.ts";

describe("the database's supervisor", () => {
  let place: Place;
  // One folder for all: making a cluster takes longer than most of these tests.
  beforeAll(() => {
    place = newPlace();
  });
  afterEach(() => stopDatabase(place.folder.root));
  afterAll(() => place.remove());

  const open = () => ensureDatabase({ databaseUrl: undefined, dataDir: place.folder.root });
  const second = async () => {
    const begun = Date.now();
    const child = spawn(process.execPath, [join(root, "lib/cli/postgres-supervisor.ts"), place.folder.root]);
    let said = "";
    child.stderr.on("data", (chunk) => (said += String(chunk)));
    const [code] = await once(child, "exit");
    return { code, said, ms: Date.now() - begun };
  };

  it("writes the pid files that scripts rely on, and listens on loopback only", async () => {
    const access = await open();
    expect(Number(readText(join(place.folder.run, "postgres.pid")))).toBe(postgresPid(place.folder));
    expect(new URL(access.url).hostname).toBe("127.0.0.1");
    expect(await query(access.url, "SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
    expect(await query(access.url, "SHOW fsync")).toEqual([{ fsync: "on" }]);
    await expect(query(access.url.replace(/:[^:@]+@/, ":wrong@"), "SELECT 1")).rejects.toThrow("password");
    access.release();
  });

  it("refuses a second one within two seconds, in one sentence", async () => {
    const access = await open();
    const { code, said, ms } = await second();
    expect(code).toBe(2);
    expect(said.trim().split("\n")).toHaveLength(1);
    expect(said).toContain(`already run by the process ${supervisorPid(place.folder)}`);
    expect(ms).toBeLessThan(2_000);
    access.release();
  });

  it("refuses a server that somebody else started on the folder", async () => {
    const account = postgresAccount();
    const cluster = openCluster(place.folder, postgresBinaries(account), account);
    const foreign = spawnServer(cluster, await freePort(), place.folder.postgresLog, {});
    try {
      await expect.poll(() => readText(join(cluster.path, "postmaster.pid")), { timeout: 10_000 }).toContain("ready");
      const { code, said, ms } = await second();
      expect(code).toBe(2);
      expect(said).toContain("not started by Tanggap");
      expect(ms).toBeLessThan(2_000);
    } finally {
      await stopServer(Number(foreign.pid));
    }
  });

  it("outlives the kill of who started it, and ends some seconds after its last user", async () => {
    const starter = program(
      `const { ensureDatabase } = await import("#lib/cli/ensure-database.ts");
       await ensureDatabase({ databaseUrl: undefined, dataDir: process.argv[1] });
       console.log("up"); setInterval(() => {}, 1000);`,
      place.folder.root,
    );
    await hears(starter, "up");
    const access = await open();
    const server = postgresPid(place.folder);
    starter.kill("SIGKILL");
    await wait(2_500);
    expect(await query(access.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(postgresPid(place.folder)).toBe(server);
    access.release();
    await expect.poll(() => liveOwner(place.folder), { timeout: 12_000 }).toBeNull();
    expect(liveMark(server)).toBeNull();
  });

  it("brings a killed server back within seconds, with every acknowledged row", async () => {
    const access = await open();
    await query(access.url, "DROP TABLE IF EXISTS kept; CREATE TABLE kept (n int)");
    for (let n = 0; n < 20; n += 1) await query(access.url, `INSERT INTO kept VALUES (${n})`);
    process.kill(postgresPid(place.folder), "SIGKILL");
    const begun = Date.now();
    await expect
      .poll(() => query(access.url, "SELECT count(*)::int AS n FROM kept").catch(() => []), { timeout: 10_000 })
      .toEqual([{ n: 20 }]);
    expect(Date.now() - begun).toBeLessThan(8_000);
    access.release();
  });

  it("is replaced when it is killed itself: the server goes on, same process, same port", async () => {
    const access = await open();
    const server = postgresPid(place.folder);
    process.kill(supervisorPid(place.folder), "SIGKILL");
    await expect.poll(() => liveOwner(place.folder)).toBeNull();
    const again = await open();
    expect(again.url).toBe(access.url);
    expect(postgresPid(place.folder)).toBe(server);
    expect(await query(again.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    again.release();
  });

  it("starts again after both were killed at once", async () => {
    const access = await open();
    await query(access.url, "DROP TABLE IF EXISTS kept; CREATE TABLE kept (n int)");
    const killed = [supervisorPid(place.folder), postgresPid(place.folder)];
    for (const pid of killed) process.kill(pid, "SIGKILL");
    await expect.poll(() => liveOwner(place.folder)).toBeNull();
    const again = await open();
    expect(await query(again.url, "SELECT count(*)::int AS n FROM kept")).toEqual([{ n: 0 }]);
    again.release();
  });

  it("is one, however many start at the same moment", async () => {
    const opened = await Promise.all([open(), open(), open()]);
    expect(new Set(opened.map(({ url }) => url)).size).toBe(1);
    for (const access of opened) access.release();
  });
});
