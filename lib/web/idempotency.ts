import { createHash } from "node:crypto";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { toDate } from "#lib/time/instant.ts";

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface IdempotentCall {
  /** The caller's Idempotency-Key. */
  readonly key: string;
  /** e.g. "POST /api/v1/tickets/TGP-…/notes". */
  readonly route: string;
  readonly bytes: Uint8Array;
}

/**
 * Runs a mutating call once per actor and key: the same call again gets the stored answer, another call under the same
 * key is unprocessable. Record and effect are one transaction, so parallel calls wait for the first, and a failed or
 * killed one leaves nothing behind.
 */
export async function answerOnce(
  ctx: Context,
  call: IdempotentCall,
  run: (ctx: Context) => Promise<Answer>,
): Promise<Answer> {
  if (!/^[\x21-\x7e]{1,200}$/.test(call.key)) {
    throw new DeskError("invalid-input", "An Idempotency-Key has 1 to 200 visible ASCII characters.");
  }
  const actorKey = actorKeyOf(ctx);
  const bodyHash = createHash("sha256").update(call.route).update("\n").update(call.bytes).digest("hex");
  return inTransaction(ctx, async (tx, inside) => {
    const claimed = await tx.idempotencyRecord.createMany({
      data: [{ actorKey, key: call.key, route: call.route, bodyHash, createdAt: toDate(ctx.now) }],
      skipDuplicates: true,
    });
    if (claimed.count === 0) {
      const stored = await tx.idempotencyRecord.findUnique({ where: { actorKey_key: { actorKey, key: call.key } } });
      return storedAnswer(stored, bodyHash);
    }
    const answer = await run(inside);
    // Kept as text: jsonb would order the keys anew, and the same call should read the same answer.
    const response = JSON.stringify(answer.body ?? null);
    await tx.idempotencyRecord.update({
      where: { actorKey_key: { actorKey, key: call.key } },
      data: { status: answer.status, response },
    });
    return answer;
  });
}

/** Records older than this many days are swept by the worker. */
export const idempotencyDays = 7;

function storedAnswer(
  stored: { bodyHash: string; status: number | null; response: unknown } | null,
  bodyHash: string,
): Answer {
  if (!stored || stored.status === null) {
    const detail = { because: "in-progress", retryAfterSeconds: 1 };
    throw new DeskError("conflict", "The first call with this Idempotency-Key is still running.", detail);
  }
  if (stored.bodyHash !== bodyHash) {
    throw new DeskError("unprocessable", "This Idempotency-Key was used for another call.", {
      because: "idempotency-key-reused",
    });
  }
  return { status: stored.status, body: JSON.parse(String(stored.response)) };
}

function actorKeyOf(ctx: Context): string {
  const { actor } = ctx;
  if (actor.type === "api-token") return `token:${actor.tokenId}`;
  if (actor.type === "staff") return `staff:${actor.staffId}`;
  throw new DeskError("unauthenticated", "Sign in, or send a bearer token.");
}
