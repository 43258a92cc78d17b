import { z } from "zod";
import { hashToken } from "#lib/crypto/hash-token.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { toDate } from "#lib/time/instant.ts";
import { readHandle } from "./rules/handles.ts";
import type { Scene } from "./scene.ts";

export const ConnectBrand = z.strictObject({
  handle: z.string().min(1).max(40),
  displayName: z.string().min(1).max(60),
  followers: z.number().int().min(0).default(0),
  accessToken: z.string().min(8).max(200),
  callbackUrl: z.url({ protocol: /^https?$/ }),
  secret: z.string().min(8).max(200),
});

/**
 * Makes (or finds) a brand's account, with the token its software speaks with and the callback that is told of
 * events. Idempotent: the last token, secret and callback win. Throws conflict when a person has the handle.
 */
export async function connectBrand(
  scene: Scene,
  input: z.input<typeof ConnectBrand>,
): Promise<{ accountId: string; handle: string }> {
  const given = ConnectBrand.parse(input);
  const handle = readHandle(given.handle);
  if (handle === null) throw new DeskError("invalid-input", "A handle is 2 to 30 letters, digits or underscores.");
  return inTransaction(scene, async (tx) => {
    const at = toDate(scene.now);
    const known = await tx.playgroundAccount.findUnique({ where: { handle } });
    if (known && !known.isBrand) throw new DeskError("conflict", `@${handle} belongs to a person of the playground.`);
    const accountId = known?.id ?? newId(scene.now.epochMilliseconds);
    const { displayName, followers, callbackUrl, secret } = given;
    const columns = { displayName, followers, tokenHash: hashToken(given.accessToken), changedAt: at };
    await tx.playgroundAccount.upsert({
      where: { id: accountId },
      create: { ...columns, id: accountId, handle, isBrand: true, createdAt: at },
      update: columns,
    });
    await tx.playgroundSwitches.upsert({ where: { accountId }, create: { accountId, changedAt: at }, update: {} });
    await connectCallback(tx, accountId, { callbackUrl, secret, at });
    return { accountId, handle };
  });
}

/** One callback per address path: a product that moved to another port is the same subscriber. */
async function connectCallback(
  tx: Parameters<Parameters<typeof inTransaction>[1]>[0],
  accountId: string,
  { callbackUrl, secret, at }: { callbackUrl: string; secret: string; at: Date },
): Promise<void> {
  const pathOf = (url: string) => new URL(url).pathname;
  const existing = await tx.playgroundSubscription.findMany({ where: { accountId } });
  const same = existing.find((each) => pathOf(each.callbackUrl) === pathOf(callbackUrl));
  if (same) await tx.playgroundSubscription.update({ where: { id: same.id }, data: { callbackUrl, secret } });
  else await tx.playgroundSubscription.create({ data: { id: newId(), accountId, callbackUrl, secret, createdAt: at } });
}
