import { createBrand } from "#lib/brands/create-brand.ts";
import type { Context } from "#lib/context.ts";
import type { Db } from "#lib/db/client.ts";
import { createUser } from "#lib/people/create-user.ts";
import { seedPlayground } from "./seed-playground.ts";

export interface DemoAccount {
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

/** Plainly fictional; the demo is on loopback, so its password may be printed. */
const password = "tanggap-demo-2026";
const people = [
  { name: "Rina Natsir", email: "rina@demo.tanggap.example", role: "agent", initials: "RN" },
  { name: "Bayu Siregar", email: "bayu@demo.tanggap.example", role: "agent", initials: "BS" },
  { name: "Sari Wulandari", email: "sari@demo.tanggap.example", role: "supervisor", initials: "SW" },
  { name: "Dewa Putra", email: "dewa@demo.tanggap.example", role: "admin", initials: "DP" },
] as const;

/**
 * A living desk: one fictional brand, its staff, a playground account with posts, and a few tickets on their way. Built
 * by calling verbs, so that the demo obeys the rules. Running it again changes nothing.
 */
export async function seedDemo(
  ctx: Context & { readonly db: Db },
  address: string,
): Promise<{ accounts: DemoAccount[] }> {
  const known = await ctx.db.brand.findUnique({ where: { key: "nusaraya" } });
  const brand =
    known ??
    (await createBrand(ctx, {
      key: "nusaraya",
      name: "Nusaraya Net",
      prefix: "NSR",
      officialChannelName: "Pusat Bantuan Nusaraya",
      officialChannelUrl: "https://bantuan.nusaraya.example",
    }));
  for (const person of people) {
    const exists = await ctx.db.staff.count({ where: { email: person.email } });
    if (exists === 0) await createUser(ctx, { ...person, password, locale: "id", brandIds: [brand.id] });
  }
  await seedPlayground(ctx, { address, brandKey: brand.key });
  return { accounts: people.map(({ role, email }) => ({ role, email, password })) };
}
