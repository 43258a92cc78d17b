import type { OutboxMessage } from "#lib/db/generated/client.ts";
import type { OutboxView } from "#lib/tickets/rules/ticket-view.ts";

export interface OutboxNames {
  readonly staff: ReadonlyMap<string, { readonly name: string }>;
  /** Until then the whole channel is blocked; null = it is not. */
  readonly blockedUntil: Date | null;
  /** Of messages whose budget is used up. */
  readonly departures: ReadonlyMap<string, Temporal.Instant>;
}

/** An outbox message as screens see it, with the time at which a held-back one goes out. */
export function outboxView(message: OutboxMessage, names: OutboxNames, now: Temporal.Instant): OutboxView {
  return {
    id: message.id,
    kind: message.kind,
    leg: message.leg === "dm" ? "dm" : "public",
    state: message.state,
    because: message.because,
    refusal: message.refusal,
    text: message.text,
    externalId: message.externalId,
    createdAt: message.createdAt.toISOString(),
    acceptedAt: message.acceptedAt?.toISOString() ?? null,
    dueAt: message.dueAt.toISOString(),
    goesOutAt: goesOutAt(message, names, now),
    attempt: message.attempt,
    confirmedBy: message.confirmedById ? (names.staff.get(message.confirmedById)?.name ?? null) : null,
    permalink: message.permalink,
  };
}

/** Null when it goes out at once, or not at all. */
function goesOutAt(
  message: OutboxMessage,
  { blockedUntil, departures }: OutboxNames,
  now: Temporal.Instant,
): string | null {
  if (message.state !== "queued") return null;
  const free = departures.get(message.id)?.epochMilliseconds ?? 0;
  const at = Math.max(message.dueAt.getTime(), blockedUntil?.getTime() ?? 0, free);
  return at > now.epochMilliseconds + 2_000 ? new Date(at).toISOString() : null;
}
