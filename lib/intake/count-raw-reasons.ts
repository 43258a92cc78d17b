import type { Context } from "#lib/context.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { type Reason, reasonOf } from "#lib/operating/rules/reason.ts";
import { permitStaff } from "#lib/people/permit.ts";

export interface ReasonCount {
  readonly status: "dead" | "unreadable";
  readonly reason: Reason;
  readonly count: number;
}

/** How many dead and unreadable events there are for each reason, most first. */
export async function countRawReasons(ctx: Context, channel?: string): Promise<ReasonCount[]> {
  const actor = permitStaff(ctx.actor, "intake:replay");
  const rows = await ctx.db.$queryRaw<{ status: ReasonCount["status"]; because: string | null; count: number }[]>(
    Prisma.sql`
    SELECT r.status, r.because, count(*)::int AS count FROM raw_event r JOIN channel c ON c.id = r."channelId"
    WHERE r."brandId" = ANY(${[...actor.brandIds]}::uuid[]) AND r.status IN ('dead', 'unreadable')
      ${channel === undefined ? Prisma.empty : Prisma.sql`AND c.key = ${channel}`}
    GROUP BY 1, 2`,
  );
  const counts = new Map<string, ReasonCount>();
  for (const { status, because, count } of rows) {
    const reason = reasonOf(because) ?? "other";
    const key = `${status}:${reason}`;
    counts.set(key, { status, reason, count: count + (counts.get(key)?.count ?? 0) });
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count);
}
