import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { permitBrand, permitStaff } from "#lib/people/permit.ts";
import { recordAudit } from "#lib/people/record-audit.ts";

export const RemoveTemplate = z.strictObject({ templateId: z.uuid() });
export type RemoveTemplate = z.infer<typeof RemoveTemplate>;

/** Takes one wording away; the last of its kind and language stays, since an outreach needs one. */
export async function removeTemplate(ctx: Context, input: RemoveTemplate): Promise<void> {
  const actor = permitStaff(ctx.actor, "settings:templates");
  const { templateId } = RemoveTemplate.parse(input);
  await inTransaction(ctx, async (tx) => {
    const found = await tx.template.findUnique({ where: { id: templateId } });
    if (!found) throw new DeskError("not-found", "There is no such template.");
    permitBrand(actor, found.brandId);
    const { brandId, kind, language, variant } = found;
    await tx.$queryRaw`SELECT 1 FROM brand WHERE id = ${brandId}::uuid FOR UPDATE`;
    if ((await tx.template.count({ where: { brandId, kind, language } })) <= 1) {
      throw new DeskError("conflict", "This is the last wording of its kind.", { because: "last-template" });
    }
    await tx.template.deleteMany({ where: { id: templateId } });
    await recordAudit(tx, ctx, { action: "template.removed", target: templateId, detail: { kind, language, variant } });
  });
}
