import { createBrand } from "#lib/brands/create-brand.ts";
import type { Context } from "#lib/context.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { createUser } from "#lib/people/create-user.ts";
import { type SeedConversations, seedConversations } from "./seed-conversations.ts";
import { seedLatestPosts, seedPlayground } from "./seed-playground.ts";

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
 * A living desk: one fictional brand, its staff, two weeks of conversations on the training network, and what was
 * written in the last hour. Built by calling verbs, so that the demo obeys the rules. Running it again changes nothing.
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
  const { brandAccountId } = await seedPlayground(ctx, { address, brandKey: brand.key });
  // Posts of a replay do not count: what the brand wrote in the story does.
  const isTold = (await ctx.db.playgroundPost.count({ where: { accountId: brandAccountId } })) > 0;
  if (!isTold)
    await inTransaction(ctx, (_tx, inside) => tellStory(inside, { address, brandId: brand.id, brandAccountId }), {
      timeoutMs: 600_000,
    });
  return { accounts: people.map(({ role, email }) => ({ role, email, password })) };
}

async function tellStory(ctx: Context & { readonly db: Tx }, story: Omit<SeedConversations, "emails">): Promise<void> {
  const [rina, bayu, sari] = people;
  await seedConversations(ctx, { ...story, emails: { rina: rina.email, bayu: bayu.email, sari: sari.email } });
  await seedLatestPosts(ctx, story.brandAccountId);
}
