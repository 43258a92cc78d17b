import type { NormalisedEvent } from "#lib/channels/rules/normalised-event.ts";
import type { Tx } from "#lib/db/client.ts";
import type { Channel } from "#lib/db/generated/client.ts";

/**
 * Takes a transaction lock per person and per post, in one order, so that two first messages of one customer at the
 * same moment become one ticket, and a deletion cannot overtake its creation.
 */
export async function lockAuthors(tx: Tx, channel: Channel, events: readonly NormalisedEvent[]): Promise<void> {
  const names = [...new Set(events.flatMap(namesOf))]
    .map((name) => `${channel.brandId}:${channel.network}:${name}`)
    .sort();
  if (names.length === 0) return;
  await tx.$queryRaw`SELECT 1 FROM unnest(${names}::text[]) AS lock(name), pg_advisory_xact_lock(hashtextextended(name, 0))`;
}

function namesOf(event: NormalisedEvent): string[] {
  switch (event.type) {
    case "mention":
      return [`author:${event.author.externalId}`, `item:${event.externalId}`];
    case "direct-message":
      return [`author:${event.participant.externalId}`, `item:${event.externalId}`];
    case "edit":
    case "deletion":
    case "receipt":
      return [`item:${event.externalId}`];
    default:
      return [];
  }
}
