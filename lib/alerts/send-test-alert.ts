import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { env } from "#lib/env.ts";
import { DeskError } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { permitStaff } from "#lib/people/permit.ts";
import { recordAudit } from "#lib/people/record-audit.ts";
import { toDate } from "#lib/time/instant.ts";
import { alertSettings, waysOf } from "./alert-settings.ts";
import { testFacts } from "./notice-facts.ts";
import type { NoticeWay } from "./rules/notice.ts";

export const SendTestAlert = z.strictObject({});

/** Writes a notice for each way that is set; the sender carries it like any other. Throws conflict when none is set. */
export async function sendTestAlert(
  ctx: Context,
  _input: z.infer<typeof SendTestAlert> = {},
  ways: readonly NoticeWay[] = waysOf(alertSettings(env)),
): Promise<{ ways: readonly NoticeWay[] }> {
  const actor = permitStaff(ctx.actor, "alert:test");
  if (ways.length === 0) throw new DeskError("conflict", "No way to be told is set.", { because: "no-alert-way" });
  const createdAt = toDate(ctx.now);
  await inTransaction(ctx, async (tx, inside) => {
    const brand = await tx.brand.findFirst({
      where: { id: { in: [...actor.brandIds] } },
      orderBy: { createdAt: "asc" },
    });
    const facts = testFacts(brand, createdAt);
    const fixed = { audience: "staff", about: "test", facts, dueAt: createdAt, createdAt };
    await tx.staffNotice.createMany({ data: ways.map((via) => ({ id: newId(), via, ...fixed })) });
    await recordAudit(tx, inside, { action: "alert.tested", target: ways.join("+") });
  });
  return { ways };
}
