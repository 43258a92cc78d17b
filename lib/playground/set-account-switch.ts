import { z } from "zod";
import { inTransaction } from "#lib/db/transaction.ts";
import { toDate } from "#lib/time/instant.ts";
import type { Taken } from "./rules/refusals.ts";
import type { Scene } from "./scene.ts";

export const SetAccountSwitch = z.strictObject({
  accountId: z.string().min(1),
  name: z.enum(["refusesDms", "blocksBrand"]),
  on: z.boolean(),
});

/** How a person shields themselves. Brands are not told: they learn it when they write, as elsewhere. */
export async function setAccountSwitch(
  scene: Scene,
  input: z.infer<typeof SetAccountSwitch>,
): Promise<Taken<{ on: boolean }>> {
  const { accountId, name, on } = SetAccountSwitch.parse(input);
  return inTransaction(scene, async (tx) => {
    const changed = await tx.playgroundAccount.updateMany({
      where: { id: accountId, isBrand: false },
      data: { [name]: on, changedAt: toDate(scene.now) },
    });
    return changed.count === 1 ? { ok: true, on } : { ok: false, because: "gone" };
  });
}
