import { join } from "node:path";
import pg from "pg";
import { createBrand } from "#lib/brands/create-brand.ts";
import { createChannel } from "#lib/channels/accounts/create-channel.ts";
import { type Context, systemContext } from "#lib/context.ts";
import { type Database, openDatabase } from "#lib/db/client.ts";
import { migrate } from "#lib/db/migrate.ts";
import { newId } from "#lib/ids.ts";
import { createUser } from "#lib/people/create-user.ts";
import { sessionHours } from "#lib/people/sign-in.ts";
import { sealSession, sessionCookieName } from "#lib/web/session.ts";
import { type FillGround, fillTickets } from "./fill.ts";
import { fillPolicy } from "./fill-plans.ts";

export const consumerSecret = "only-for-benches-0123456789";
export const brandUserId = "1500000000000000001";
export const channelKey = "bench-x";

/** One database of the bench: a brand that works around the clock, one supervisor, one X channel. */
export interface Desk {
  readonly url: string;
  readonly database: Database;
  readonly ground: FillGround;
  /** The cookie of the signed-in supervisor. */
  readonly cookie: string;
  /** The supervisor clicks, now. */
  readonly click: () => Context;
  readonly close: () => Promise<void>;
}

/** Makes the database `name` beside the one of `serverUrl`, migrated and furnished. */
export async function openDesk(serverUrl: string, name: string): Promise<Desk> {
  await asAdmin(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await asAdmin(serverUrl, `CREATE DATABASE ${name}`);
  const url = withDatabase(serverUrl, name);
  await migrate(url, join(import.meta.dirname, "..", "..", "prisma", "migrations"));
  const database = openDatabase(url, { max: 12, name: "tanggap-bench", statementTimeoutMs: 300_000 });
  const ctx = { ...systemContext(database.db, "bench", Temporal.Now.instant(), newId()), db: database.db };
  const brand = await createBrand(ctx, {
    key: "nusalink",
    name: "Nusa Link",
    prefix: "NSL",
    officialChannelName: "Pusat Bantuan",
    officialChannelUrl: "https://bantuan.nusalink.example",
  });
  await database.db.policy.update({ where: { id: brand.policyId }, data: { spec: { ...fillPolicy } } });
  const channel = await createChannel(ctx, {
    network: "x",
    key: channelKey,
    config: {
      baseUrl: "http://127.0.0.1:9",
      brandUserId,
      brandHandle: "NusaLinkCare",
      consumerSecret,
      accessToken: "none",
      limits: null,
    },
  });
  // Nothing answers at the network's address: no polling while others measure.
  await database.pool.query(`UPDATE channel SET "pollAgainAt" = now() + interval '1 day'`);
  const { staffId } = await createUser(ctx, {
    email: "sari@nusalink.example",
    name: "Sari Wulandari",
    role: "supervisor",
    password: null,
  });
  const sessionId = await openBenchSession(database, staffId);
  const actor = { type: "staff", staffId, role: "supervisor", brandIds: [brand.id], sessionId } as const;
  return {
    url,
    database,
    ground: { brandId: brand.id, channelId: channel.id, agentId: staffId, prefix: brand.prefix },
    cookie: `${sessionCookieName()}=${await sealSession(sessionId)}`,
    click: () => ({ actor, now: Temporal.Now.instant(), db: database.db, requestId: newId() }),
    close: database.close,
  };
}

/** The same with `count` tickets in it. */
export async function openFilledDesk(serverUrl: string, name: string, count: number) {
  const desk = await openDesk(serverUrl, name);
  return { desk, seconds: await fillTickets(desk.database.pool, desk.ground, count) };
}

/** As signing in does it, without its password hash. */
async function openBenchSession({ db }: Database, staffId: string): Promise<string> {
  const now = Date.now();
  const expiresAt = new Date(now + sessionHours * 3_600_000);
  const times = { createdAt: new Date(now), lastSeenAt: new Date(now), expiresAt };
  const { id } = await db.staffSession.create({ data: { id: newId(), staffId, sessionVersion: 1, ...times } });
  return id;
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}

async function asAdmin(serverUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(serverUrl, "postgres") });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
