import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { newId } from "#lib/ids.ts";
import { inviteCustomer } from "#lib/outreach/invite-customer.ts";
import { reachOut } from "#lib/outreach/reach-out.ts";
import { replyPublicly } from "#lib/replies/reply-publicly.ts";
import { sendDirectMessage } from "#lib/replies/send-direct-message.ts";
import { findTicketRecord } from "#lib/tickets/find-ticket-record.ts";
import { endpoint } from "../endpoint.ts";
import { Message, NoQuery, NumberParams, OutreachAnswer } from "./schemas.ts";

const text = () => z.string().min(1).max(20_000);

/** The outreach alone, with the ticket's number beside it. */
async function outreachOf(ctx: Context, number: string) {
  const record = await findTicketRecord(ctx, number);
  return { ...record.outreach, number: record.number };
}

const OutreachWithNumber = OutreachAnswer.extend({ number: z.string() }).meta({ id: "OutreachOfTicket" });

export const outreachEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/tickets/{number}/outreach",
  summary: "Write the DM first, then the public reply; missing texts come from the templates",
  tag: "outreach",
  changes: true,
  params: NumberParams,
  query: NoQuery,
  body: z.strictObject({
    dm: text().optional(),
    acknowledgement: text().optional(),
    anyway: z.boolean().optional().meta({
      description:
        "after a restore: a supervisor sends although the customer may have been written to since the backup",
    }),
  }),
  responses: {
    202: { description: "started: the DM waits to be sent", schema: OutreachWithNumber },
    200: { description: "the same was asked before: its present state", schema: OutreachWithNumber },
  },
  answer: async (ctx, { params, body }) => {
    const { outcome } = await reachOut(ctx, { number: params.number, ...body });
    return { status: outcome === "started" ? 202 : 200, body: await outreachOf(ctx, params.number) };
  },
});

export const invitationEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/tickets/{number}/invitation",
  summary: "After a refused DM: a public reply with the number and a way to write to the brand",
  tag: "outreach",
  changes: true,
  params: NumberParams,
  query: NoQuery,
  body: z.strictObject({ text: text().optional() }),
  responses: { 202: { description: "the invitation waits to be sent", schema: OutreachWithNumber } },
  answer: async (ctx, { params, body }) => {
    await inviteCustomer(ctx, { number: params.number, ...body });
    return { status: 202, body: await outreachOf(ctx, params.number) };
  },
});

const Reply = z.strictObject({
  text: text(),
  key: z.string().min(1).max(100).optional().meta({ description: "the same key again sends nothing twice" }),
  seenVersion: z.number().int().positive().optional().meta({
    description: "version of the ticket that the writer saw; newer words of the customer stop the sending",
  }),
});

const replyBase = {
  method: "POST",
  tag: "replies",
  changes: true,
  params: NumberParams,
  query: NoQuery,
  body: Reply,
  responses: { 202: { description: "the message waits to be sent", schema: Message } },
} as const;

async function queued(ctx: Context, number: string, messageId: string) {
  const record = await findTicketRecord(ctx, number);
  return { status: 202, body: record.messages.find((message) => message.id === messageId) ?? null };
}

export const messagesEndpoint = endpoint({
  ...replyBase,
  path: "/api/v1/tickets/{number}/messages",
  summary: "Answer the customer by DM",
  answer: async (ctx, { params, body }) => {
    const { key = newId(), ...reply } = body;
    const message = await sendDirectMessage(ctx, { number: params.number, key, ...reply });
    return queued(ctx, params.number, message.id);
  },
});

export const repliesEndpoint = endpoint({
  ...replyBase,
  path: "/api/v1/tickets/{number}/replies",
  summary: "Reply in public",
  answer: async (ctx, { params, body }) => {
    const { key = newId(), ...reply } = body;
    const message = await replyPublicly(ctx, { number: params.number, key, ...reply });
    return queued(ctx, params.number, message.id);
  },
});
