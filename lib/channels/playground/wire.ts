import { z } from "zod";

/** What the network says, as it says it. Unknown fields are let through: a network grows without asking. */
export const WireAccount = z.object({
  id: z.string().min(1),
  handle: z.string().min(1),
  name: z.string().nullish(),
  followers: z.number().int().min(0).nullish(),
});
export type WireAccount = z.infer<typeof WireAccount>;

const Moment = z.iso.datetime({ offset: true });

export const WirePost = z.object({
  id: z.string().min(1),
  text: z.string(),
  author: WireAccount,
  createdAt: Moment,
  language: z.string().nullish(),
  conversationId: z.string().nullish(),
  inReplyTo: z.string().nullish(),
  quoteOf: z.string().nullish(),
  repostOf: z.string().nullish(),
});

export const WireMessage = z.object({
  id: z.string().min(1),
  from: WireAccount,
  to: WireAccount,
  text: z.string(),
  createdAt: Moment,
  conversationId: z.string().nullish(),
});

const head = { id: z.string().min(1), at: Moment, account: z.string().min(1) };

/** Why the brand's account is told of a post, in the network's words. */
export const wireReasons = ["own", "mention", "reply", "quote", "repost", "topic"] as const;

export const WireEvent = z.discriminatedUnion("type", [
  z.object({ ...head, type: z.literal("post.created"), why: z.enum(wireReasons), post: WirePost }),
  z.object({ ...head, type: z.literal("post.edited"), post: WirePost }),
  z.object({ ...head, type: z.literal("post.deleted"), postId: z.string().min(1) }),
  z.object({ ...head, type: z.literal("message.created"), message: WireMessage }),
  z.object({ ...head, type: z.literal("message.deleted"), messageId: z.string().min(1) }),
  z.object({ ...head, type: z.literal("messages.read"), by: z.string().min(1) }),
]);
export type WireEvent = z.infer<typeof WireEvent>;

/** Enough of any event to name it, also of kinds that are not known yet. */
export const WireHead = z.object({ id: z.string().min(1), type: z.string().min(1) });

export const WireAccepted = z.object({ id: z.string().min(1), conversationId: z.string().nullish() });

export const WireError = z.object({ error: z.string().min(1) });

export const WireMessagePage = z.object({ items: z.array(WireMessage), next: z.string().nullable() });
export const WirePostPage = z.object({ items: z.array(WirePost), next: z.string().nullable() });

export const WireEventPage = z.object({
  events: z.array(z.object({ id: z.string().min(1), body: z.string() })),
  cursor: z.string(),
  more: z.boolean(),
});
