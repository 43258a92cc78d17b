import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import pg from "pg";
import { openDataFolder } from "./data-folder.ts";
import { currentUrl, ensureDatabase } from "./ensure-database.ts";
import { projectRoot } from "./project-root.ts";

export interface Installation {
  readonly databaseUrl: string;
  release(): void;
}

/**
 * The installation that a command works on: DATABASE_URL, or the data folder that was given, or the one that runs
 * (the demo's before production's), or production's, whose server is then started for the command.
 * Sets TANGGAP_DATA_DIR to the folder with the fitting secret key; call it before lib/env.ts is imported.
 */
export async function findInstallation(): Promise<Installation> {
  const folders = ["demo", "data"].map((name) => join(projectRoot, ".tanggap", name));
  const given = process.env.TANGGAP_DATA_DIR ? resolve(process.env.TANGGAP_DATA_DIR) : null;
  const url = process.env.DATABASE_URL;
  if (url) {
    process.env.TANGGAP_DATA_DIR = given ?? folders[(await isDemo(url)) ? 0 : 1];
    return { databaseUrl: url, release: () => undefined };
  }
  const running = given ?? folders.find((folder) => existsSync(folder) && currentUrl(openDataFolder(folder)) !== null);
  const dataDir = running ?? join(projectRoot, ".tanggap", "data");
  process.env.TANGGAP_DATA_DIR = dataDir;
  const access = await ensureDatabase({ databaseUrl: undefined, dataDir });
  return { databaseUrl: access.url, release: () => access.release() };
}

async function isDemo(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rowCount } = await client.query("SELECT 1 FROM setting WHERE key = 'demo'");
    return rowCount === 1;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
