import type { Context } from "#lib/context.ts";
import { Prisma, type StaffNotice } from "#lib/db/generated/client.ts";
import { describeError, log } from "#lib/log.ts";
import { permitSystem } from "#lib/people/permit.ts";
import { toDate } from "#lib/time/instant.ts";
import { type Carried, type Notice, type NoticeAbout, NoticeFacts, type NoticeWay } from "./rules/notice.ts";
import { giveUpAfterHours, retryAfterSeconds } from "./rules/retry-after.ts";

/** How each way carries a notice; a way that is not set is absent. */
export type Carriers = Readonly<Partial<Record<NoticeWay, (notice: Notice) => Promise<Carried>>>>;

/** Longer than any carrier takes: due again should its process die meanwhile. */
const leaseSeconds = 60;

/**
 * Carries the oldest due notice: at least once, in order for each alert and way. What fails is tried again with growing
 * pauses for a day. Returns what became of it.
 */
export async function sendNextNotice(
  ctx: Context,
  carriers: Carriers,
): Promise<"nothing-due" | "sent" | "failed" | "given-up"> {
  permitSystem(ctx.actor);
  const row = await claimNotice(ctx);
  if (!row) return "nothing-due";
  const carry = carriers[row.via as NoticeWay];
  const carried: Carried = carry ? await carryOut(carry, row) : { ok: false, because: "not-set" };
  const now = Temporal.Now.instant();
  if (carried.ok) {
    const data = { state: "sent", sentAt: toDate(now), because: null };
    await ctx.db.staffNotice.updateMany({ where: { id: row.id, state: "waiting" }, data });
    return "sent";
  }
  const isOver = now.epochMilliseconds - row.createdAt.getTime() > giveUpAfterHours * 3_600_000;
  const dueAt = toDate(now.add({ seconds: retryAfterSeconds(row.attempts) }));
  const data = isOver ? { state: "given-up", because: carried.because } : { dueAt, because: carried.because };
  await ctx.db.staffNotice.updateMany({ where: { id: row.id, state: "waiting" }, data });
  log.warn({ noticeId: row.id, via: row.via, attempts: row.attempts, because: carried.because }, "a notice failed");
  return isOver ? "given-up" : "failed";
}

async function claimNotice(ctx: Context): Promise<StaffNotice | null> {
  const [row] = await ctx.db.$queryRaw<StaffNotice[]>(Prisma.sql`
    UPDATE staff_notice SET attempts = attempts + 1, "dueAt" = now() + make_interval(secs => ${leaseSeconds})
    WHERE id = (SELECT n.id FROM staff_notice n
      WHERE n.state = 'waiting' AND n."dueAt" <= now() AND NOT EXISTS (SELECT 1 FROM staff_notice earlier
        WHERE earlier."alertId" = n."alertId" AND earlier.via = n.via AND earlier.state = 'waiting' AND earlier.id < n.id)
      ORDER BY n."dueAt" LIMIT 1 FOR UPDATE OF n SKIP LOCKED)
    RETURNING *`);
  return row ?? null;
}

async function carryOut(carry: (notice: Notice) => Promise<Carried>, row: StaffNotice): Promise<Carried> {
  try {
    const { id, alertId, about } = row;
    const facts = NoticeFacts.parse(row.facts);
    const createdAt = row.createdAt.toISOString();
    return await carry({ id, audience: "staff", about: about as NoticeAbout, alertId, facts, createdAt });
  } catch (error) {
    log.error({ err: describeError(error), noticeId: row.id }, "a notice could not be carried");
    return { ok: false, because: "failed" };
  }
}
