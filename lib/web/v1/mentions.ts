import { z } from "zod";
import { listMentions } from "#lib/mentions/list-mentions.ts";
import { openTicketFromMention } from "#lib/mentions/open-ticket-from-mention.ts";
import { findTicketRecord } from "#lib/tickets/find-ticket-record.ts";
import { endpoint } from "../endpoint.ts";
import { IdParams, Mention, NoBody, NoParams, NoQuery, pageOf, pageQuery, TicketRecordAnswer } from "./schemas.ts";

export const listMentionsEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/mentions",
  summary: "What arrived: state, reason and ticket of each mention, newest first",
  tag: "mentions",
  changes: false,
  params: NoParams,
  query: z.strictObject({
    ...pageQuery,
    channel: z.string().min(1).max(80).optional().meta({ description: "key of the channel" }),
    externalId: z.string().min(1).max(200).optional().meta({ description: "the network's own id" }),
    state: z.enum(["recorded", "ticketed", "attached", "kept", "unsorted", "ignored"]).optional(),
    kind: z.enum(["complaint", "question", "praise", "other"]).optional(),
  }),
  body: null,
  responses: { 200: { description: "a page of mentions", schema: pageOf(Mention) } },
  answer: async (ctx, { query }) => {
    const { channel, ...filters } = query;
    const page = await listMentions(ctx, { ...filters, ...(channel === undefined ? {} : { channelKey: channel }) });
    return { status: 200, body: page };
  },
});

export const mentionTicketEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/mentions/{id}/ticket",
  summary: "Make a mention a ticket",
  tag: "mentions",
  changes: true,
  params: IdParams,
  query: NoQuery,
  body: NoBody,
  responses: { 201: { description: "its ticket", schema: TicketRecordAnswer } },
  answer: async (ctx, { params }) => {
    const ticket = await openTicketFromMention(ctx, { mentionId: params.id });
    return { status: 201, body: await findTicketRecord(ctx, ticket.number) };
  },
});
