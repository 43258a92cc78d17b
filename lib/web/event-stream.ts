import { database } from "#lib/db/client.ts";
import { listen } from "#lib/db/listen.ts";
import { env } from "#lib/env.ts";
import { DeskError } from "#lib/errors.ts";
import { describeError, log } from "#lib/log.ts";
import { findLiveSessions } from "#lib/people/find-live-sessions.ts";
import { type ChangeFeed, openChangeFeed } from "#lib/realtime/change-feed.ts";
import { latestSeq, listChangesAfter, type TicketChange } from "#lib/realtime/ticket-changes.ts";
import { presentInstant, requestActor } from "./request-context.ts";

/** Everything a stream ever says; nothing that a caller sends chooses another name. */
export type StreamEvent = "change" | "ready" | "end";

interface Stream {
  readonly sessionId: string;
  brandIds: readonly string[];
  readonly send: (event: StreamEvent, data: object, id?: number) => void;
  readonly end: () => void;
}

interface Hub {
  readonly streams: Set<Stream>;
  readonly feed: ChangeFeed;
}

const heartbeatMs = 15_000;
/** A session that ends takes its streams along within this time; at most five seconds are allowed. */
const sessionCheckMs = 2_500;

const singleton = globalThis as typeof globalThis & { tanggapStreams?: Hub };

/**
 * Server-sent events for a signed-in browser: `change` {seq, ticketId, number, type} for tickets of its brands.
 * Last-Event-ID fills the gap of a lost connection. The session is checked again and again while the stream lives.
 */
export async function openEventStream(request: Request, at: { readonly requestId: string }): Promise<Response> {
  const actor = await requestActor(request);
  if (actor.type !== "staff") throw new DeskError("forbidden", "Streams are for signed-in browsers.");
  const lastEventId = request.headers.get("last-event-id") ?? "";
  const since = /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) : null;
  const body = streamBody(request.signal, actor.sessionId, actor.brandIds, since);
  return new Response(body, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "private, no-store, no-transform",
      "X-Accel-Buffering": "no",
      "X-Content-Type-Options": "nosniff",
      "X-Request-Id": at.requestId,
    },
  });
}

function streamBody(
  signal: AbortSignal,
  sessionId: string,
  brandIds: readonly string[],
  since: number | null,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop = () => {};
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      const { streams } = hub();
      const write = (text: string) => {
        // A reader that stopped reading is cut off; it comes back with Last-Event-ID.
        if ((controller.desiredSize ?? 0) < -1_000) return stop();
        controller.enqueue(encoder.encode(text));
      };
      const send: Stream["send"] = (event, data, id) =>
        write(`${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      const beat = setInterval(() => write(": still here\n\n"), heartbeatMs);
      const stream: Stream = { sessionId, brandIds, send, end: () => stop() };
      stop = () => {
        clearInterval(beat);
        if (!streams.delete(stream)) return;
        try {
          controller.close();
        } catch {
          // Closed by the reader already.
        }
      };
      signal.addEventListener("abort", () => stop(), { once: true });
      streams.add(stream);
      write("retry: 2000\n\n");
      void begin(stream, since);
    },
    cancel: () => stop(),
  });
}

async function begin(stream: Stream, since: number | null): Promise<void> {
  try {
    const { db } = database();
    // Looked up before the feed has begun, what is committed in between would be told by neither.
    await hub().feed.begun;
    for (let from = since; from !== null; ) {
      const changes = await listChangesAfter(db, from);
      for (const change of changes) tell(stream, change);
      const last = changes.at(-1)?.seq ?? from;
      from = last > from ? last : null;
    }
    stream.send("ready", { seq: await latestSeq(db) });
  } catch (error) {
    log.warn({ err: describeError(error) }, "a stream could not catch up");
    stream.end();
  }
}

function tell(stream: Stream, change: TicketChange): void {
  if (!stream.brandIds.includes(change.brandId)) return;
  const { seq, ticketId, number, type } = change;
  stream.send("change", { seq, ticketId, number, type }, seq);
}

function hub(): Hub {
  if (singleton.tanggapStreams) return singleton.tanggapStreams;
  const { db } = database();
  if (!env.databaseUrl) throw new DeskError("not-ready", "DATABASE_URL is not set: start through npm start.");
  const streams = new Set<Stream>();
  const feed = openChangeFeed(db, env.databaseUrl);
  feed.subscribe((change) => {
    for (const stream of streams) tell(stream, change);
  });
  setInterval(() => void endDeadStreams(streams), sessionCheckMs).unref();
  // A channel that stops or starts answering changes no ticket, but every page of its brand says so.
  listen(env.databaseUrl, "channel_change", (brandId) => {
    for (const stream of streams) {
      if (stream.brandIds.includes(brandId)) stream.send("change", { type: "channel.changed" });
    }
  });
  singleton.tanggapStreams = { streams, feed };
  return singleton.tanggapStreams;
}

/** Sessions are asked for all streams at once. A database that does not answer ends none of them, but sends nothing either. */
async function endDeadStreams(streams: ReadonlySet<Stream>): Promise<void> {
  try {
    const ids = [...new Set([...streams].map((stream) => stream.sessionId))];
    const live = await findLiveSessions(database().db, ids, presentInstant());
    for (const stream of streams) {
      const brandIds = live.get(stream.sessionId);
      if (brandIds) {
        stream.brandIds = brandIds;
        continue;
      }
      stream.send("end", {});
      stream.end();
    }
  } catch (error) {
    log.warn({ err: describeError(error) }, "sessions of streams could not be checked");
  }
}
