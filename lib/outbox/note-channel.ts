import { noteAnswer, noteFailure, turnToAssisted } from "#lib/channels/accounts/channel-health.ts";
import { keepReadings } from "#lib/channels/accounts/keep-readings.ts";
import type { Delivery } from "#lib/channels/connector.ts";
import { tellsOf } from "#lib/channels/rules/breaker.ts";
import type { Context } from "#lib/context.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import type { Channel } from "#lib/db/generated/client.ts";
import { describeError, log } from "#lib/log.ts";
import { toDate } from "#lib/time/instant.ts";

/**
 * Notes what a send call tells of its channel, in statements of their own: all calls of a channel share these rows, and
 * the receipt must not wait for them. What is not noted here is said again by the next call.
 */
export async function noteChannel(
  ctx: Pick<Context, "db">,
  channel: Channel,
  delivery: Delivery,
  now: Temporal.Instant,
): Promise<void> {
  try {
    await keepReadings(ctx.db, channel.id, delivery.limits ?? [], now);
    await noteTrouble(ctx.db, channel, delivery, now);
  } catch (error) {
    log.warn({ err: describeError(error), channelId: channel.id }, "what a call told of its channel was not noted");
  }
}

/**
 * What a send call tells of the whole channel. A dead token, or an account the network closed, turns it to assisted
 * mode: people go on by hand until somebody signs in again. Lost answers count towards the breaker, any answer closes
 * it. Other troubles block the channel until the network's own time. Nothing queued is lost.
 */
async function noteTrouble(db: Db | Tx, channel: Channel, delivery: Delivery, now: Temporal.Instant): Promise<void> {
  const tells = tellsOf(delivery);
  // The channel is as it was when the message was claimed; a failure since then is forgotten by the next answer.
  const wasTroubled = channel.sendFailures > 0 || channel.trouble === "unreachable";
  if (tells === "answers" && wasTroubled) await noteAnswer(db, channel.id);
  if (tells === "fails") await noteFailure(db, channel.id);
  if (delivery.outcome === "accepted" && (channel.trouble !== null || channel.blockedUntil !== null)) {
    await db.channel.updateMany({
      where: { id: channel.id, state: "active" },
      data: { trouble: null, blockedUntil: null },
    });
  }
  if (delivery.outcome !== "retry" || delivery.trouble === "unreachable") return;
  const { trouble, because } = delivery;
  if (trouble === "needs-sign-in" || trouble === "suspended") {
    await turnToAssisted(db, channel.id, trouble, because);
    return;
  }
  // A budget belongs to its bucket (`keepReadings`); what is left blocks everything until the network's own time.
  const readings = delivery.limits ?? [];
  const isBucketOnly = trouble === "rate-limited" && readings.some((reading) => reading.remaining <= 0);
  const until = isBucketOnly ? null : toDate(laterOf(delivery.at, now));
  await db.channel.updateMany({
    where: { id: channel.id, state: "active" },
    data: { trouble, blockedUntil: until },
  });
}

function laterOf(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) >= 0 ? a : b;
}
