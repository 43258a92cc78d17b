import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { toDate } from "#lib/time/instant.ts";
import { endSessions, keepOneAdmin, lockStaff, permitPeople } from "./permit-people.ts";
import { recordAudit } from "./record-audit.ts";

const StaffId = z.strictObject({ staffId: z.uuid() });

/** Closes an account: sessions, streams and tokens end now; what the person did stays under their name. */
export async function disableStaff(ctx: Context, input: { staffId: string }): Promise<void> {
  permitPeople(ctx.actor);
  const { staffId } = StaffId.parse(input);
  const now = toDate(ctx.now);
  await inTransaction(ctx, async (tx) => {
    const staff = await lockStaff(tx, ctx, staffId);
    if (staff.disabledAt) return;
    if (staff.role === "admin") await keepOneAdmin(tx, staffId);
    await tx.staff.update({ where: { id: staffId }, data: { disabledAt: now, sessionVersion: { increment: 1 } } });
    await endSessions(tx, ctx, staffId, null);
    await tx.apiToken.updateMany({ where: { staffId, revokedAt: null }, data: { revokedAt: now } });
    await recordAudit(tx, ctx, { action: "staff.disabled", target: staffId });
  });
}

/** Opens a closed account again. Its old sessions and tokens stay ended. */
export async function enableStaff(ctx: Context, input: { staffId: string }): Promise<void> {
  permitPeople(ctx.actor);
  const { staffId } = StaffId.parse(input);
  await inTransaction(ctx, async (tx) => {
    await lockStaff(tx, ctx, staffId);
    await tx.staff.update({ where: { id: staffId }, data: { disabledAt: null } });
    await recordAudit(tx, ctx, { action: "staff.enabled", target: staffId });
  });
}
