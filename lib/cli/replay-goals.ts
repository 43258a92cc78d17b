import { createBrand } from "#lib/brands/create-brand.ts";
import { createChannel } from "#lib/channels/accounts/create-channel.ts";
import { systemContext } from "#lib/context.ts";
import { randomToken } from "#lib/crypto/random-token.ts";
import type { Db } from "#lib/db/client.ts";
import { newId } from "#lib/ids.ts";
import { connectBrand } from "#lib/playground/connect-brand.ts";
import type { AccountFacts } from "#lib/playground/rules/event-body.ts";
import { nearestHandle } from "#lib/playground/rules/handles.ts";
import type { Goal } from "./replay-count.ts";
import type { Callback } from "./replay-send.ts";
import { StartError } from "./start-error.ts";

/** One receiving channel: the network's brand account, the callback, and the product's own ids. */
export interface ReplayGoal extends Goal {
  readonly account: AccountFacts;
  readonly callback: Callback;
}

/** The playground channel that receives: the named one, or the first that was connected. */
export async function findGoal(db: Db, channelKey: string | null, url: string | null): Promise<ReplayGoal> {
  const subscriptions = await db.playgroundSubscription.findMany({
    include: { account: true },
    orderBy: { createdAt: "asc" },
  });
  const keyOf = (callbackUrl: string) => new URL(callbackUrl).pathname.split("/").at(-1) ?? "";
  const chosen = subscriptions.find((each) => channelKey === null || keyOf(each.callbackUrl) === channelKey);
  if (!chosen) {
    const named = channelKey === null ? "no connected playground channel" : `no playground channel "${channelKey}"`;
    throw new StartError(`This database has ${named}: start \`npm run demo\`, or connect one.`);
  }
  const key = keyOf(chosen.callbackUrl);
  const channel = await db.channel.findFirst({ where: { network: "playground", key } });
  if (!channel) throw new StartError(`The playground calls back to "${key}", but the product has no such channel.`);
  const { pathname, origin } = new URL(chosen.callbackUrl);
  const callback = { url: `${url ?? origin}${pathname}`, secret: chosen.secret };
  return { account: chosen.account, callback, brandId: channel.brandId, channelId: channel.id };
}

/** A brand and channel for each brand name of the file, made where they are missing; `main`'s staff may see them. */
export async function findOrCreateBrandGoal(db: Db, name: string, main: ReplayGoal): Promise<ReplayGoal> {
  const handle = nearestHandle(name);
  const key = `playground-${handle.replaceAll("_", "-")}`.slice(0, 60);
  const origin = new URL(main.callback.url).origin;
  const callbackUrl = `${origin}/api/webhooks/playground/${key}`;
  const channel = await db.channel.findUnique({ where: { key } });
  if (!channel) await connect(db, name, { handle, key, callbackUrl, origin });
  const made = await db.channel.findUniqueOrThrow({ where: { key } });
  await joinStaff(db, main.brandId, made.brandId);
  return findGoal(db, key, origin);
}

interface Connecting {
  readonly handle: string;
  readonly key: string;
  readonly callbackUrl: string;
  readonly origin: string;
}

async function connect(db: Db, name: string, { handle, key, callbackUrl, origin }: Connecting): Promise<void> {
  const ctx = systemContext(db, "replay", Temporal.Now.instant(), newId());
  const brandKey = handle.replaceAll("_", "-").replace(/^-+/, "") || "merek";
  const brand =
    (await db.brand.findUnique({ where: { key: brandKey } })) ??
    (await createBrand(ctx, {
      key: brandKey,
      name: name.slice(0, 80),
      prefix: await freePrefix(db, name),
      officialChannelName: `Pusat bantuan ${name}`.slice(0, 80),
      officialChannelUrl: `https://${brandKey}.example/bantuan`,
    }));
  const [accessToken, secret] = [randomToken(), randomToken()];
  // A person of an earlier replay may bear the plain name already.
  const isTaken = (await db.playgroundAccount.count({ where: { handle, isBrand: false } })) > 0;
  const connected = { handle: isTaken ? `${handle.slice(0, 24)}_resmi` : handle, displayName: name.slice(0, 60) };
  const account = await connectBrand(ctx, { ...connected, accessToken, secret, callbackUrl });
  const baseUrl = `${origin}/api/playground`;
  const config = { baseUrl, brandAccountId: account.accountId, brandHandle: account.handle, secret, accessToken };
  await createChannel(ctx, { network: "playground", key, brandKey: brand.key, config });
}

/** Letters of the name that no other brand has as its prefix. */
async function freePrefix(db: Db, name: string): Promise<string> {
  const letters = name.toUpperCase().replace(/[^A-Z]/g, "");
  const consonants = letters.slice(0, 1) + letters.slice(1).replace(/[AEIOU]/g, "");
  const spare = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].map((letter) => `${(letters || "X").slice(0, 3)}X${letter}`);
  const short = consonants.length >= 3 ? [consonants.slice(0, 3)] : [];
  const wanted = [...short, letters.slice(0, 3), letters.slice(0, 4), letters.slice(0, 5), ...spare];
  const brands = await db.brand.findMany({ select: { prefix: true } });
  const taken = new Set(brands.map((brand) => brand.prefix));
  const free = wanted.find((prefix) => /^[A-Z]{2,5}$/.test(prefix) && !taken.has(prefix));
  if (free === undefined) throw new StartError(`No registration prefix is left for the brand "${name}".`);
  return free;
}

async function joinStaff(db: Db, fromBrandId: string, toBrandId: string): Promise<void> {
  const members = await db.membership.findMany({ where: { brandId: fromBrandId } });
  const data = members.map(({ staffId }) => ({ staffId, brandId: toBrandId }));
  await db.membership.createMany({ data, skipDuplicates: true });
}
