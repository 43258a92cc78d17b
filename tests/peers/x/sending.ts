import twitter from "twitter-text";
import type { PeerOptions } from "./options.ts";
import { conversationOf, problem } from "./wire-out.ts";
import type { PeerDm, PeerPost, XWorld } from "./world.ts";

/** What X decided about one send; `dm` or `post` is there when it was really done. */
export interface SendResult {
  readonly status: number;
  readonly json: unknown;
  readonly dm?: PeerDm;
  readonly post?: PeerPost;
}

const forbidden = (detail: string): SendResult => ({ status: 403, json: problem(403, "Forbidden", detail) });

export function sendDm(world: XWorld, options: PeerOptions, recipientId: string, text: string): SendResult {
  const recipient = world.users.get(recipientId);
  if (!recipient || recipient.standing === "gone") {
    const json = {
      ...problem(400, "Invalid Request", "One or more parameters to your request was invalid.", invalidType),
    };
    return { status: 400, json: { ...json, errors: [{ message: `Could not find user with id: [${recipientId}].` }] } };
  }
  if (recipient.standing === "suspended") return forbidden("User has been suspended.");
  if (recipient.standing === "blocked") return forbidden("You have been blocked from sending messages to this user.");
  if (recipient.standing === "dm-closed") {
    return forbidden("You do not have permission to DM one or more participants.");
  }
  if ([...text].length > 10_000) return tooLong("Your message is too long.");
  const visibleAtMs = Date.now() + options.settleMs;
  const dm = world.addDm({ senderId: world.brandId, recipientId, typed: text, visibleAtMs });
  const data = { dm_event_id: dm.id, dm_conversation_id: conversationOf(world.brandId, recipientId) };
  return { status: 201, json: { data }, dm };
}

const invalidType = "https://api.x.com/2/problems/invalid-request";

function tooLong(detail: string): SendResult {
  return { status: 400, json: problem(400, "Invalid Request", detail, invalidType) };
}

export function sendPost(world: XWorld, options: PeerOptions, text: string, inReplyToId: string | null): SendResult {
  if (twitter.parseTweet(text).weightedLength > 280) return tooLong("Your Tweet text is too long.");
  if (inReplyToId !== null) {
    const parent = world.posts.get(inReplyToId);
    const author = parent ? world.users.get(parent.authorId) : undefined;
    if (!parent || parent.deleted || !author || author.standing === "gone" || author.standing === "suspended") {
      return forbidden("You attempted to reply to a Tweet that is deleted or not visible to you.");
    }
    if (author.standing === "blocked") return forbidden("You have been blocked from replying to this user's Tweets.");
    const named = world.namesExplicitly(parent, world.brandId);
    if (parent.replySettings !== "everyone" && !named) {
      return forbidden("The original Tweet author restricted who can reply to this Tweet.");
    }
    if (!isSummoned(world, options, parent)) {
      return forbidden(
        "Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.",
      );
    }
  }
  const duplicate = [...world.posts.values()].some(
    (post) => post.authorId === world.brandId && !post.deleted && post.typed === text,
  );
  if (duplicate) return forbidden("You are not allowed to create a Tweet with duplicate content.");
  const visibleAtMs = Date.now() + options.settleMs;
  const post = world.addPost({ authorId: world.brandId, typed: text, repliedToId: inReplyToId, visibleAtMs });
  return { status: 201, json: { data: { id: post.id, text: post.text, edit_history_post_ids: [post.id] } }, post };
}

/** The self-serve rule of 2026-02-23; the brand may always answer itself. */
function isSummoned(world: XWorld, options: PeerOptions, parent: PeerPost): boolean {
  if (parent.authorId === world.brandId || !options.summonsRequired) return true;
  if (world.namesExplicitly(parent, world.brandId) || world.quotesPostOf(parent, world.brandId)) return true;
  return options.implicitMentionSummons && world.repliesTo(parent, world.brandId);
}
