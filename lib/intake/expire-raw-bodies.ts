import type { Context } from "#lib/context.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { permitSystem } from "#lib/people/permit.ts";

/** How long a settled raw body is kept for replay and proof. */
export const keepBodiesDays = 30;

/** Blanks the bodies of settled raw events after 30 days; hash, keys and reason stay (law 7). Returns how many. */
export async function expireRawBodies(ctx: Context): Promise<number> {
  permitSystem(ctx.actor);
  return ctx.db.$executeRaw(Prisma.sql`
    UPDATE raw_event SET body = NULL
    WHERE id IN (SELECT id FROM raw_event
      WHERE body IS NOT NULL AND status <> 'received' AND "receivedAt" < now() - make_interval(days => ${keepBodiesDays})
      LIMIT 5000)`);
}
