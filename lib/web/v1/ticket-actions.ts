import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { addNote } from "#lib/tickets/add-note.ts";
import { assignTicket } from "#lib/tickets/assign-ticket.ts";
import { claimTicket } from "#lib/tickets/claim-ticket.ts";
import { closeTicket } from "#lib/tickets/close-ticket.ts";
import { findTicketRecord } from "#lib/tickets/find-ticket-record.ts";
import { reopenTicket } from "#lib/tickets/reopen-ticket.ts";
import { resolveTicket } from "#lib/tickets/resolve-ticket.ts";
import { resumeTicket } from "#lib/tickets/resume-ticket.ts";
import { setWaiting } from "#lib/tickets/set-waiting.ts";
import { type Endpoint, endpoint } from "../endpoint.ts";
import { NoBody, NoQuery, NumberParams, TicketRecordAnswer } from "./schemas.ts";

const Reason = z.strictObject({ because: z.string().max(300).optional() });

interface TicketAction<Body extends z.ZodType> {
  /** Noun at the end of the path. */
  readonly noun: string;
  readonly summary: string;
  readonly body: Body;
  readonly verb: (ctx: Context, number: string, body: z.output<Body>) => Promise<unknown>;
}

/** `POST /tickets/{number}/<noun>`: runs a verb and answers the ticket as it is then. */
function ticketAction<Body extends z.ZodType>(action: TicketAction<Body>): Endpoint {
  return endpoint({
    method: "POST",
    path: `/api/v1/tickets/{number}/${action.noun}`,
    summary: action.summary,
    tag: "ticket work",
    changes: true,
    params: NumberParams,
    query: NoQuery,
    body: action.body,
    responses: { 200: { description: "the ticket afterwards", schema: TicketRecordAnswer } },
    answer: async (ctx, { params, body }) => {
      await action.verb(ctx, params.number, body);
      return { status: 200, body: await findTicketRecord(ctx, params.number) };
    },
  });
}

export const claimEndpoint = ticketAction({
  noun: "claim",
  summary: "Take the ticket",
  body: NoBody,
  verb: (ctx, number) => claimTicket(ctx, { number }),
});

export const assignmentEndpoint = ticketAction({
  noun: "assignment",
  summary: "Hand the ticket to a colleague, or with null back to everybody",
  body: z.strictObject({ staffId: z.uuid().nullable() }),
  verb: (ctx, number, body) => assignTicket(ctx, { number, ...body }),
});

export const notesEndpoint = ticketAction({
  noun: "notes",
  summary: "Write an internal note",
  body: z.strictObject({ text: z.string().min(1).max(10_000) }),
  verb: (ctx, number, body) => addNote(ctx, { number, ...body }),
});

export const waitingEndpoint = ticketAction({
  noun: "waiting",
  summary: "Say whom the ticket waits for",
  body: z.strictObject({ for: z.enum(["customer", "internal"]), because: Reason.shape.because }),
  verb: (ctx, number, body) => setWaiting(ctx, { number, ...body }),
});

export const resumeEndpoint = ticketAction({
  noun: "resume",
  summary: "End the waiting",
  body: NoBody,
  verb: (ctx, number) => resumeTicket(ctx, { number }),
});

export const resolutionEndpoint = ticketAction({
  noun: "resolution",
  summary: "Resolve the ticket with a summary for the customer",
  body: z.strictObject({ summary: z.string().min(1).max(4000), tellCustomer: z.boolean().default(false) }),
  verb: (ctx, number, body) => resolveTicket(ctx, { number, ...body }),
});

export const closingEndpoint = ticketAction({
  noun: "closing",
  summary: "Close the ticket for good",
  body: Reason,
  verb: (ctx, number, body) => closeTicket(ctx, { number, ...body }),
});

export const reopeningEndpoint = ticketAction({
  noun: "reopening",
  summary: "Take a resolved or closed ticket up again",
  body: Reason,
  verb: (ctx, number, body) => reopenTicket(ctx, { number, ...body }),
});
