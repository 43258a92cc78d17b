import type { Context } from "#lib/context.ts";
import { permitStaff } from "#lib/people/permit.ts";

export interface TemplateRow {
  readonly id: string;
  readonly kind: string;
  readonly language: string;
  readonly variant: number;
  readonly text: string;
}

export interface BrandTemplates {
  readonly brand: {
    readonly id: string;
    readonly name: string;
    readonly prefix: string;
    readonly addressForm: string;
    readonly officialChannelUrl: string;
  };
  /** By kind, language, variant. */
  readonly templates: readonly TemplateRow[];
}

/** The outreach texts of the actor's brands, brand by brand in the order of their names. */
export async function listTemplates(ctx: Context): Promise<BrandTemplates[]> {
  const actor = permitStaff(ctx.actor, "settings:templates");
  const brands = await ctx.db.brand.findMany({
    where: { id: { in: [...actor.brandIds] } },
    include: { templates: { orderBy: [{ kind: "asc" }, { language: "desc" }, { variant: "asc" }] } },
    orderBy: { name: "asc" },
  });
  return brands.map(({ id, name, prefix, addressForm, officialChannelUrl, templates }) => ({
    brand: { id, name, prefix, addressForm, officialChannelUrl },
    templates: templates.map((one) => ({
      id: one.id,
      kind: one.kind,
      language: one.language,
      variant: one.variant,
      text: one.text,
    })),
  }));
}
