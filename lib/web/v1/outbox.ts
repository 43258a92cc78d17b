import { z } from "zod";
import { decideOutcome } from "#lib/outbox/decide-outcome.ts";
import { listOutbox } from "#lib/outbox/list-outbox.ts";
import { endpoint } from "../endpoint.ts";
import { channelKey, IdParams, NoParams, NoQuery, OutboxItem, pageOf, pageQuery } from "./schemas.ts";

const states = [
  "held",
  "queued",
  "sending",
  "accepted",
  "delivered",
  "read",
  "refused",
  "unknown",
  "needs-a-person",
  "cancelled",
] as const;

export const listOutboxEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/outbox",
  summary: "Messages to be sent, newest first; state=needs-a-person is the list that needs a look",
  tag: "outbox",
  changes: false,
  params: NoParams,
  query: z.strictObject({ ...pageQuery, state: z.enum(states).optional(), channel: channelKey() }),
  body: null,
  responses: { 200: { description: "a page of messages", schema: pageOf(OutboxItem) } },
  answer: async (ctx, { query }) => ({ status: 200, body: await listOutbox(ctx, query) }),
});

export const outcomeEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/outbox/{id}/outcome",
  summary: "A person's answer to: was it sent?",
  tag: "outbox",
  changes: true,
  params: IdParams,
  query: NoQuery,
  body: z.strictObject({
    outcome: z.enum(["was-sent", "send-again"]),
    permalink: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .optional(),
  }),
  responses: {
    200: {
      description: "the message afterwards",
      schema: OutboxItem.pick({ id: true, state: true, because: true, externalId: true, kind: true, leg: true }),
    },
  },
  answer: async (ctx, { params, body }) => {
    const message = await decideOutcome(ctx, { messageId: params.id, ...body });
    const { id, state, because, externalId, kind, leg } = message;
    return { status: 200, body: { id, state, because, externalId, kind, leg } };
  },
});
