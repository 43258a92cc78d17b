import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { hashToken } from "#lib/crypto/hash-token.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { newId } from "#lib/ids.ts";
import { toDate } from "#lib/time/instant.ts";
import { passwordFits } from "./password-hash.ts";
import { recordAudit } from "./record-audit.ts";
import { parseEmailAddress } from "./rules/email-address.ts";
import { longestPassword } from "./rules/password.ts";
import type { TryCounter } from "./try-counter.ts";

const SignIn = z.strictObject({
  email: z.string().max(400),
  password: z.string().max(2000),
  /** The caller's network address, as lib/web/client-address.ts reads it. */
  address: z.string().max(80),
});
export type SignIn = z.infer<typeof SignIn>;

export type SignInResult =
  | { readonly ok: true; readonly sessionId: string; readonly staffId: string }
  | { readonly ok: false; readonly because: "wrong-credentials" }
  | { readonly ok: false; readonly because: "too-many-tries"; readonly retryAfterSeconds: number };

/** Counters of sign-in: tries per account and address, and all tries of one address. */
export interface SignInCounters {
  readonly perAccount: TryCounter;
  readonly perAddress: TryCounter;
}

/** Longest life of a session, and how long it may be idle, in hours. */
export const sessionHours = 7 * 24;
export const idleHours = 24;

/**
 * Opens a session for an address and its password. Unknown, disabled and password-less accounts answer exactly as a
 * wrong password does, in body and time; while too many tries are counted the right password answers like a wrong one.
 */
export async function signIn(ctx: Context, input: SignIn, counters: SignInCounters): Promise<SignInResult> {
  const { email, password, address } = SignIn.parse(input);
  const parsed = parseEmailAddress(email);
  const account = `${hashToken(parsed.ok ? parsed.address : email)}:${address}`;
  for (const tried of [await counters.perAccount.count(account), await counters.perAddress.count(address)]) {
    if (!tried.ok) return { ok: false, because: "too-many-tries", retryAfterSeconds: tried.retryAfterSeconds };
  }
  const staff = parsed.ok ? await ctx.db.staff.findUnique({ where: { email: parsed.address } }) : null;
  const fits = await passwordFits(staff?.passwordHash ?? null, password.slice(0, longestPassword * 2));
  if (!staff || !fits || staff.disabledAt) return { ok: false, because: "wrong-credentials" };
  const sessionId = newId();
  const now = toDate(ctx.now);
  await inTransaction(ctx, async (tx) => {
    await tx.staffSession.create({
      data: {
        id: sessionId,
        staffId: staff.id,
        sessionVersion: staff.sessionVersion,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: toDate(ctx.now.add({ hours: sessionHours })),
      },
    });
    await recordAudit(tx, ctx, { action: "staff.signed-in", target: staff.id });
  });
  await counters.perAccount.forget(account);
  return { ok: true, sessionId, staffId: staff.id };
}
