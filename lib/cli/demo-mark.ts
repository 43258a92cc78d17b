import type { Db } from "#lib/db/client.ts";
import { StartError } from "./start-error.ts";

const settingKey = "demo";

/** Marks the database as one of the demo: production starts refuse it. */
export async function markDemo(db: Db): Promise<void> {
  if (await isDemo(db)) return;
  if ((await db.brand.count()) > 0) {
    throw new StartError(
      "This database is in productive use: the demo is not put into it. Give another DATABASE_URL or TANGGAP_DATA_DIR.",
    );
  }
  await db.setting.create({ data: { key: settingKey, value: true } });
}

export async function refuseDemo(db: Db): Promise<void> {
  if (await isDemo(db)) {
    throw new StartError("This database holds the demo: give production another DATABASE_URL or TANGGAP_DATA_DIR.");
  }
}

async function isDemo(db: Db): Promise<boolean> {
  return (await db.setting.count({ where: { key: settingKey } })) > 0;
}
