import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { createUser } from "./create-user.ts";
import { issueCode, spendCode } from "./one-time-code.ts";
import { permitSystem } from "./permit.ts";
import { EmailAddress } from "./rules/email-address.ts";
import { NewPassword } from "./rules/password.ts";
import type { TryCounter } from "./try-counter.ts";

const purpose = "first-run";
const validHours = 72;

const FirstRunAdmin = z.strictObject({
  code: z.string().max(200),
  email: EmailAddress,
  name: z.string().trim().min(1, "Write your name.").max(80),
  password: NewPassword,
});
export type FirstRunAdmin = z.input<typeof FirstRunAdmin>;

/** Whether nobody can administer this installation yet. */
export async function isFirstRun(db: Db | Tx): Promise<boolean> {
  const admins = await db.staff.count({ where: { role: "admin", disabledAt: null, passwordHash: { not: null } } });
  return admins === 0;
}

/** A fresh one-time code for the server's log, or null once there is an admin. Earlier codes end. */
export async function issueFirstRunCode(ctx: Context): Promise<string | null> {
  permitSystem(ctx.actor);
  return inTransaction(ctx, async (tx, inside) =>
    (await isFirstRun(tx)) ? issueCode(tx, inside, purpose, validHours) : null,
  );
}

/**
 * Makes the first admin for the one who can read the server's log. The code works once, for 72 hours, and only while
 * there is no admin. Throws not-found for any other code, rate-limited after too many tries from `address`.
 */
export async function firstRunAdmin(
  ctx: Context,
  input: FirstRunAdmin,
  guard: { readonly tries: TryCounter; readonly address: string },
): Promise<{ staffId: string }> {
  const { code, ...person } = FirstRunAdmin.parse(input);
  const tried = await guard.tries.count(guard.address);
  if (!tried.ok) {
    const retryAfterSeconds = tried.retryAfterSeconds;
    throw new DeskError("rate-limited", "Too many tries. Wait a little and try again.", { retryAfterSeconds });
  }
  return inTransaction(ctx, async (tx, inside) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('tanggap:first-run'))`;
    const spent = (await isFirstRun(tx)) ? await spendCode(tx, inside, code) : null;
    if (spent !== purpose) {
      const fields = { code: "This code is wrong, used or too old. The newest one is in the server's log." };
      throw new DeskError("not-found", "This code does not work.", { fields, because: "code-unknown" });
    }
    const actor = { type: "system", job: purpose } as const;
    return createUser({ ...inside, actor }, { ...person, role: "admin" });
  });
}
