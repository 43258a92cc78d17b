import { z } from "zod";
import { textLength } from "#lib/channels/rules/text-length.ts";
import type { Context } from "#lib/context.ts";
import type { Template } from "#lib/db/generated/client.ts";
import { env } from "#lib/env.ts";
import { type Correspondence, loadCorrespondence } from "#lib/outbox/load-correspondence.ts";
import { renderTemplate, type TemplateValues } from "#lib/replies/rules/render-template.ts";
import { firstName } from "./rules/first-name.ts";

export const DraftOutreach = z.strictObject({
  number: z.string().min(1).max(200),
  variant: z.number().int().min(0).optional(),
});

export interface OutreachDraft {
  readonly dm: { readonly text: string };
  readonly acknowledgement: {
    readonly text: string;
    readonly variants: readonly string[];
    readonly anchor: { readonly permalink: string | null; readonly text: string | null } | null;
    readonly canReplyPublicly: boolean;
    readonly because: string;
  };
  readonly invitation: { readonly text: string } | null;
  readonly lengths: {
    readonly dm: { readonly used: number; readonly max: number; readonly count: string };
    readonly public: { readonly used: number; readonly max: number; readonly count: string };
  };
}

/** Both texts of an outreach as they would be sent, filled from the brand's templates. Reads only. */
export async function draftOutreach(ctx: Context, input: z.infer<typeof DraftOutreach>): Promise<OutreachDraft> {
  const { number, variant } = DraftOutreach.parse(input);
  const ground = await loadCorrespondence(ctx.db, ctx, number, "ticket:see");
  return draftFor(ctx, ground, variant);
}

/** The same for a ground that is loaded already. Without `variant` they rotate by ticket, so that replies differ. */
export async function draftFor(
  ctx: Pick<Context, "db">,
  ground: Correspondence,
  variant?: number,
): Promise<OutreachDraft> {
  const { ticket, abilities, anchor } = ground;
  const templates = await ctx.db.template.findMany({
    where: { brandId: ticket.brandId, kind: { in: ["first-dm", "acknowledgement", "invitation"] } },
    orderBy: { variant: "asc" },
  });
  const texts = (kind: string) => renderAll(templates, kind, ticket.language, valuesFor(ground));
  const variants = texts("acknowledgement");
  const chosen = variants[(variant ?? rotation(ticket.id)) % Math.max(1, variants.length)] ?? "";
  const dm = texts("first-dm")[0] ?? "";
  const invitation = abilities.inviteLink ? texts("invitation")[0] : undefined;
  return {
    dm: { text: dm },
    acknowledgement: {
      text: chosen,
      variants,
      anchor: anchor ? { permalink: anchor.permalink, text: anchor.text } : null,
      canReplyPublicly: anchor?.canReplyPublicly ?? false,
      because: anchor?.because ?? "post-deleted",
    },
    invitation: invitation ? { text: invitation } : null,
    lengths: {
      dm: { used: textLength(dm, abilities.length.dm), ...abilities.length.dm },
      public: { used: textLength(chosen, abilities.length.public), ...abilities.length.public },
    },
  };
}

function renderAll(templates: readonly Template[], kind: string, language: string, values: TemplateValues): string[] {
  const ofKind = templates.filter((template) => template.kind === kind);
  const own = ofKind.filter((template) => template.language === language);
  const chosen = own.length > 0 ? own : ofKind.filter((template) => template.language === "id");
  return chosen.map((template) => renderTemplate(template.text, values));
}

/** The values of this ticket. Without a public address the line with the status link is left out. */
function valuesFor({ ticket, brand, customer, handle, agent, abilities }: Correspondence): TemplateValues {
  return {
    sapaan: customer.addressForm ?? brand.addressForm,
    nama: firstName(handle.displayName || customer.name),
    merek: brand.name,
    nomor: ticket.number,
    kanal: brand.officialChannelUrl,
    inisial: agent.initials,
    ...(env.publicUrl ? { tautan: `${env.publicUrl}/track/${ticket.number}` } : {}),
    ...(abilities.inviteLink ? { undangan: abilities.inviteLink } : {}),
  };
}

/** A steady number from the ticket's random id bits: the same ticket always proposes the same variant. */
function rotation(ticketId: string): number {
  return Number.parseInt(ticketId.slice(-6), 16);
}
