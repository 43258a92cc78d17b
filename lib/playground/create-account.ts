import { z } from "zod";
import { inTransaction } from "#lib/db/transaction.ts";
import { newId } from "#lib/ids.ts";
import { toDate } from "#lib/time/instant.ts";
import { readHandle } from "./rules/handles.ts";
import type { Taken } from "./rules/refusals.ts";
import type { Scene } from "./scene.ts";

export const CreateAccount = z.strictObject({
  handle: z.string().min(1).max(40),
  displayName: z.string().max(60),
  followers: z.number().int().min(0).max(50_000_000),
});

/** A new fictional person. Refused as "invalid" when the handle cannot be one, "taken" when somebody has it. */
export async function createAccount(
  scene: Scene,
  input: z.infer<typeof CreateAccount>,
): Promise<Taken<{ id: string; handle: string }>> {
  const { handle: given, displayName, followers } = CreateAccount.parse(input);
  const handle = readHandle(given);
  if (handle === null) return { ok: false, because: "invalid" };
  return inTransaction(scene, async (tx) => {
    const id = newId(scene.now.epochMilliseconds);
    const at = toDate(scene.now);
    const row = { id, handle, displayName: displayName.trim() || handle, followers, createdAt: at, changedAt: at };
    const made = await tx.playgroundAccount.createMany({ data: [row], skipDuplicates: true });
    return made.count === 1 ? { ok: true, id, handle } : { ok: false, because: "taken" };
  });
}
