import type { Db, Tx } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";

/** Where the mark of a demo database lives. */
const demoMark = "demo";

/** On in demo and development; in production only by TANGGAP_PLAYGROUND=on. An explicit setting always wins. */
export async function isPlaygroundEnabled(db: Db | Tx): Promise<boolean> {
  if (env.playground !== undefined) return env.playground === "on";
  return env.nodeEnv === "development" || isDemo(db);
}

/** Whether this database is a demo: there the playground is open to whoever reaches the loopback address. */
export async function isDemo(db: Db | Tx): Promise<boolean> {
  return (await db.setting.findUnique({ where: { key: demoMark } })) !== null;
}
