import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { hashPassword, passwordFits } from "./password-hash.ts";
import { endSessions } from "./permit-people.ts";
import { recordAudit } from "./record-audit.ts";
import { NewPassword } from "./rules/password.ts";
import type { TryCounter } from "./try-counter.ts";

const ChangePassword = z.strictObject({ current: z.string().max(2000), next: NewPassword });
export type ChangePassword = z.input<typeof ChangePassword>;

/**
 * Sets the actor's own password. All their other sessions and live streams end; the one that asks stays.
 * `tries` counts wrong guesses per person: a stolen session must not be able to try passwords.
 */
export async function changePassword(ctx: Context, input: ChangePassword, tries: TryCounter): Promise<void> {
  const { actor } = ctx;
  if (actor.type !== "staff") throw new DeskError("unauthenticated", "Sign in to do this.");
  const { current, next } = ChangePassword.parse(input);
  const tried = await tries.count(actor.staffId);
  if (!tried.ok) {
    const retryAfterSeconds = tried.retryAfterSeconds;
    throw new DeskError("rate-limited", "Too many tries. Wait a little and try again.", { retryAfterSeconds });
  }
  const staff = await ctx.db.staff.findUnique({ where: { id: actor.staffId } });
  if (!(await passwordFits(staff?.passwordHash ?? null, current))) {
    throw new DeskError("invalid-input", "The present password is not right.", { fields: { current: "Not right." } });
  }
  const passwordHash = await hashPassword(next);
  await inTransaction(ctx, async (tx) => {
    const changed = await tx.staff.update({
      where: { id: actor.staffId },
      data: { passwordHash, sessionVersion: { increment: 1 } },
    });
    await endSessions(tx, ctx, actor.staffId, actor.sessionId);
    await tx.staffSession.update({
      where: { id: actor.sessionId },
      data: { sessionVersion: changed.sessionVersion },
    });
    await recordAudit(tx, ctx, { action: "password.changed", target: actor.staffId });
  });
  await tries.forget(actor.staffId);
}
