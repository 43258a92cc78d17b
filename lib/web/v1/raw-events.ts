import { z } from "zod";
import { findRawEvent } from "#lib/intake/find-raw-event.ts";
import { listRawEvents, rawStatuses } from "#lib/intake/list-raw-events.ts";
import { replayRawEvent } from "#lib/intake/replay-raw-event.ts";
import { endpoint } from "../endpoint.ts";
import { channelKey, IdParams, NoBody, NoParams, NoQuery, pageOf, pageQuery, RawEventItem } from "./schemas.ts";

export const listRawEventsEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/raw-events",
  summary: "What networks told, without its words, newest first; without status the dead and the unreadable ones",
  tag: "intake",
  changes: false,
  params: NoParams,
  query: z.strictObject({ ...pageQuery, status: z.enum(rawStatuses).optional(), channel: channelKey() }),
  body: null,
  responses: { 200: { description: "a page of events", schema: pageOf(RawEventItem) } },
  answer: async (ctx, { query }) => ({ status: 200, body: await listRawEvents(ctx, query) }),
});

export const replayEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/raw-events/{id}/replay",
  summary: "Read a dead or unreadable event once more",
  tag: "intake",
  changes: true,
  params: IdParams,
  query: NoQuery,
  body: NoBody,
  responses: { 202: { description: "the event, waiting to be read", schema: RawEventItem } },
  answer: async (ctx, { params }) => {
    await replayRawEvent(ctx, { rawEventId: params.id });
    return { status: 202, body: await findRawEvent(ctx, params.id) };
  },
});
