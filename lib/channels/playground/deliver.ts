import type { HttpEnd } from "#lib/http/request-json.ts";
import type { Delivery, OutboundMessage, RefusalReason } from "../connector.ts";
import { playgroundLength } from "./abilities.ts";
import { callPlayground, errorWord, limitResetAt, limitsOf, type PlaygroundAccountAccess } from "./api.ts";
import { WireAccepted } from "./wire.ts";

/**
 * Sends one message with exactly one call. The message's own id travels as the client key, so that even a repeated
 * call could not post it twice; a lost answer is "unknown" all the same (law 4).
 */
export async function deliverToPlayground(
  access: PlaygroundAccountAccess,
  message: OutboundMessage,
): Promise<Delivery> {
  if (message.text.trim() === "") return { outcome: "refused", reason: "invalid", because: "the text is empty" };
  const length = [...message.text].length;
  const { max } = playgroundLength[message.leg];
  if (length > max) return { outcome: "refused", reason: "too-long", because: `${length} of ${max} characters` };
  const end = await callPlayground(access, callOf(message));
  const delivery = deliveryOf(end, access.io.now());
  return end.end === "answered" ? { ...delivery, limits: limitsOf(end.headers) } : delivery;
}

function callOf(message: OutboundMessage) {
  const common = { text: message.text, clientKey: message.id };
  if (message.leg === "dm") {
    return { method: "POST" as const, path: "/dms", body: { ...common, to: message.recipient.externalId } };
  }
  return { method: "POST" as const, path: "/posts", body: { ...common, inReplyTo: message.replyToExternalId } };
}

const refusals: Readonly<Record<string, RefusalReason>> = {
  dm_closed: "dm-closed",
  blocked: "blocked",
  gone: "gone",
  too_long: "too-long",
  invalid: "invalid",
};

function deliveryOf(end: HttpEnd, now: Temporal.Instant): Delivery {
  if (end.end === "lost") return { outcome: "unknown", because: `the answer was lost: ${end.because}` };
  if (end.end === "not-sent") {
    return {
      outcome: "retry",
      at: now.add({ seconds: 15 }),
      because: `the playground cannot be reached: ${end.because}`,
      trouble: "unreachable",
    };
  }
  if (end.status >= 200 && end.status < 300) {
    const accepted = WireAccepted.safeParse(end.json);
    if (!accepted.success) return { outcome: "unknown", because: `answered ${end.status} without a readable id` };
    const { id: externalId, conversationId } = accepted.data;
    return { outcome: "accepted", externalId, ...(conversationId ? { conversationId } : {}) };
  }
  return deliveryOfRefusal(end.status, errorWord(end.json), end.headers, now);
}

function deliveryOfRefusal(status: number, word: string | null, headers: Headers, now: Temporal.Instant): Delivery {
  if (status >= 500) return { outcome: "unknown", because: `the playground answered ${status}` };
  if (status === 429) {
    const because = "rate limited";
    return { outcome: "retry", at: limitResetAt(headers, now), because, trouble: "rate-limited" };
  }
  if (status === 401) {
    const because = "the access token is not accepted";
    return { outcome: "retry", at: now.add({ minutes: 5 }), because, trouble: "needs-sign-in" };
  }
  const reason = word === null ? undefined : refusals[word];
  if (reason !== undefined) return { outcome: "refused", reason, because: `the playground says ${word}` };
  // No word of the network: something else answers at this address, so nothing was posted.
  const because = `no playground answers there (${status})`;
  return { outcome: "retry", at: now.add({ minutes: 1 }), because, trouble: "unreachable" };
}
