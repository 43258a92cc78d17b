import type { z } from "zod";
import type { Author, NormalisedEvent } from "../rules/normalised-event.ts";
import { authorNamed, decodeText } from "./facts.ts";
import type { Brand } from "./post-event.ts";
import { isoOf } from "./time.ts";
import { ChatMessage, DmMessage, DmRead, WireDmEvent } from "./wire.ts";

type Users = ReadonlyMap<string, Author>;

/** A direct message of the Activity or Account Activity API. */
export function eventOfDm(raw: unknown, brand: Brand, users: Users): NormalisedEvent {
  const parsed = DmMessage.safeParse(raw);
  if (!parsed.success) return unreadable("a direct message", parsed.error);
  const { id, created_timestamp: saidAt, message_create: message } = parsed.data;
  const sentAt = isoOf(saidAt, id);
  if (sentAt === null) return { type: "unreadable", because: `direct message ${id} has no time` };
  const outbound = message.sender_id === brand.id;
  const recipientId = message.target?.recipient_id ?? null;
  if (outbound && recipientId === null)
    return { type: "unreadable", because: `direct message ${id} names no recipient` };
  if (!outbound && recipientId !== null && recipientId !== brand.id) return notOurs(id);
  return {
    type: "direct-message",
    externalId: id,
    direction: outbound ? "outbound" : "inbound",
    participant: authorNamed(users, outbound && recipientId !== null ? recipientId : message.sender_id),
    text: decodeText(message.message_data?.text ?? ""),
    sentAt,
    conversationId: null,
  };
}

/** A read receipt: somebody read the conversation up to a moment. */
export function eventOfDmRead(raw: unknown, brand: Brand): NormalisedEvent {
  const parsed = DmRead.safeParse(raw);
  if (!parsed.success) return unreadable("a read receipt", parsed.error);
  const at = isoOf(parsed.data.created_timestamp, "");
  if (at === null) return { type: "unreadable", because: "a read receipt without a time" };
  const recipientId = parsed.data.target?.recipient_id;
  if (parsed.data.sender_id === brand.id) return { type: "ignored", because: "the brand itself read the conversation" };
  if (recipientId && recipientId !== brand.id)
    return { type: "ignored", because: "a read receipt for another account" };
  return { type: "read-up-to", participantExternalId: parsed.data.sender_id, at };
}

/** An XChat message. Its text stays null: only the person's own device can open it. */
export function eventOfChat(raw: unknown, brand: Brand): NormalisedEvent {
  const parsed = ChatMessage.safeParse(raw);
  if (!parsed.success) return unreadable("an encrypted message", parsed.error);
  const message = parsed.data;
  const sentAt = isoOf(message.created_at_msec, "");
  if (sentAt === null) return { type: "unreadable", because: `encrypted message ${message.id} has no time` };
  const outbound = message.sender_id === brand.id;
  const otherId = (message.conversation_id ?? "").split(/[:-]/).find((part) => part !== "" && part !== brand.id);
  const participantId = outbound ? otherId : message.sender_id;
  if (participantId === undefined) {
    return { type: "unreadable", because: `encrypted message ${message.id} names no other person` };
  }
  return {
    type: "direct-message",
    externalId: message.id,
    direction: outbound ? "outbound" : "inbound",
    participant: authorNamed(new Map(), participantId),
    text: null,
    sentAt,
    conversationId: message.conversation_id ?? null,
  };
}

/** A direct message that polling read. The conversation id of two people is "a-b". */
export function eventOfPolledDm(raw: unknown, brand: Brand, users: Users): NormalisedEvent {
  const parsed = WireDmEvent.safeParse(raw);
  if (!parsed.success) return unreadable("a polled direct message", parsed.error);
  const dm = parsed.data;
  if (dm.event_type && dm.event_type !== "MessageCreate") {
    return { type: "ignored", because: `${dm.event_type} is no message` };
  }
  if (!dm.sender_id) return { type: "unreadable", because: `direct message ${dm.id} names no sender` };
  const sentAt = isoOf(dm.created_at, dm.id);
  if (sentAt === null) return { type: "unreadable", because: `direct message ${dm.id} has no time` };
  const pair = dm.dm_conversation_id?.split("-") ?? dm.participant_ids ?? [];
  if (pair.length === 1 || pair.length > 2) {
    return { type: "ignored", because: `direct message ${dm.id} belongs to a group conversation` };
  }
  const outbound = dm.sender_id === brand.id;
  const otherId = outbound ? pair.find((id) => id !== brand.id) : dm.sender_id;
  if (otherId === undefined) return { type: "unreadable", because: `direct message ${dm.id} names no recipient` };
  if (!outbound && pair.length === 2 && !pair.includes(brand.id)) return notOurs(dm.id);
  return {
    type: "direct-message",
    externalId: dm.id,
    direction: outbound ? "outbound" : "inbound",
    participant: authorNamed(users, otherId),
    text: decodeText(dm.text ?? ""),
    sentAt,
    conversationId: dm.dm_conversation_id ?? null,
  };
}

function notOurs(id: string): NormalisedEvent {
  return { type: "ignored", because: `direct message ${id} is between other accounts` };
}

/** Names the places that did not fit, never their content. */
export function unreadable(what: string, error: z.ZodError): NormalisedEvent {
  const places = error.issues.slice(0, 3).map((issue) => issue.path.join(".") || "the whole");
  return { type: "unreadable", because: `${what} of a shape this version does not know (${places.join(", ")})` };
}
