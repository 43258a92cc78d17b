import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { Brand } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { actorIdOf } from "#lib/events/record-change.ts";
import { newId } from "#lib/ids.ts";
import { defaultTemplates } from "#lib/outreach/rules/default-templates.ts";
import { permitStaff } from "#lib/people/permit.ts";
import { defaultCalendar, defaultPolicy } from "#lib/sla/rules/defaults.ts";
import { toDate } from "#lib/time/instant.ts";

export const CreateBrand = z.strictObject({
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,58}$/, "lower case letters, digits and hyphens"),
  name: z.string().trim().min(1).max(80),
  prefix: z.string().regex(/^[A-Z]{2,5}$/, "2 to 5 capital letters"),
  zone: z.string().refine(isZone, "must be an IANA zone such as Asia/Jakarta").default("Asia/Jakarta"),
  locale: z.enum(["id", "en"]).default("id"),
  addressForm: z.string().trim().min(1).max(20).default("Kak"),
  officialChannelName: z.string().trim().min(1).max(80),
  officialChannelUrl: z.url({ protocol: /^https?$/ }).max(300),
});
export type CreateBrand = z.input<typeof CreateBrand>;

/** Makes a brand with what it needs to work at once: calendar, policy, templates. The actor's staff joins it. */
export async function createBrand(ctx: Context, input: CreateBrand): Promise<Brand> {
  if (ctx.actor.type !== "system") permitStaff(ctx.actor, "settings:brands");
  const brand = CreateBrand.parse(input);
  const createdAt = toDate(ctx.now);
  return inTransaction(ctx, async (tx) => {
    const calendar = await tx.calendar.create({
      data: { id: newId(), name: brand.name, spec: { ...defaultCalendar(brand.zone) }, createdAt },
    });
    const policy = await tx.policy.create({
      data: { id: newId(), name: brand.name, spec: { ...defaultPolicy }, createdAt },
    });
    const made = await tx.brand.create({
      data: { ...brand, id: newId(), calendarId: calendar.id, policyId: policy.id, createdAt },
    });
    await tx.template.createMany({
      data: defaultTemplates.map((template) => ({ ...template, id: newId(), brandId: made.id, createdAt })),
    });
    const staffId = actorIdOf(ctx.actor);
    if (staffId) await tx.membership.create({ data: { staffId, brandId: made.id } });
    return made;
  });
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
