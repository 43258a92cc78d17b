import { z } from "zod";
import { findTicketRecord } from "#lib/tickets/find-ticket-record.ts";
import { ListTickets, listTickets } from "#lib/tickets/list-tickets.ts";
import { endpoint } from "../endpoint.ts";
import { NoParams, NoQuery, NumberParams, pageOf, pageQuery, Ticket, TicketRecordAnswer } from "./schemas.ts";

const filters = ListTickets.shape;

export const listTicketsEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/tickets",
  summary: "Tickets of your brands, newest first",
  tag: "tickets",
  changes: false,
  params: NoParams,
  query: z.strictObject({
    ...pageQuery,
    status: filters.status,
    network: filters.network,
    channel: filters.channel,
    assignee: filters.assignee,
  }),
  body: null,
  responses: { 200: { description: "a page of tickets", schema: pageOf(Ticket) } },
  answer: async (ctx, { query }) => ({ status: 200, body: await listTickets(ctx, query) }),
});

export const findTicketEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/tickets/{number}",
  summary: "One ticket with legs, messages, outreach, clocks and events",
  tag: "tickets",
  changes: false,
  params: NumberParams,
  query: NoQuery,
  body: null,
  responses: { 200: { description: "the ticket", schema: TicketRecordAnswer } },
  answer: async (ctx, { params }) => ({ status: 200, body: await findTicketRecord(ctx, params.number) }),
});
