import type { Context } from "#lib/context.ts";
import { listReportBrands, type ReportScope } from "./report-scope.ts";

export interface ReportChoices {
  readonly brands: ReportScope["brands"];
  readonly channels: readonly { readonly id: string; readonly label: string }[];
  readonly agents: readonly { readonly id: string; readonly name: string }[];
  /** The zone whose days the report counts in. */
  readonly zone: string;
}

/** What a report can be narrowed to: brands of the actor, and channels and people of these (or of one) brand. */
export async function listReportChoices(ctx: Context, brandId?: string): Promise<ReportChoices> {
  const brands = await listReportBrands(ctx);
  const chosen = brands.filter((brand) => brandId === undefined || brand.id === brandId);
  const brandIds = chosen.map((brand) => brand.id);
  const [channels, agents] = await Promise.all([
    ctx.db.channel.findMany({
      where: { brandId: { in: brandIds } },
      select: { id: true, label: true },
      orderBy: [{ label: "asc" }, { id: "asc" }],
    }),
    ctx.db.staff.findMany({
      where: { memberships: { some: { brandId: { in: brandIds } } } },
      select: { id: true, name: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    }),
  ]);
  return { brands, channels, agents, zone: chosen[0]?.zone ?? "Asia/Jakarta" };
}
