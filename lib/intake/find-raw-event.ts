import type { Context } from "#lib/context.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { DeskError } from "#lib/errors.ts";
import { permitStaff } from "#lib/people/permit.ts";
import { type RawEventRow, type RawRow, rawColumns, rawEventRow } from "./list-raw-events.ts";

/** One raw event of the actor's brands, without its body. Throws not-found. */
export async function findRawEvent(ctx: Context, id: string): Promise<RawEventRow> {
  const actor = permitStaff(ctx.actor, "intake:replay");
  const [row] = await ctx.db.$queryRaw<RawRow[]>(Prisma.sql`
    SELECT ${rawColumns} FROM raw_event r JOIN channel c ON c.id = r."channelId"
    WHERE r.id = ${id}::uuid AND r."brandId" = ANY(${[...actor.brandIds]}::uuid[])`);
  if (!row) throw new DeskError("not-found", "There is no such event.");
  return rawEventRow(row);
}
