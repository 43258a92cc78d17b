import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readText } from "#lib/cli/data-folder.ts";
import { ensureDatabase, stopDatabase } from "#lib/cli/ensure-database.ts";
import { newPlace, nobody, query, root } from "./server.ts";

const isRoot = process.getuid?.() === 0;
const plain = nobody();
/** A checkout in a closed folder cannot be run by anybody else, so there is nothing to try. */
const plainCanRun =
  plain !== null && spawnSync(process.execPath, ["--version"], { cwd: "/", stdio: "ignore", ...plain }).status === 0;

describe("the account of the database", () => {
  it.skipIf(!isRoot)("as root: a closed folder (0700) works, and the password stays there for root alone", async () => {
    const closed = mkdtempSync(join(tmpdir(), "tanggap-closed-"));
    chmodSync(closed, 0o700);
    const place = newPlace(closed);
    const access = await ensureDatabase({ databaseUrl: undefined, dataDir: place.folder.root });
    expect(await query(access.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(statSync(place.folder.password).mode & 0o777).toBe(0o600);
    const elsewhere = readText(place.folder.clusterPointer)?.trim() ?? "";
    expect(statSync(elsewhere).uid).not.toBe(0);
    access.release();
    await place.remove();
    rmSync(join(elsewhere, ".."), { recursive: true, force: true });
    rmSync(closed, { recursive: true, force: true });
  });

  it.skipIf(!plainCanRun)("a plain user simply runs it, and everything belongs to them", async () => {
    if (plain === null) throw new Error("not root");
    const home = mkdtempSync(join(tmpdir(), "tanggap-plain-"));
    chownSync(home, plain.uid, plain.gid);
    const dataDir = join(home, "data");
    const source = `
      const { ensureDatabase } = await import("#lib/cli/ensure-database.ts");
      const { url } = await ensureDatabase({ databaseUrl: undefined, dataDir: process.argv[1] });
      console.log(url.startsWith("postgresql://tanggap:"));`;
    const flags = ["--no-warnings", "--input-type=module", "-e", source, dataDir];
    const run = spawnSync(process.execPath, flags, {
      cwd: root,
      encoding: "utf8",
      env: { PATH: process.env.PATH, NODE_ENV: "test" },
      ...plain,
    });
    expect(run.stderr).toBe("");
    expect(run.stdout.trim()).toBe("true");
    expect(statSync(join(dataDir, "postgres")).uid).toBe(plain.uid);
    await stopDatabase(dataDir);
    rmSync(home, { recursive: true, force: true });
  });
});
