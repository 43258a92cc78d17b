import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import { roles } from "#lib/people/rules/permissions.ts";
import { createAccount } from "#lib/playground/create-account.ts";
import { type AgentKey, openDesk } from "./demo/desk.ts";
import { castOf, tellFortnight } from "./demo/fortnight.ts";
import { rollDice } from "./demo/hours.ts";
import { townspeople } from "./demo/people.ts";
import { playSteps } from "./demo/storyline.ts";
import { tellToday } from "./demo/today.ts";

export interface SeedConversations {
  /** Where the product will answer: the training network is reached, and calls back, below it. */
  readonly address: string;
  readonly brandId: string;
  readonly brandAccountId: string;
  readonly emails: Readonly<Record<AgentKey, string>>;
}

/**
 * Two weeks of a living desk, made by the product's own verbs with their clocks in the past: posts and DMs at the
 * training network, its signed webhooks, clicks of the agents, deliveries and receipts. The content is always the same,
 * its times are relative to `ctx.now`. Call it inside one transaction: all of it is there, or nothing.
 */
export async function seedConversations(ctx: Context & { readonly db: Tx }, seed: SeedConversations): Promise<void> {
  const { address, brandId, brandAccountId } = seed;
  const staff = await findAgents(ctx.db, seed.emails);
  const desk = openDesk({ db: ctx.db, requestId: ctx.requestId, address, brandId, brandAccountId, staff });
  const before = ctx.now.subtract({ hours: 24 * 15 });
  const accountIds: string[] = [];
  for (const person of townspeople) {
    const made = await createAccount({ db: ctx.db, now: before }, person);
    if (!made.ok) throw new Error(`The demo cannot have a second @${person.handle}.`);
    accountIds.push(made.id);
  }
  const cast = castOf({ dice: rollDice(20_261), now: ctx.now, brandAccountId }, accountIds);
  const lines = [...tellFortnight(cast), ...tellToday(cast)];
  const until = ctx.now.subtract({ seconds: 60 });
  await playSteps(
    desk,
    lines.map((line) => line.steps),
    until,
  );
}

async function findAgents(db: Tx, emails: Readonly<Record<AgentKey, string>>) {
  const find = async (email: string) => {
    const { id, role } = await db.staff.findUniqueOrThrow({ where: { email } });
    const known = roles.find((each) => each === role);
    if (!known) throw new Error(`${email} has a role that is not known.`);
    return { id, role: known };
  };
  return { rina: await find(emails.rina), bayu: await find(emails.bayu), sari: await find(emails.sari) };
}
