import type { Delivery, OutboundMessage } from "../connector.ts";
import { callX, isNumericId, type XAccount, type XCall, type XEnd } from "./api.ts";
import { deliveryOfError } from "./errors.ts";
import { lengthAtX, xLength } from "./length.ts";
import { DmAccepted, PostAccepted } from "./wire.ts";

/**
 * Sends one message with exactly one call. Nothing is repeated here: what may have been done and was not
 * confirmed comes back as "unknown" (law 4).
 */
export async function deliverToX(account: XAccount, message: OutboundMessage): Promise<Delivery> {
  const refusal = refusalBeforeSending(message);
  if (refusal !== null) return refusal;
  const end = await callX(account, callOf(message));
  return { ...deliveryOf(end, message.leg, account.io.now()), limits: end.limits };
}

function refusalBeforeSending(message: OutboundMessage): Delivery | null {
  const invalid = (because: string): Delivery => ({ outcome: "refused", reason: "invalid", because });
  if (message.text.trim() === "") return invalid("the text is empty");
  const target = message.leg === "dm" ? message.recipient.externalId : message.replyToExternalId;
  if (target !== null && !isNumericId(target)) return invalid("the recipient or the post has no X id");
  const length = lengthAtX(message.leg, message.text);
  const { max } = xLength[message.leg];
  if (length <= max) return null;
  return { outcome: "refused", reason: "too-long", because: `${length} of ${max} as X counts` };
}

function callOf(message: OutboundMessage): XCall {
  if (message.leg === "dm") {
    const path = `/2/dm_conversations/with/${message.recipient.externalId}/messages`;
    return { method: "POST", path, body: { text: message.text }, bucket: "dm" };
  }
  const reply =
    message.replyToExternalId === null ? {} : { reply: { in_reply_to_tweet_id: message.replyToExternalId } };
  return { method: "POST", path: "/2/tweets", body: { text: message.text, ...reply }, bucket: "post" };
}

function deliveryOf(end: XEnd, leg: "dm" | "public", now: Temporal.Instant): Delivery {
  if (end.end === "lost") return { outcome: "unknown", because: `the answer of X was lost: ${end.because}` };
  if (end.end === "not-sent") {
    const because = `X cannot be reached: ${end.because}`;
    return { outcome: "retry", at: now.add({ seconds: 60 }), because, trouble: "unreachable" };
  }
  if (end.status < 200 || end.status > 299) return deliveryOfError(end.status, end.headers, end.json, now);
  const accepted = leg === "dm" ? acceptedDm(end.json) : acceptedPost(end.json);
  return accepted ?? { outcome: "unknown", because: `X answered ${end.status} without a readable id` };
}

function acceptedDm(json: unknown): Delivery | null {
  const parsed = DmAccepted.safeParse(json);
  if (!parsed.success) return null;
  const { dm_event_id: externalId, dm_conversation_id: conversationId } = parsed.data.data;
  return { outcome: "accepted", externalId, ...(conversationId ? { conversationId } : {}) };
}

function acceptedPost(json: unknown): Delivery | null {
  const parsed = PostAccepted.safeParse(json);
  return parsed.success ? { outcome: "accepted", externalId: parsed.data.data.id } : null;
}
