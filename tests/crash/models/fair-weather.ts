import type { XTestWorld } from "#tests/factories/x-world.ts";

/** Budgets, blocks and the breaker rest in these models: other tests look at them. */
export async function fairWeather({ db, channel }: XTestWorld): Promise<void> {
  await db.channelBudget.deleteMany({ where: { channelId: channel.id } });
  const calm = { blockedUntil: null, probeAt: null, sendFailures: 0, readFailures: 0 };
  await db.channel.update({ where: { id: channel.id }, data: calm });
}
