import { Prisma } from "#lib/db/generated/client.ts";

/** The budget that a leg draws from, as `bucketOf` (rules/message.ts) says it. `leg`: the column, e.g. `m.leg`. */
export function bucketSql(leg: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`CASE WHEN ${leg} = 'dm' THEN 'dm' ELSE 'post' END`;
}
