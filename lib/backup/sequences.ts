import type { Session } from "#lib/db/session.ts";
import type { SequencePart } from "./rules/manifest.ts";
import { quoted } from "./table-shapes.ts";

/**
 * So far the numbers jump after a restore: those given between backup and loss are never given again, so a page or a
 * caller that remembers one of them misses nothing that comes after.
 */
const jump = 1_000_000n;

/** The counters behind columns of these tables and the last number each gave; sequences are outside any snapshot. */
export async function listSequences(session: Session, tables: readonly string[]): Promise<SequencePart[]> {
  const { rows } = await session.query<{ table: string; column: string; sequence: string }>(
    `SELECT c.relname AS "table", a.attname AS "column", s.oid::regclass::text AS sequence
     FROM pg_class s JOIN pg_depend d ON d.objid = s.oid AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
     JOIN pg_class c ON c.oid = d.refobjid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid
     WHERE s.relkind = 'S' AND c.relnamespace = current_schema()::regnamespace AND c.relname = ANY($1)
     ORDER BY 1, 2`,
    [tables],
  );
  const parts: SequencePart[] = [];
  for (const { table, column, sequence } of rows) {
    const last = await session.query<{ last: string }>(
      `SELECT CASE WHEN is_called THEN last_value ELSE 0 END::text AS last FROM ${sequence}`,
    );
    parts.push({ table, column, last: last.rows[0]?.last ?? "0" });
  }
  return parts;
}

/** Sets the counters beyond every number that was ever given. */
export async function advanceSequences(session: Session, sequences: readonly SequencePart[]): Promise<void> {
  for (const { table, column, last } of sequences) {
    await session.query(
      `SELECT setval(pg_get_serial_sequence($1, $2), GREATEST($3::bigint, (SELECT max(${quoted(column)}) FROM ${quoted(table)})) + $4::bigint)`,
      [quoted(table), column, last, String(jump)],
    );
  }
}
