import type { Db } from "#lib/db/client.ts";
import { type Listener, listen } from "#lib/db/listen.ts";
import { describeError, log } from "#lib/log.ts";
import { latestSeq, listChangesAfter, type TicketChange } from "./ticket-changes.ts";

export interface ChangeFeed {
  /** Calls back for each change once, in order as far as commits allow. Answers how to stop. */
  subscribe(onChange: (change: TicketChange) => void): () => void;
  /** Settled once the feed knows where it begins: what is committed later is told, what is older has to be looked up. */
  readonly begun: Promise<void>;
  close(): Promise<void>;
}

export interface FeedOptions {
  /** Looked at this often even when no notification came, in milliseconds. */
  readonly pollMs?: number;
}

const rememberedSeqs = 5_000;

/** One reader of ticket events for a whole process: woken by NOTIFY, with polling as the net beneath. */
export function openChangeFeed(db: Db, url: string, options: FeedOptions = {}): ChangeFeed {
  const subscribers = new Set<(change: TicketChange) => void>();
  const state = { seq: null as number | null, known: new Set<number>(), reading: false, again: false };
  const { promise: begun, resolve: hasBegun } = Promise.withResolvers<void>();
  const read = async () => {
    if (state.reading) {
      state.again = true;
      return;
    }
    state.reading = true;
    try {
      do {
        state.again = false;
        await readOnce(db, state, subscribers);
        hasBegun();
      } while (state.again);
    } catch (error) {
      log.warn({ err: describeError(error) }, "ticket changes could not be read; trying again");
    } finally {
      state.reading = false;
    }
  };
  const poll = setInterval(() => void read(), options.pollMs ?? 2_000);
  poll.unref();
  const listener: Listener = listen(url, "ticket_event", () => void read(), { onConnect: () => void read() });
  void read();
  return {
    begun,
    subscribe: (onChange) => {
      subscribers.add(onChange);
      return () => subscribers.delete(onChange);
    },
    close: async () => {
      clearInterval(poll);
      await listener.close();
    },
  };
}

interface FeedState {
  seq: number | null;
  known: Set<number>;
}

async function readOnce(
  db: Db,
  state: FeedState,
  subscribers: ReadonlySet<(change: TicketChange) => void>,
): Promise<void> {
  if (state.seq === null) {
    // What is already there was drawn by the pages; only its seqs are remembered, for late neighbours.
    state.seq = await latestSeq(db);
    for (const change of await listChangesAfter(db, state.seq)) state.known.add(change.seq);
    return;
  }
  for (const change of await listChangesAfter(db, state.seq)) {
    if (state.known.has(change.seq)) continue;
    state.known.add(change.seq);
    state.seq = Math.max(state.seq, change.seq);
    for (const tell of subscribers) tell(change);
  }
  if (state.known.size > rememberedSeqs * 2) {
    state.known = new Set([...state.known].sort((left, right) => left - right).slice(-rememberedSeqs));
  }
}
