import pg from "pg";
import { openDataFolder } from "#lib/cli/data-folder.ts";
import { currentUrl } from "#lib/cli/ensure-database.ts";

/** Runs one statement on the installation under test: for states that no click brings about. */
export async function onDatabase(sql: string, values: readonly unknown[] = []): Promise<pg.QueryResult["rows"]> {
  const folder = process.env.TANGGAP_E2E_DATA_DIR;
  const url = folder ? currentUrl(openDataFolder(folder)) : null;
  if (!url) throw new Error("The product's database is not known to this test.");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}
