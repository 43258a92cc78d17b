import { openChannel } from "#lib/channels/accounts/open-channel.ts";
import type { Delivery } from "#lib/channels/connector.ts";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Channel, OutboxMessage } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { lockTicket } from "#lib/events/record-change.ts";
import { log } from "#lib/log.ts";
import { permitSystem } from "#lib/people/permit.ts";
import { toDate } from "#lib/time/instant.ts";
import { acceptMessage } from "./accept-message.ts";
import type { Claim } from "./claim-next-message.ts";
import { noteChannel } from "./note-channel.ts";
import { needsAPerson, refuseMessage } from "./refuse-message.ts";
import { afterAttempt } from "./rules/after-attempt.ts";

/**
 * Writes down how a send call ended, fenced by the attempt number: a worker that lost its lease cannot overwrite what
 * was learnt since; only "accepted" is proof whenever it comes, as long as no newer attempt has begun. An accepted DM
 * and its acknowledgement's row are one transaction (law 3). `now`: when the call ended.
 */
export async function settleAttempt(
  ctx: Context,
  claim: Claim,
  delivery: Delivery,
  now: Temporal.Instant,
): Promise<void> {
  permitSystem(ctx.actor);
  const { channel } = claim;
  await noteChannel(ctx, channel, delivery, now);
  await inTransaction(ctx, async (tx, inside) => {
    await endAttempt(tx, claim.message, delivery, now);
    // Ticket before message: the one order of locks that every verb keeps.
    const ticket = await lockTicket(tx, claim.message.ticketId);
    const message = await lockAttempt(tx, claim.message, delivery);
    if (!ticket || !message) {
      const { id: messageId, attempt } = claim.message;
      log.info({ messageId, attempt, outcome: delivery.outcome }, "a late answer of a lost lease was set aside");
      return;
    }
    const next = afterAttempt(delivery, attempted(channel, message, now));
    const fresh = { ...inside, now };
    if (delivery.outcome === "accepted") {
      await acceptMessage(tx, fresh, ticket, message, { externalId: delivery.externalId });
    } else if (delivery.outcome === "refused") {
      await refuseMessage(tx, fresh, ticket, message, delivery.reason, delivery.because);
    } else {
      const columns = { state: next.state, because: next.because, dueAt: toDate(next.dueAt), leaseUntil: null };
      const unknownSince = delivery.outcome === "unknown" ? toDate(now) : null;
      await tx.outboxMessage.update({ where: { id: message.id }, data: { ...columns, unknownSince, absentReads: 0 } });
      if (next.state === "needs-a-person") await needsAPerson(tx, fresh, ticket, message, next.because);
    }
  });
}

/** What the rules ask of a channel: can it be read back, and how long until its lists are true. */
export function attempted(channel: Channel, message: OutboxMessage, now: Temporal.Instant) {
  const { connection } = openChannel(channel);
  const abilities = connection.abilities(message.leg === "dm" ? "direct-message" : "mention");
  const leg = message.leg === "dm" ? "dm" : "public";
  return {
    attempt: message.attempt,
    jitter: Number.parseInt(message.id.slice(-4), 16) / 0xffff,
    canReadBack: connection.readBack !== null && abilities.reconcile[leg] !== "person",
    settleSeconds: abilities.settleSeconds,
    now,
  };
}

async function lockAttempt(tx: Tx, message: OutboxMessage, delivery: Delivery): Promise<OutboxMessage | null> {
  const states = delivery.outcome === "accepted" ? ["sending", "unknown", "needs-a-person", "queued"] : ["sending"];
  const [row] = await tx.$queryRaw<OutboxMessage[]>`
    SELECT * FROM outbox_message
    WHERE id = ${message.id}::uuid AND attempt = ${message.attempt} AND state = ANY(${states}) FOR UPDATE`;
  return row ?? null;
}

async function endAttempt(tx: Tx, message: OutboxMessage, delivery: Delivery, now: Temporal.Instant): Promise<void> {
  const because = "because" in delivery ? delivery.because.slice(0, 300) : null;
  await tx.outboxAttempt.updateMany({
    where: { messageId: message.id, attempt: message.attempt },
    data: { endedAt: toDate(now), outcome: delivery.outcome, because },
  });
}
