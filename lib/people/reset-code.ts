import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { issueCode, spendCode } from "./one-time-code.ts";
import { hashPassword } from "./password-hash.ts";
import { endSessions, lockStaff, permitPeople } from "./permit-people.ts";
import { recordAudit } from "./record-audit.ts";
import { NewPassword } from "./rules/password.ts";
import type { TryCounter } from "./try-counter.ts";

const purposePrefix = "reset:";
const validHours = 24;

/**
 * A one-time code with which a person sets a new password; an admin hands it over by a way they trust.
 * There is no reset by mail, so nobody can learn from it who exists.
 */
export async function resetCode(ctx: Context, input: { staffId: string }): Promise<{ code: string }> {
  permitPeople(ctx.actor);
  const { staffId } = z.strictObject({ staffId: z.uuid() }).parse(input);
  return inTransaction(ctx, async (tx, inside) => {
    const staff = await lockStaff(tx, ctx, staffId);
    if (staff.disabledAt) throw new DeskError("conflict", "This account is closed.", { because: "disabled" });
    const code = await issueCode(tx, inside, `${purposePrefix}${staffId}`, validHours);
    await recordAudit(tx, ctx, { action: "reset-code.issued", target: staffId });
    return { code };
  });
}

const UseResetCode = z.strictObject({ code: z.string().max(200), password: NewPassword });

/** Sets a new password for the code's owner and ends all their sessions. Throws not-found for any other code. */
export async function setPasswordByCode(
  ctx: Context,
  input: z.input<typeof UseResetCode>,
  guard: { readonly tries: TryCounter; readonly address: string },
): Promise<void> {
  const { code, password } = UseResetCode.parse(input);
  const tried = await guard.tries.count(guard.address);
  if (!tried.ok) {
    const retryAfterSeconds = tried.retryAfterSeconds;
    throw new DeskError("rate-limited", "Too many tries. Wait a little and try again.", { retryAfterSeconds });
  }
  const passwordHash = await hashPassword(password);
  await inTransaction(ctx, async (tx, inside) => {
    const purpose = await spendCode(tx, inside, code);
    const staffId = purpose?.startsWith(purposePrefix) ? purpose.slice(purposePrefix.length) : null;
    const data = { passwordHash, sessionVersion: { increment: 1 } };
    const changed = staffId ? await tx.staff.updateMany({ where: { id: staffId, disabledAt: null }, data }) : null;
    if (staffId === null || changed?.count !== 1) {
      const fields = { code: "This code is wrong, used or too old. Ask an admin for a new one." };
      throw new DeskError("not-found", "This code does not work.", { fields, because: "code-unknown" });
    }
    await endSessions(tx, inside, staffId, null);
    await recordAudit(tx, inside, { action: "password.reset", target: staffId });
  });
}
