import type { LimitReading, ReadBack, ReadBackQuery } from "../connector.ts";
import { callPlayground, limitsOf, type PlaygroundAccountAccess, pathOf, troubleOfRead } from "./api.ts";
import { WireMessagePage, WirePostPage } from "./wire.ts";

/** Pages of 100; more than this is read again later, never called complete. */
const maxPages = 10;
/** The network's clock and ours may differ by so much. */
const clockSlackSeconds = 5;

interface Listed {
  readonly id: string;
  readonly text: string;
  readonly at: Temporal.Instant;
  readonly repliedToId: string | null;
}

interface Listing {
  readonly items: readonly Listed[];
  readonly next: string | null;
}

/** Looks for a message whose answer was lost in the account's own lists, newest first, back past `since`. */
export async function readBackFromPlayground(access: PlaygroundAccountAccess, query: ReadBackQuery): Promise<ReadBack> {
  const oldest = query.since.subtract({ seconds: clockSlackSeconds });
  let before: string | null = null;
  let limits: readonly LimitReading[] = [];
  for (let page = 0; page < maxPages; page++) {
    const end = await callPlayground(access, { method: "GET", path: pathOfPage(query, before) });
    const now = access.io.now();
    if (end.end === "answered") limits = limitsOf(end.headers);
    const listing = end.end === "answered" && end.status === 200 ? listingOf(end.json, query.leg) : null;
    if (listing === null) {
      const { because, retryAt, trouble } = troubleOfRead(end, now);
      return { result: "incomplete", because, retryAt, limits, isUnreachable: trouble === "unreachable" };
    }
    for (const listed of listing.items) {
      if (Temporal.Instant.compare(listed.at, oldest) < 0) return { result: "absent", limits };
      if (isOurs(listed, query)) return { result: "found", externalId: listed.id, at: listed.at, limits };
    }
    if (listing.next === null) return { result: "absent", limits };
    before = listing.next;
  }
  const retryAt = access.io.now().add({ seconds: 30 });
  return { result: "incomplete", because: `more than ${maxPages} pages since the first attempt`, retryAt, limits };
}

function pathOfPage(query: ReadBackQuery, before: string | null): string {
  const page = { limit: "100", before };
  return query.leg === "dm"
    ? pathOf("/dms", { with: query.recipientExternalId, from: "me", ...page })
    : pathOf("/posts", { author: "me", ...page });
}

function listingOf(json: unknown, leg: "dm" | "public"): Listing | null {
  if (leg === "dm") {
    const page = WireMessagePage.safeParse(json);
    if (!page.success) return null;
    const items = page.data.items.map(({ id, text, createdAt }) => {
      return { id, text, at: Temporal.Instant.from(createdAt), repliedToId: null };
    });
    return { items, next: page.data.next };
  }
  const page = WirePostPage.safeParse(json);
  if (!page.success) return null;
  const items = page.data.items.map(({ id, text, createdAt, inReplyTo }) => {
    return { id, text, at: Temporal.Instant.from(createdAt), repliedToId: inReplyTo ?? null };
  });
  return { items, next: page.data.next };
}

function isOurs(listed: Listed, query: ReadBackQuery): boolean {
  if (query.knownExternalIds.includes(listed.id)) return false;
  if (query.leg === "public" && listed.repliedToId !== query.replyToExternalId) return false;
  const shown = listed.text.trim();
  if (shown === query.text.trim()) return true;
  if (query.token === null || query.otherTexts?.some((other) => other.trim() === shown)) return false;
  return shown.includes(query.token);
}
