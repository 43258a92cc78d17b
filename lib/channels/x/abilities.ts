import type { Abilities, DocumentedLimit, ItemKind } from "../rules/abilities.ts";
import type { XConfig } from "./config.ts";
import { xLength } from "./length.ts";

/**
 * X's published limits of one account (docs: rate limits; posts from the manage-posts guide, the stricter
 * of two pages for 3 hours). One budget may have several windows; all of them hold.
 */
export const documentedLimits: readonly DocumentedLimit[] = [
  { bucket: "dm", calls: 15, perSeconds: 900 },
  { bucket: "dm", calls: 1_440, perSeconds: 86_400 },
  { bucket: "post", calls: 200, perSeconds: 900 },
  { bucket: "post", calls: 300, perSeconds: 10_800 },
  { bucket: "post", calls: 10_000, perSeconds: 86_400, of: "app" },
  { bucket: "read-mentions", calls: 300, perSeconds: 900 },
  { bucket: "read-dms", calls: 15, perSeconds: 900 },
  { bucket: "read-dm-conversation", calls: 15, perSeconds: 900 },
  { bucket: "read-own-posts", calls: 900, perSeconds: 900 },
  { bucket: "look-up", calls: 900, perSeconds: 900 },
];

const byKind: Readonly<Record<ItemKind, Pick<Abilities, "directMessage" | "publicReply">>> = {
  mention: { directMessage: "yes", publicReply: "if-summoned" },
  reply: { directMessage: "yes", publicReply: "if-summoned" },
  quote: { directMessage: "yes", publicReply: "if-summoned" },
  post: { directMessage: "yes", publicReply: "if-summoned" },
  // Passing a post on is no complaint and no reason to write to anybody.
  repost: { directMessage: "never", publicReply: "no" },
  "own-post": { directMessage: "never", publicReply: "yes" },
  "direct-message": { directMessage: "is-dm", publicReply: "no" },
};

/** What X allows for one kind of item, as data. */
export function abilitiesOfX(config: XConfig, item: ItemKind): Abilities {
  const reconcile = config.readBack ? "read-back" : "person";
  return {
    ...byKind[item],
    length: xLength,
    reconcile: { dm: reconcile, public: reconcile },
    settleSeconds: config.settleSeconds,
    proof: "read",
    // Deletions come as events only for accounts somebody subscribed; asking always works.
    deletionSignal: "poll",
    editSignal: "event",
    linkInPublic: "costly",
    limits: limitsOf(config),
    inviteLink: `https://x.com/messages/compose?recipient_id=${config.brandUserId}`,
    openByHand: "https://x.com/intent/post?in_reply_to={id}",
  };
}

function limitsOf(config: XConfig): readonly DocumentedLimit[] {
  if (config.limits === null) return [];
  const own = Object.entries(config.limits ?? {}).map(([bucket, limit]) => ({ bucket, ...limit }));
  return [...documentedLimits.filter((limit) => !own.some((mine) => mine.bucket === limit.bucket)), ...own];
}
