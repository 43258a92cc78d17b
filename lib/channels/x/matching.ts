import type { ReadBackQuery } from "../connector.ts";
import { decodeText } from "./facts.ts";

/** A message of ours as X lists it. Nulls are what X did not say. */
export interface ListedMessage {
  readonly id: string;
  readonly text: string;
  readonly at: Temporal.Instant | null;
  readonly senderId: string | null;
  readonly repliedToId: string | null;
}

/** X keeps whole seconds of posts, and two clocks never agree exactly. */
export const clockSlackSeconds = 60;

/** Written out links in place of X's t.co ones, HTML entities decoded. */
export function plainText(
  text: string,
  urls: readonly { readonly url?: string | null; readonly expanded_url?: string | null }[],
): string {
  let plain = text;
  for (const { url, expanded_url: expanded } of urls) if (url && expanded) plain = plain.replaceAll(url, expanded);
  return decodeText(plain);
}

/**
 * Is `listed` the message we look for: "yes" by whole text, "token" by its token only, "unsure" when the
 * sender is not told and only the token fits (the customer may have quoted it), else "no".
 */
export function compareMessage(
  listed: ListedMessage,
  query: ReadBackQuery,
  brandId: string,
): "yes" | "token" | "unsure" | "no" {
  if (listed.senderId !== null && listed.senderId !== brandId) return "no";
  if (query.knownExternalIds.includes(listed.id) || isOlderThan(listed.at, query.since)) return "no";
  const { replyToExternalId: anchor } = query;
  if (query.leg === "public" && anchor !== null && listed.repliedToId !== null && listed.repliedToId !== anchor)
    return "no";
  if (canonical(listed.text) === canonical(query.text)) return "yes";
  if (query.token === null || !holdsToken(listed.text, query.token)) return "no";
  if (query.otherTexts?.some((other) => canonical(other) === canonical(listed.text))) return "no";
  return listed.senderId === null ? "unsure" : "token";
}

/** Older than the first attempt by more than clocks can differ; a message without a time is never called old. */
export function isOlderThan(at: Temporal.Instant | null, since: Temporal.Instant): boolean {
  return at !== null && Temporal.Instant.compare(at, since.subtract({ seconds: clockSlackSeconds })) < 0;
}

/** The token as a word of its own: "AB-12" is not found in "AB-123". */
function holdsToken(text: string, token: string): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(token)}(?![\\p{L}\\p{N}])`, "iu").test(text);
}

/** Text without what X adds or changes: leading addressees, schemes and closing slashes of links, spaces. */
function canonical(text: string): string {
  return text
    .normalize("NFC")
    .replace(/^(?:@\w{1,20}\s+)+/, "")
    .replace(/https?:\/\//gi, "")
    .replace(/\/(?=\s|$)/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
