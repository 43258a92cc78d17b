import { createDefaults } from "#lib/brands/create-defaults.ts";
import { systemContext } from "#lib/context.ts";
import type { Db } from "#lib/db/client.ts";
import { issueFirstRunCode } from "#lib/people/first-run-admin.ts";
import { seedDemo } from "../../prisma/seed.ts";
import { markDemo, refuseDemo } from "./demo-mark.ts";
import { refuseLostKey } from "./secret-key.ts";

/** What a start finds: a migrated database, and the address that it will answer on. */
export interface Prepared {
  readonly db: Db;
  readonly requestId: string;
  readonly address: string;
}

export type Preparation = (prepared: Prepared) => Promise<readonly string[]>;

/** The demo's content, made once; answers its accounts. */
export async function prepareDemo({ db, requestId, address }: Prepared): Promise<readonly string[]> {
  await markDemo(db);
  await refuseLostKey(db);
  const ctx = systemContext(db, "seed", Temporal.Now.instant(), requestId);
  const { accounts } = await seedDemo({ ...ctx, db }, address);
  return [
    "",
    "Demo accounts:",
    ...accounts.map(({ role, email, password }) => `  ${role.padEnd(10)} ${email}  ${password}`),
  ];
}

/** Production: defaults where there are none, and the one-time code while there is no admin. */
export async function prepareProduction({ db, requestId, address }: Prepared): Promise<readonly string[]> {
  await refuseDemo(db);
  await refuseLostKey(db);
  const ctx = systemContext(db, "start", Temporal.Now.instant(), requestId);
  await createDefaults(ctx);
  const code = await issueFirstRunCode(ctx);
  return code === null ? [] : [`Create the first admin at ${address}/first-run with this code (72 hours): ${code}`];
}

/** A worker joins whatever the database is, with the right key. */
export async function prepareWorker({ db }: Prepared): Promise<readonly string[]> {
  await refuseLostKey(db);
  return [];
}
