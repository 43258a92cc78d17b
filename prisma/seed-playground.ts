import { createChannel } from "#lib/channels/accounts/create-channel.ts";
import type { Context } from "#lib/context.ts";
import { randomToken } from "#lib/crypto/random-token.ts";
import type { Db } from "#lib/db/client.ts";
import { connectBrand } from "#lib/playground/connect-brand.ts";
import { createAccount } from "#lib/playground/create-account.ts";
import { quotePost } from "#lib/playground/quote-post.ts";
import { replyTo } from "#lib/playground/reply-to.ts";
import { repost } from "#lib/playground/repost.ts";
import type { Scene } from "#lib/playground/scene.ts";
import { sendDirectMessageTo } from "#lib/playground/send-direct-message-to.ts";
import { setAccountSwitch } from "#lib/playground/set-account-switch.ts";
import { writePost } from "#lib/playground/write-post.ts";
import { brandAccount, people, posts, privateMessages, type SeedPost } from "./seed-playground-posts.ts";

export interface SeedPlayground {
  /** Where the product answers, e.g. http://localhost:3000: the network calls back there and is reached there. */
  readonly address: string;
  readonly brandKey: string;
  readonly channelKey?: string;
}

type Seeding = Context & { readonly db: Db };

/**
 * The brand's account on the training network, connected in both directions. Idempotent: the connection is renewed only
 * when the product has moved to another address.
 */
export async function seedPlayground(
  ctx: Seeding,
  seed: SeedPlayground,
): Promise<{ channelKey: string; brandAccountId: string }> {
  const channelKey = seed.channelKey ?? "playground";
  const callbackUrl = `${seed.address}/api/webhooks/playground/${channelKey}`;
  const channel = await ctx.db.channel.findUnique({ where: { key: channelKey } });
  const connected = await ctx.db.playgroundSubscription.findFirst({ where: { callbackUrl } });
  if (!channel || !connected) await connect(ctx, seed, channelKey, callbackUrl);
  const brand = await ctx.db.playgroundAccount.findUniqueOrThrow({ where: { handle: brandAccount.handle } });
  return { channelKey, brandAccountId: brand.id };
}

async function connect(ctx: Seeding, seed: SeedPlayground, channelKey: string, callbackUrl: string): Promise<void> {
  const accessToken = randomToken();
  const secret = randomToken();
  const { accountId, handle } = await connectBrand(ctx, { ...brandAccount, accessToken, callbackUrl, secret });
  const baseUrl = `${seed.address}/api/playground`;
  const config = { baseUrl, brandAccountId: accountId, brandHandle: handle, secret, accessToken };
  await createChannel(ctx, { network: "playground", key: channelKey, brandKey: seed.brandKey, config });
}

/** In minutes: before all others, so that the playground offers these people first. */
const longAgo = 16 * 24 * 60;

/** What was written in the last minutes: it reaches the desk as webhooks, as soon as the worker runs. */
export async function seedLatestPosts(ctx: Scene, brandId: string): Promise<void> {
  const ids = new Map<string, string>([[brandAccount.handle, brandId]]);
  const at = (minutesAgo: number): Scene => ({ db: ctx.db, now: ctx.now.subtract({ minutes: minutesAgo }) });
  for (const [index, { handle, displayName, followers, ...switches }] of people.entries()) {
    const made = await createAccount(at(longAgo - index), { handle, displayName, followers });
    const known = made.ok ? made : await ctx.db.playgroundAccount.findUniqueOrThrow({ where: { handle } });
    ids.set(handle, known.id);
    for (const name of ["refusesDms", "blocksBrand"] as const) {
      if (name in switches) await setAccountSwitch(at(longAgo - 100), { accountId: known.id, name, on: true });
    }
  }
  const keys = new Map<string, string>();
  for (const post of posts) keys.set(post.key, await write(at(post.minutesAgo), post, idOf(ids, post.by), keys));
  for (const { from, minutesAgo, text } of privateMessages) {
    await sendDirectMessageTo(at(minutesAgo), { fromId: idOf(ids, from), toId: brandId, text });
  }
}

async function write(
  scene: Scene,
  post: SeedPost,
  authorId: string,
  keys: ReadonlyMap<string, string>,
): Promise<string> {
  const { text } = post;
  const verb = () => {
    if (post.replyTo) return replyTo(scene, { authorId, postId: idOf(keys, post.replyTo), text });
    if (post.quotes) return quotePost(scene, { authorId, postId: idOf(keys, post.quotes), text });
    if (post.reposts) return repost(scene, { authorId, postId: idOf(keys, post.reposts) });
    return writePost(scene, { authorId, text });
  };
  const published = await verb();
  if (!published.ok) throw new Error(`The seed post ${post.key} was refused: ${published.because}`);
  return published.id;
}

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The seed names "${key}", which is not there.`);
  return id;
}
