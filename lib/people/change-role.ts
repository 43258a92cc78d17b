import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { endSessions, keepOneAdmin, lockStaff, permitPeople } from "./permit-people.ts";
import { recordAudit } from "./record-audit.ts";
import { roles } from "./rules/permissions.ts";

const ChangeRole = z.strictObject({ staffId: z.uuid(), role: z.enum(roles) });
export type ChangeRole = z.infer<typeof ChangeRole>;

/** Gives another role. The person's sessions end, so no page or stream lives on with the old rights. */
export async function changeRole(ctx: Context, input: ChangeRole): Promise<void> {
  permitPeople(ctx.actor);
  const { staffId, role } = ChangeRole.parse(input);
  await inTransaction(ctx, async (tx) => {
    const staff = await lockStaff(tx, ctx, staffId);
    if (staff.role === role) return;
    if (staff.role === "admin" && !staff.disabledAt) await keepOneAdmin(tx, staffId);
    await tx.staff.update({ where: { id: staffId }, data: { role, sessionVersion: { increment: 1 } } });
    await endSessions(tx, ctx, staffId, null);
    await recordAudit(tx, ctx, { action: "role.changed", target: staffId, detail: { from: staff.role, to: role } });
  });
}
