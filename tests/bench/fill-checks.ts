import type pg from "pg";

interface ForeignKey {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly columns: readonly string[];
  readonly targets: readonly string[];
}

/** What triggers would have refused, asked once for all rows: each query counts the rows that break a law. */
const laws: Readonly<Record<string, string>> = {
  "law 3: an acknowledgement needs an accepted DM of the same ticket": `
    SELECT count(*)::int AS broken FROM outbox_message a LEFT JOIN outbox_message d
      ON d.id = a."dmId" AND d."ticketId" = a."ticketId" AND d.leg = 'dm' AND d.state IN ('accepted', 'delivered', 'read')
        AND d."externalId" IS NOT NULL
    WHERE a.kind = 'acknowledgement' AND d.id IS NULL`,
  "law 5: the ticket's version and status are those of its last event": `
    SELECT count(*)::int AS broken FROM ticket t LEFT JOIN ticket_event e
      ON e."ticketId" = t.id AND e.version = t.version AND e."statusAfter" = t.status
    WHERE e.seq IS NULL`,
  "law 5: events are numbered without a gap": `
    SELECT count(*)::int AS broken FROM ticket t
      JOIN (SELECT "ticketId", count(*) AS events FROM ticket_event GROUP BY 1) e ON e."ticketId" = t.id
    WHERE e.events <> t.version`,
  "law 6: the next due time is that of the clocks": `
    SELECT count(*)::int AS broken FROM ticket t
      JOIN (SELECT "ticketId", min("dueAt") FILTER (WHERE "stoppedAt" IS NULL) AS due FROM clock GROUP BY 1) c ON c."ticketId" = t.id
    WHERE c.due IS DISTINCT FROM t."nextDueAt"`,
};

/** Throws when a filled row points nowhere or breaks a law. */
export async function checkRows(client: pg.PoolClient): Promise<void> {
  const { rows: keys } = await client.query<ForeignKey>(`
    SELECT c.conname AS name, c.conrelid::regclass::text AS "from", c.confrelid::regclass::text AS "to",
      ARRAY(SELECT quote_ident(attname::text) FROM unnest(c.conkey) k JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k) AS columns,
      ARRAY(SELECT quote_ident(attname::text) FROM unnest(c.confkey) k JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k) AS targets
    FROM pg_constraint c WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace`);
  const questions = [
    ...keys.map((key): [string, string] => [`foreign key ${key.name}`, orphansOf(key)]),
    ...Object.entries(laws),
  ];
  for (const [name, sql] of questions) {
    const { rows } = await client.query<{ broken: number }>(sql);
    if (rows[0]?.broken !== 0) throw new Error(`The filled desk breaks ${name}: ${rows[0]?.broken} rows.`);
  }
}

function orphansOf({ from, to, columns, targets }: ForeignKey): string {
  const same = columns.map((column, index) => `t.${targets[index]} = f.${column}`).join(" AND ");
  const given = columns.map((column) => `f.${column} IS NOT NULL`).join(" AND ");
  return `SELECT count(*)::int AS broken FROM ${from} f LEFT JOIN ${to} t ON ${same} WHERE ${given} AND t.${targets[0]} IS NULL`;
}
