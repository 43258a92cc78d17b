import type { Context } from "#lib/context.ts";
import { permitSystem } from "#lib/people/permit.ts";
import { createBrand } from "./create-brand.ts";

/** What a first production start needs so that a channel can be connected at once: one brand, to be renamed in the settings. */
export async function createDefaults(ctx: Context): Promise<void> {
  permitSystem(ctx.actor);
  if ((await ctx.db.brand.count()) > 0) return;
  await createBrand(ctx, {
    key: "default",
    name: "Merek Kami",
    prefix: "TGP",
    officialChannelName: "Situs resmi",
    officialChannelUrl: "https://example.com/bantuan",
  });
}
