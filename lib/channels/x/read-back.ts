import type { LimitReading, ReadBack, ReadBackQuery } from "../connector.ts";
import { isNumericId, type XAccount, type XEnd } from "./api.ts";
import { troubleOfRead } from "./errors.ts";
import { factsOfPost } from "./facts.ts";
import { clockSlackSeconds, compareMessage, isOlderThan, type ListedMessage, plainText } from "./matching.ts";
import { readX, type XRead } from "./read.ts";
import { readInstant } from "./time.ts";
import { Page, WireDmEvent, WirePost } from "./wire.ts";

/** Pages of 100; more than this is read again later, never called complete. */
const maxPages = 10;

interface Listing {
  readonly listed: readonly ListedMessage[];
  readonly next: string | null;
  /** False when X left something out of the page or something in it could not be read. */
  readonly whole: boolean;
}

/**
 * Looks for a message whose answer was lost in X's own lists, newest first, back past `since`.
 * "absent" is said only when every page on the way was whole.
 */
export async function readBackFromX(account: XAccount, query: ReadBackQuery): Promise<ReadBack> {
  const now = account.io.now();
  const incomplete = (because: string, limits: readonly LimitReading[], retryAt = now.add({ seconds: 30 })) => ({
    result: "incomplete" as const,
    because,
    retryAt,
    limits,
  });
  if (query.leg === "dm" && !isNumericId(query.recipientExternalId)) {
    return incomplete("the recipient has no X id", [], now.add({ hours: 1 }));
  }
  let next: string | null = null;
  let gap: string | null = null;
  let byToken: ListedMessage | null = null;
  let limits: readonly LimitReading[] = [];
  for (let page = 0; page < maxPages; page++) {
    const end: XEnd = await readX(account, readOf(query, account.config.brandUserId, next));
    limits = end.limits;
    if (end.end !== "answered") {
      const failed = incomplete(`X: ${end.because}`, limits, end.freeAt);
      return foundOr(byToken, now, limits, { ...failed, isUnreachable: end.freeAt === undefined });
    }
    const listing: Listing | null =
      end.status === 200 ? listingOf(end.json, query.leg, account.config.brandUserId) : null;
    if (listing === null) {
      const trouble = troubleOfRead(end.status, end.headers, end.json, now);
      const failed = incomplete(trouble.because, limits, trouble.retryAt);
      return foundOr(byToken, now, limits, { ...failed, isUnreachable: trouble.trouble === "unreachable" });
    }
    for (const listed of listing.listed) {
      const match = compareMessage(listed, query, account.config.brandUserId);
      if (match === "yes") return foundOr(listed, now, limits, { result: "absent", limits });
      if (match === "token") byToken = listed;
      if (match === "unsure") gap = "a message with this token names no sender";
    }
    if (!listing.whole) gap ??= "X left entries out of a page";
    const reached = isOlderThan(listing.listed.at(-1)?.at ?? null, query.since);
    if (reached || listing.next === null) {
      const absent: ReadBack = { result: "absent", limits };
      return foundOr(byToken, now, limits, gap === null ? absent : incomplete(gap, limits));
    }
    next = listing.next;
  }
  return foundOr(byToken, now, limits, incomplete(`more than ${maxPages} pages since the first attempt`, limits));
}

function foundOr(
  listed: ListedMessage | null,
  now: Temporal.Instant,
  limits: readonly LimitReading[],
  otherwise: ReadBack,
): ReadBack {
  return listed === null ? otherwise : { result: "found", externalId: listed.id, at: listed.at ?? now, limits };
}

function readOf(query: ReadBackQuery, brandId: string, next: string | null): XRead {
  const pages = { max_results: "100", pagination_token: next };
  if (query.leg === "dm") {
    const path = `/2/dm_conversations/with/${query.recipientExternalId}/dm_events`;
    return { of: "dms", path, query: pages, bucket: "read-dm-conversation" };
  }
  const from = query.since
    .subtract({ seconds: 2 * clockSlackSeconds })
    .round({ smallestUnit: "second", roundingMode: "floor" });
  const path = `/2/users/${brandId}/tweets`;
  return { of: "posts", path, query: { ...pages, start_time: from.toString() }, bucket: "read-own-posts" };
}

/** Null when the body is no page at all. */
function listingOf(json: unknown, leg: "dm" | "public", brandId: string): Listing | null {
  const page = Page.safeParse(json);
  if (!page.success || !isPage(json)) return null;
  const items = page.data.data ?? [];
  const listed = items.flatMap((item) => (leg === "dm" ? listedDm(item) : listedPost(item, brandId)) ?? []);
  const missing = (page.data.meta?.result_count ?? 0) > items.length;
  const whole = listed.length === items.length && (page.data.errors ?? []).length === 0 && !missing;
  return { listed, next: page.data.meta?.next_token ?? null, whole };
}

/** An empty list has no `data`, so `meta` is what tells it from some other JSON. */
function isPage(json: unknown): boolean {
  if (typeof json !== "object" || json === null) return false;
  if ("data" in json) return Array.isArray(json.data);
  return "meta" in json && typeof json.meta === "object" && json.meta !== null;
}

function listedDm(item: unknown): ListedMessage | null {
  const parsed = WireDmEvent.safeParse(item);
  if (!parsed.success) return null;
  const { id, text, created_at: at, sender_id: senderId, entities } = parsed.data;
  return {
    id,
    text: plainText(text ?? "", entities?.urls ?? []),
    at: readInstant(at),
    senderId: senderId ?? null,
    repliedToId: null,
  };
}

function listedPost(item: unknown, brandId: string): ListedMessage | null {
  const parsed = WirePost.safeParse(item);
  if (!parsed.success) return null;
  const note = parsed.data.note_tweet ?? parsed.data.note_post;
  const urls = [...(parsed.data.entities?.urls ?? []), ...(note?.entities?.urls ?? [])];
  return {
    id: parsed.data.id,
    text: plainText(note?.text ?? parsed.data.text, urls),
    at: readInstant(parsed.data.created_at),
    // The list is the brand's own, so a missing author is the brand.
    senderId: parsed.data.author_id ?? brandId,
    repliedToId: factsOfPost(parsed.data).repliedToId,
  };
}
