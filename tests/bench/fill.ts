import { randomBytes } from "node:crypto";
import type pg from "pg";
import { formatRegistrationNumber } from "#lib/tickets/rules/registration-number.ts";
import { checkRows } from "./fill-checks.ts";
import { derivedPlans } from "./fill-plans.ts";
import { fillStatements, groundStatements, planRows, planStatement, planTables } from "./fill-sql.ts";

export interface FillGround {
  readonly brandId: string;
  readonly channelId: string;
  readonly agentId: string;
  readonly prefix: string;
}

/**
 * Fills an empty desk with `count` tickets and all that belongs to them (about 25 rows each), set by set, in one
 * transaction. Foreign keys and laws are not asked row by row but set by set at the end, before anything is committed.
 * Answers the seconds it took, with VACUUM ANALYZE.
 */
export async function fillTickets(pool: pg.Pool, ground: FillGround, count: number): Promise<number> {
  const begun = performance.now();
  const plans = JSON.stringify(derivedPlans());
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("SET LOCAL statement_timeout = 0");
    await client.query("SET LOCAL maintenance_work_mem = '256MB'");
    for (const sql of [...groundStatements, ...planTables]) await client.query(sql);
    const { brandId, channelId, agentId } = ground;
    await client.query("INSERT INTO ground VALUES ($1, $2, $3)", [brandId, channelId, agentId]);
    for (const sql of planRows) await client.query(sql, [plans]);
    await client.query(planStatement, [plans, freshNumbers(ground.prefix, count)]);
    await client.query("ANALYZE filled");
    await client.query("SET LOCAL session_replication_role = replica");
    const indexes = await dropIndexes(client);
    for (const sql of fillStatements) await client.query(sql);
    for (const sql of indexes) await client.query(sql);
    await client.query("SET LOCAL session_replication_role = origin");
    await checkRows(client);
    await client.query("COMMIT");
    await client.query("VACUUM ANALYZE");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
  return (performance.now() - begun) / 1000;
}

/** Takes away the indexes that hold no constraint; answers how to make them again, which is faster at once than row by row. */
async function dropIndexes(client: pg.PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string; sql: string }>(`
    SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS sql
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
    WHERE c.relnamespace = 'public'::regnamespace AND NOT i.indisunique`);
  if (rows.length > 0) await client.query(`DROP INDEX ${rows.map((row) => row.name).join(", ")}`);
  return rows.map((row) => row.sql);
}

function freshNumbers(prefix: string, count: number): string[] {
  const numbers = new Set<string>();
  while (numbers.size < count) numbers.add(formatRegistrationNumber(prefix, randomBytes(5)));
  return [...numbers];
}
