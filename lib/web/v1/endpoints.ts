import type { Endpoint } from "../endpoint.ts";
import { listMentionsEndpoint, mentionTicketEndpoint } from "./mentions.ts";
import { listOutboxEndpoint, outcomeEndpoint } from "./outbox.ts";
import { invitationEndpoint, messagesEndpoint, outreachEndpoint, repliesEndpoint } from "./outreach.ts";
import { slaPreviewEndpoint, triagePreviewEndpoint } from "./previews.ts";
import { listRawEventsEndpoint, replayEndpoint } from "./raw-events.ts";
import {
  assignmentEndpoint,
  claimEndpoint,
  closingEndpoint,
  notesEndpoint,
  reopeningEndpoint,
  resolutionEndpoint,
  resumeEndpoint,
  waitingEndpoint,
} from "./ticket-actions.ts";
import { findTicketEndpoint, listTicketsEndpoint } from "./tickets.ts";

/** All of /api/v1; the OpenAPI document and the matrix of rights are made from this list. */
export const endpoints: readonly Endpoint[] = [
  listTicketsEndpoint,
  findTicketEndpoint,
  claimEndpoint,
  assignmentEndpoint,
  notesEndpoint,
  waitingEndpoint,
  resumeEndpoint,
  resolutionEndpoint,
  closingEndpoint,
  reopeningEndpoint,
  outreachEndpoint,
  invitationEndpoint,
  messagesEndpoint,
  repliesEndpoint,
  listMentionsEndpoint,
  mentionTicketEndpoint,
  listOutboxEndpoint,
  outcomeEndpoint,
  listRawEventsEndpoint,
  replayEndpoint,
  slaPreviewEndpoint,
  triagePreviewEndpoint,
];
