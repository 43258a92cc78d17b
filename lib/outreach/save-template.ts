import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { permitBrand, permitStaff } from "#lib/people/permit.ts";
import { recordAudit } from "#lib/people/record-audit.ts";
import { toDate } from "#lib/time/instant.ts";
import { templateKinds, templateProblem } from "./rules/template-problem.ts";

const mostVariants = 12;

export const SaveTemplate = z.strictObject({
  brandId: z.uuid(),
  kind: z.enum(templateKinds),
  language: z.enum(["id", "en"]),
  /** From 1; one past the last makes a new variant. */
  variant: z.number().int().min(1).max(mostVariants),
  text: z.string().max(5000),
});
export type SaveTemplate = z.infer<typeof SaveTemplate>;

/**
 * Changes or adds one wording. What is already queued keeps its words. Throws unprocessable with `because` from
 * `templateProblem` when the text does not fit its place.
 */
export async function saveTemplate(ctx: Context, input: SaveTemplate): Promise<{ templateId: string }> {
  const actor = permitStaff(ctx.actor, "settings:templates");
  const { text: typed, ...place } = SaveTemplate.parse(input);
  permitBrand(actor, place.brandId);
  const text = typed.trim();
  const problem = templateProblem(place.kind, text);
  if (problem) {
    throw new DeskError("unprocessable", "This wording does not fit its place.", {
      because: problem,
      fields: { text: problem },
    });
  }
  return inTransaction(ctx, async (tx) => {
    const { id } = await tx.template.upsert({
      where: { brandId_kind_language_variant: place },
      create: { ...place, id: newId(), text, createdAt: toDate(ctx.now) },
      update: { text },
    });
    const { kind, language, variant } = place;
    await recordAudit(tx, ctx, { action: "template.saved", target: id, detail: { kind, language, variant } });
    return { templateId: id };
  });
}
