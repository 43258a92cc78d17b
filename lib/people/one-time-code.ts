import type { Context } from "#lib/context.ts";
import { hashToken } from "#lib/crypto/hash-token.ts";
import { randomToken } from "#lib/crypto/random-token.ts";
import type { Tx } from "#lib/db/client.ts";
import { newId } from "#lib/ids.ts";
import { toDate } from "#lib/time/instant.ts";

/** 144 random bits in 24 characters of base64url. */
const codeShape = /^[A-Za-z0-9_-]{24}$/;

/** Makes a code for one purpose and ends every earlier one of it. Stored as SHA-256; returned once. */
export async function issueCode(tx: Tx, ctx: Context, purpose: string, validHours: number): Promise<string> {
  const code = randomToken(18);
  const createdAt = toDate(ctx.now);
  await tx.oneTimeCode.updateMany({ where: { purpose, usedAt: null }, data: { usedAt: createdAt } });
  const expiresAt = toDate(ctx.now.add({ hours: validHours }));
  await tx.oneTimeCode.create({ data: { id: newId(), purpose, hash: hashToken(code), createdAt, expiresAt } });
  return code;
}

/**
 * Uses a code up and answers its purpose, or null. Looked up by its hash, so no comparison leaks; of two at once
 * only one gets it; blank, `null` and anything without the shape of a code never reaches the database.
 */
export async function spendCode(tx: Tx, ctx: Context, code: string): Promise<string | null> {
  if (!codeShape.test(code)) return null;
  const now = toDate(ctx.now);
  const hash = hashToken(code);
  const found = await tx.oneTimeCode.findUnique({ where: { hash } });
  const spent = await tx.oneTimeCode.updateMany({
    where: { hash, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return spent.count === 1 ? (found?.purpose ?? null) : null;
}
