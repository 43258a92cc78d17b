import { z } from "zod";
import { inTransaction } from "#lib/db/transaction.ts";
import { toDate } from "#lib/time/instant.ts";
import type { Taken } from "./rules/refusals.ts";
import { networkSwitches } from "./rules/shown.ts";
import type { Scene } from "./scene.ts";

export const SetNetworkSwitch = z.strictObject({
  accountId: z.string().min(1),
  name: z.enum(networkSwitches),
  on: z.boolean(),
});

/** How the network misbehaves towards one brand account, until it is switched off. */
export async function setNetworkSwitch(
  scene: Scene,
  input: z.infer<typeof SetNetworkSwitch>,
): Promise<Taken<{ on: boolean }>> {
  const { accountId, name, on } = SetNetworkSwitch.parse(input);
  return inTransaction(scene, async (tx) => {
    const brand = await tx.playgroundAccount.findFirst({ where: { id: accountId, isBrand: true } });
    if (!brand) return { ok: false, because: "gone" };
    const columns = { [name]: on, changedAt: toDate(scene.now) };
    await tx.playgroundSwitches.upsert({ where: { accountId }, create: { accountId, ...columns }, update: columns });
    return { ok: true, on };
  });
}
