import pg from "pg";
import { MigrationError } from "./migrate.ts";

/** One connection of its own, for work that Prisma cannot say: COPY, a long transaction, DDL with data. */
export type Session = pg.Client;

/** Opens it without time limits: a backup of a large database takes as long as it takes. */
export async function openSession(url: string, name: string): Promise<Session> {
  const session = new pg.Client({
    connectionString: url,
    application_name: name,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    options: "-c timezone=UTC -c statement_timeout=0 -c idle_in_transaction_session_timeout=0 -c lock_timeout=0",
  });
  session.on("error", () => undefined);
  await session.connect().catch((error: unknown) => {
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new MigrationError(`The database cannot be reached: ${reason}`);
  });
  // What a killed command was doing is given up by the server at once.
  await session.query("SET client_connection_check_interval = '500ms'").catch(() => undefined);
  await session.query("SET client_min_messages = warning");
  return session;
}
