import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "#lib/env.ts";
import { DeskError } from "#lib/errors.ts";
import { describeError, log } from "#lib/log.ts";
import { type Prisma, PrismaClient } from "./generated/client.ts";

/** The database outside a transaction. */
export type Db = PrismaClient;
/** The database inside a transaction: only `inTransaction` hands one out. */
export type Tx = Prisma.TransactionClient;

export interface Database {
  readonly db: Db;
  /** The pool beneath, for the few users of plain SQL that Prisma cannot say (COPY, cursors, advisory locks). */
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Most connections of this process; PostgreSQL itself allows 200 in the embedded set-up. */
  readonly max?: number;
  /** Longest run of one statement in milliseconds; reports and back-fills may ask for more. */
  readonly statementTimeoutMs?: number;
  /** Shown in pg_stat_activity. */
  readonly name?: string;
  /**
   * Statements are planned once per connection: planning was more than half of the database's work. Off by default,
   * because poolers that share connections between transactions do not know other clients' statements.
   */
  readonly preparesStatements?: boolean;
}

const pools = new WeakMap<object, pg.Pool>();

/** The pool beneath a database, for the hottest statements, which Prisma makes dear; null inside a transaction. */
export function poolOf(db: Db | Tx): pg.Pool | null {
  return pools.get(db) ?? null;
}

/** Opens a pool and a client over it. Connects lazily: a wrong URL shows at the first query. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: options.statementTimeoutMs ?? 30_000,
    idle_in_transaction_session_timeout: 60_000,
    application_name: options.name ?? "tanggap",
    keepAlive: true,
    // Every Date crosses in UTC, whatever the server's own zone is.
    options: "-c timezone=UTC",
  });
  const onError = (error: Error) => log.warn({ err: describeError(error) }, "a database connection was lost");
  pool.on("error", onError);
  const naming = options.preparesStatements ? { statementNameGenerator: statementNames() } : {};
  const db = new PrismaClient({ adapter: new PrismaPg(pool, { onConnectionError: onError, ...naming }) });
  pools.set(db, pool);
  const close = async () => {
    await db.$disconnect();
    await pool.end();
  };
  return { db, pool, close };
}

/** Each connection keeps what it prepared; texts beyond these (lists of every length) stay unnamed. */
const mostNames = 500;

/** A short name for each text of a statement; "" = none. */
function statementNames(): (query: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    const name = names.size < mostNames ? `s${names.size}` : "";
    if (name === "") return name;
    names.set(sql, name);
    return name;
  };
}

const singleton = globalThis as typeof globalThis & { tanggapDatabase?: Database };

/** The web process's one database; kept on globalThis because Next evaluates modules more than once. */
export function database(): Database {
  if (!singleton.tanggapDatabase) {
    if (!env.databaseUrl) throw new DeskError("not-ready", "DATABASE_URL is not set: start through npm start.");
    singleton.tanggapDatabase = openDatabase(env.databaseUrl, {
      max: 12,
      name: "tanggap-web",
      preparesStatements: env.preparesStatements,
    });
  }
  return singleton.tanggapDatabase;
}
