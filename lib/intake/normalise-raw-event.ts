import { turnToAssisted } from "#lib/channels/accounts/channel-health.ts";
import type { NormalisedEvent } from "#lib/channels/rules/normalised-event.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Channel, RawEvent } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { recordDeletion } from "#lib/mentions/record-deletion.ts";
import { recordDirectMessage } from "#lib/mentions/record-direct-message.ts";
import { recordEdit } from "#lib/mentions/record-edit.ts";
import { recordMention } from "#lib/mentions/record-mention.ts";
import { recordReceipt } from "#lib/outbox/record-receipt.ts";
import { permitSystem } from "#lib/people/permit.ts";
import { toDate } from "#lib/time/instant.ts";
import { mostAttempts } from "./bury-raw-event.ts";
import { knownChannel } from "./known-channel.ts";
import { lockAuthors } from "./lock-authors.ts";
import { type Settled, settlementOf, type Waits } from "./rules/settlement.ts";
import { storableEvents } from "./rules/storable-events.ts";

/** Where an event came from, for everything that is recorded of it. */
export interface Source {
  readonly channel: Channel;
  readonly rawEvent: RawEvent;
}

/**
 * Raw event → mentions, messages, receipts, edits, deletions, or a stated reason; one transaction, guarded by the
 * status, so running it twice is harmless (law 1). What speaks of something that has not arrived waits for it a while.
 * Returns how it was settled, or null when it already was.
 */
export async function normaliseRawEvent(ctx: Context, rawEventId: string): Promise<Settled | Waits | null> {
  permitSystem(ctx.actor);
  return inTransaction(ctx, async (tx, inside) => {
    const [rawEvent] = await tx.$queryRaw<RawEvent[]>`
      SELECT * FROM raw_event WHERE id = ${rawEventId}::uuid AND status = 'received' FOR UPDATE`;
    if (!rawEvent) return null;
    const { row: channel, connection } = await knownChannel(tx, rawEvent.channelId);
    const events = storableEvents(connection.normalise(rawEvent.body ?? ""));
    await lockAuthors(tx, channel, events);
    const results: (Settled | Waits)[] = [];
    for (const event of events) results.push(await recordOne(tx, inside, event, { channel, rawEvent }));
    const tries = rawEvent.attempts + 1;
    const settled = settlementOf(results, tries >= mostAttempts);
    await settle(tx, rawEventId, settled, tries, ctx.now);
    return settled;
  });
}

/** What waits is due again with growing delay: 1, 4, 9, 16 s. */
async function settle(tx: Tx, id: string, settled: Settled | Waits, tries: number, now: Temporal.Instant) {
  if (settled.status === "waits") {
    const dueAt = toDate(now.add({ seconds: tries * tries }));
    await tx.$executeRaw`
      UPDATE raw_event SET attempts = ${tries}, because = ${settled.because}, "dueAt" = ${dueAt} WHERE id = ${id}::uuid`;
    return;
  }
  const { status, because } = settled;
  await tx.$executeRaw`
    UPDATE raw_event SET status = ${status}, because = ${because}, "settledAt" = ${toDate(now)} WHERE id = ${id}::uuid`;
}

async function recordOne(tx: Tx, ctx: Context, event: NormalisedEvent, source: Source): Promise<Settled | Waits> {
  switch (event.type) {
    case "mention":
      return recordMention(tx, ctx, event, source);
    case "direct-message":
      return recordDirectMessage(tx, ctx, event, source);
    case "edit":
      return recordEdit(tx, ctx, event, source);
    case "deletion":
      return recordDeletion(tx, ctx, event, source);
    case "receipt":
    case "read-up-to":
      return recordReceipt(tx, event, source.channel);
    case "access-lost":
      await turnToAssisted(tx, source.channel.id, "needs-sign-in", event.because);
      return { status: "normalised", because: null };
    case "ignored":
    case "unreadable":
      return { status: event.type, because: event.because };
  }
}
