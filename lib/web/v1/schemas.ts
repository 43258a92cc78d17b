import { z } from "zod";

/** Query of every list: `limit` up to 200, `cursor` from the page before. */
export const pageQuery = {
  cursor: z.string().max(120).optional().meta({ description: "nextCursor of the page before" }),
  limit: z
    .string()
    .regex(/^[1-9][0-9]{0,2}$/, "a whole number from 1 to 200")
    .transform(Number)
    .refine((limit) => limit <= 200, "at most 200")
    .optional()
    .meta({ type: "string", description: "1 to 200, 50 when absent" }),
};

/** An endpoint without query parameters: any given one is refused. */
export const NoQuery = z.strictObject({});
export const NoParams = z.strictObject({});
export const NoBody = z.strictObject({});

/** `{number}` of the path, in any way that a person types it. */
export const NumberParams = z.strictObject({
  number: z.string().min(1).max(200).meta({ description: "registration number, e.g. TGP-7K3M-9QXD-4" }),
});
export const IdParams = z.strictObject({ id: z.uuid() });

const time = () => z.string().meta({ description: "ISO 8601 in UTC" });
const timeOrNull = () => time().nullable();

export const ErrorAnswer = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      fields: z.record(z.string(), z.string()).optional(),
      because: z.string().optional(),
      requestId: z.string(),
    }),
  })
  .meta({ id: "Error" });

const ticketFields = {
  number: z.string(),
  status: z.string().meta({ description: "new, open, waiting-customer, waiting-internal, resolved or closed" }),
  network: z.string(),
  channel: z.string().meta({ description: "key of the channel" }),
  brand: z.string().meta({ description: "key of the brand" }),
  customer: z.object({ handle: z.string(), name: z.string(), followers: z.number().nullable() }),
  subject: z.string(),
  urgency: z.string(),
  topic: z.string().nullable(),
  language: z.string(),
  outreachState: z.string(),
  assignee: z.object({ id: z.string(), name: z.string() }).nullable(),
  openedAt: time(),
  receivedAt: time(),
  lastCustomerAt: time(),
  awaitsUsSince: timeOrNull(),
  nextDueAt: timeOrNull(),
  resolvedAt: timeOrNull(),
  closedAt: timeOrNull(),
  version: z.number().int(),
};

export const Ticket = z.object(ticketFields).meta({ id: "Ticket" });

const Step = z
  .object({
    id: z.string(),
    state: z.string(),
    externalId: z.string().nullable(),
    acceptedAt: timeOrNull(),
    because: z.string().nullable(),
    refusal: z.string().nullable(),
  })
  .nullable();

export const OutreachAnswer = z
  .object({
    state: z.string().meta({
      description: "none, sending-dm, dm-accepted, acknowledged, refused, invited, needs-a-person or skipped",
    }),
    clickedAt: timeOrNull(),
    clickedBy: z.string().nullable(),
    dm: Step,
    acknowledgement: Step,
    invitation: Step,
  })
  .meta({ id: "Outreach" });

export const Message = z
  .object({
    id: z.string(),
    leg: z.enum(["public", "dm"]),
    direction: z.enum(["in", "out"]),
    kind: z.string(),
    text: z.string().nullable(),
    externalId: z.string().nullable().meta({ description: "the network's own id" }),
    state: z.string(),
    at: time(),
    because: z.string().nullable(),
    refusal: z.string().nullable(),
    inReplyTo: z.string().nullable(),
    permalink: z.string().nullable(),
    createdAt: time(),
    acceptedAt: timeOrNull(),
    edited: z.boolean(),
  })
  .meta({ id: "Message" });

export const TicketRecordAnswer = z
  .object({
    ...ticketFields,
    legs: z.array(
      z.object({
        leg: z.enum(["public", "dm"]),
        messages: z.number().int(),
        firstAt: time(),
        lastAt: time(),
        lastDirection: z.enum(["in", "out"]),
      }),
    ),
    messages: z.array(Message),
    outreach: OutreachAnswer,
    clocks: z.array(
      z.object({
        kind: z.string(),
        round: z.number().int(),
        state: z.string(),
        startedAt: time(),
        dueAt: timeOrNull(),
        stoppedAt: timeOrNull(),
        targetMinutes: z.number().nullable(),
        elapsedSeconds: z.number().nullable(),
      }),
    ),
    events: z.array(
      z.object({
        seq: z.number().int(),
        type: z.string(),
        at: time(),
        recordedAt: time(),
        actor: z.object({ type: z.string(), name: z.string().nullable() }),
        because: z.string().nullable(),
        data: z.unknown(),
      }),
    ),
    notes: z.array(z.object({ id: z.string(), author: z.string(), text: z.string(), at: time() })),
  })
  .meta({ id: "TicketRecord" });

export const Mention = z
  .object({
    id: z.string(),
    network: z.string(),
    channel: z.string(),
    externalId: z.string(),
    author: z.object({ username: z.string(), displayName: z.string(), followers: z.number().nullable() }),
    text: z.string().nullable(),
    postedAt: time(),
    receivedAt: time(),
    state: z.string().meta({ description: "recorded, ticketed, attached, kept, unsorted or ignored" }),
    because: z.string().nullable(),
    kind: z.string().nullable(),
    kindConfidence: z.number().nullable(),
    kindBecause: z.array(z.string()),
    language: z.string().nullable(),
    ticketNumber: z.string().nullable(),
    permalink: z.string().nullable(),
  })
  .meta({ id: "Mention" });

export const OutboxItem = z
  .object({
    id: z.string(),
    kind: z.string(),
    leg: z.string(),
    state: z.string(),
    because: z.string().nullable(),
    refusal: z.string().nullable(),
    text: z.string(),
    externalId: z.string().nullable(),
    createdAt: time(),
    acceptedAt: timeOrNull(),
    attempt: z.number().int(),
    ticketNumber: z.string(),
  })
  .meta({ id: "OutboxItem" });

export const RawEventItem = z
  .object({
    id: z.string(),
    status: z.string().meta({ description: "received, normalised, ignored, unreadable or dead" }),
    because: z.string().nullable(),
    channel: z.string().meta({ description: "key of the channel" }),
    network: z.string(),
    source: z.string().meta({ description: "webhook or poll" }),
    attempts: z.number().int(),
    receivedAt: time(),
    settledAt: timeOrNull(),
    requestId: z.string(),
    size: z.number().int().nullable().meta({ description: "bytes of the body; null once it is blanked" }),
  })
  .meta({ id: "RawEvent" });

/** Filter of a list by the key of a channel. */
export function channelKey() {
  return z.string().min(1).max(80).optional().meta({ description: "key of the channel" });
}

/** A page of a list. */
export function pageOf(item: z.ZodType) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}
