import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { reasonOf, reasons } from "#lib/operating/rules/reason.ts";
import { permitStaff } from "#lib/people/permit.ts";
import { recordAudit } from "#lib/people/record-audit.ts";
import { toDate } from "#lib/time/instant.ts";

/** Most events that one call touches; what is left is told, and the same click again takes the rest. */
export const mostAtOnce = 500;

export const SettleRawEvents = z.strictObject({
  /** "replay" reads them again; "set-aside" ends them: no one will. */
  outcome: z.enum(["replay", "set-aside"]),
  status: z.enum(["dead", "unreadable"]),
  reason: z.enum(reasons),
  /** Key of the channel; absent = all channels of the actor's brands. */
  channel: z.string().min(1).max(80).optional(),
});
export type SettleRawEvents = z.infer<typeof SettleRawEvents>;

export interface SettledRawEvent {
  readonly id: string;
  /** "gone": its content was deleted or has expired, so it cannot be read again. */
  readonly result: "replayed" | "set-aside" | "gone";
}

/** All events of one status with one reason: replayed or set aside, each with its own result, and how many are left. */
export async function settleRawEvents(
  ctx: Context,
  input: SettleRawEvents,
): Promise<{ items: SettledRawEvent[]; left: number }> {
  const actor = permitStaff(ctx.actor, "intake:replay");
  const { outcome, status, reason, channel } = SettleRawEvents.parse(input);
  return inTransaction(ctx, async (tx, inside) => {
    const found = await lockEvents(tx, actor.brandIds, status, channel);
    const meant = found.filter((row) => reasonOf(row.because) === reason);
    const now = meant.slice(0, mostAtOnce);
    const items = now.map(({ id, hasBody }): SettledRawEvent => {
      if (outcome === "set-aside") return { id, result: "set-aside" };
      return { id, result: hasBody ? "replayed" : "gone" };
    });
    const touched = items.filter((item) => item.result !== "gone").map((item) => item.id);
    await tx.rawEvent.updateMany({ where: { id: { in: touched } }, data: columnsOf(outcome, ctx.now) });
    await recordAudit(tx, inside, {
      action: outcome === "replay" ? "raw-events.replayed" : "raw-events.set-aside",
      target: channel ?? "all-channels",
      detail: { status, reason, count: touched.length },
    });
    return { items, left: meant.length - now.length };
  });
}

function columnsOf(outcome: SettleRawEvents["outcome"], now: Temporal.Instant) {
  if (outcome === "set-aside") {
    return { status: "ignored", because: "set-aside-by-a-person", settledAt: toDate(now) };
  }
  return { status: "received", attempts: 0, because: null, settledAt: null, dueAt: toDate(now) };
}

interface Found {
  readonly id: string;
  readonly because: string | null;
  readonly hasBody: boolean;
}

async function lockEvents(tx: Tx, brandIds: readonly string[], status: string, channel: string | undefined) {
  return tx.$queryRaw<Found[]>(Prisma.sql`
    SELECT r.id, r.because, r.body IS NOT NULL AS "hasBody" FROM raw_event r JOIN channel c ON c.id = r."channelId"
    WHERE r."brandId" = ANY(${[...brandIds]}::uuid[]) AND r.status IN ('dead', 'unreadable') AND r.status = ${status}
      ${channel === undefined ? Prisma.empty : Prisma.sql`AND c.key = ${channel}`}
    ORDER BY r."receivedAt", r.id LIMIT 20000 FOR UPDATE OF r SKIP LOCKED`);
}
