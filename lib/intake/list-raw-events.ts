import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { pageCursor, readPageCursor } from "#lib/db/page-cursor.ts";
import { permitStaff } from "#lib/people/permit.ts";

export const rawStatuses = ["received", "normalised", "ignored", "unreadable", "dead"] as const;

export const ListRawEvents = z.strictObject({
  /** One status, or "needs-a-look" = dead and unreadable, which is the default. */
  status: z.enum([...rawStatuses, "needs-a-look"]).default("needs-a-look"),
  /** Key of the channel. */
  channel: z.string().min(1).max(80).optional(),
  cursor: z.string().max(200).nullable().optional(),
  limit: z.number().int().min(1).max(200).default(50),
});
export type ListRawEvents = z.input<typeof ListRawEvents>;

/** A raw event without its body: what a person needs to decide, and to find it in the log. */
export interface RawEventRow {
  readonly id: string;
  readonly status: string;
  readonly because: string | null;
  /** Key of the channel. */
  readonly channel: string;
  readonly channelLabel: string;
  readonly network: string;
  readonly source: string;
  readonly attempts: number;
  readonly receivedAt: string;
  readonly settledAt: string | null;
  readonly requestId: string;
  /** Bytes of the body; null once it is blanked: then it cannot be read again. */
  readonly size: number | null;
}

export type RawRow = Omit<RawEventRow, "receivedAt" | "settledAt"> & {
  readonly receivedAt: Date;
  readonly settledAt: Date | null;
};

/** Of raw_event r joined with its channel c; a body is only measured. */
export const rawColumns = Prisma.sql`r.id, r.status, r.because, c.key AS channel, c.label AS "channelLabel", c.network,
  r.source, r.attempts, r."receivedAt", r."settledAt", r."requestId", octet_length(r.body)::int AS size`;

export function rawEventRow(row: RawRow): RawEventRow {
  return {
    ...row,
    receivedAt: row.receivedAt.toISOString(),
    settledAt: row.settledAt?.toISOString() ?? null,
  };
}

/** Raw events of the actor's brands, newest first, dead letters and unreadable ones unless asked otherwise. Never a body. */
export async function listRawEvents(
  ctx: Context,
  input: ListRawEvents = {},
): Promise<{ items: RawEventRow[]; nextCursor: string | null }> {
  const actor = permitStaff(ctx.actor, "intake:replay");
  const { status, channel, cursor, limit } = ListRawEvents.parse(input);
  const after = cursor ? readPageCursor(cursor) : null;
  const place = after
    ? Prisma.sql`AND (r."receivedAt", r.id) < (${after.at ?? new Date(0)}, ${after.id}::uuid)`
    : Prisma.empty;
  const rows = await ctx.db.$queryRaw<RawRow[]>(Prisma.sql`
    SELECT ${rawColumns} FROM raw_event r JOIN channel c ON c.id = r."channelId"
    WHERE r."brandId" = ANY(${[...actor.brandIds]}::uuid[])
      AND ${status === "needs-a-look" ? Prisma.sql`r.status IN ('dead', 'unreadable')` : isStatus(status)}
      ${channel === undefined ? Prisma.empty : Prisma.sql`AND c.key = ${channel}`} ${place}
    ORDER BY r."receivedAt" DESC, r.id DESC LIMIT ${limit + 1}`);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(rawEventRow),
    nextCursor: rows.length > limit && last ? pageCursor(last.receivedAt, last.id) : null,
  };
}

/** Dead and unreadable rows have an index of their own, which only their own words find. */
function isStatus(status: (typeof rawStatuses)[number]): Prisma.Sql {
  if (status === "dead") return Prisma.sql`r.status = 'dead' AND r.status IN ('dead', 'unreadable')`;
  if (status === "unreadable") return Prisma.sql`r.status = 'unreadable' AND r.status IN ('dead', 'unreadable')`;
  return Prisma.sql`r.status = ${status}`;
}
