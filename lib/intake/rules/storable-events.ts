import type { NormalisedEvent } from "#lib/channels/rules/normalised-event.ts";

/** NULs and surrogates, as JSON may write them. */
const suspicious = /\\u(?:0000|d[89a-f])/i;

/**
 * Events whose texts PostgreSQL can keep: a NUL and the lost half of an emoji become U+FFFD, as decoders do it. Without
 * this, such a complaint would be a dead letter. Pure.
 */
export function storableEvents(events: readonly NormalisedEvent[]): NormalisedEvent[] {
  const text = JSON.stringify(events);
  if (!suspicious.test(text)) return [...events];
  return JSON.parse(text, (_key, value: unknown) => (typeof value === "string" ? storable(value) : value));
}

function storable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\ufffd");
}
