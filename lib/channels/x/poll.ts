import { z } from "zod";
import type { CatchUp, LimitReading, Poll, PollPage } from "../connector.ts";
import type { XAccount, XEnd } from "./api.ts";
import { type ReadTrouble, troubleOfRead } from "./errors.ts";
import { readX, type XRead } from "./read.ts";
import { idBefore, isNewerId } from "./time.ts";
import { Page } from "./wire.ts";

/**
 * Where one list stands: everything up to `sinceId` is stored. `from`, `next` and `newestId` belong to an unfinished
 * round: X takes a page token only with the parameters that it was given for.
 */
const Stand = z.object({
  sinceId: z.string().nullable(),
  newestId: z.string().nullable(),
  next: z.string().nullable(),
  from: z.string().nullable(),
});
type Stand = z.infer<typeof Stand>;

const Cursor = z.object({
  posts: Stand,
  dms: Stand,
  dmsReadAt: z.number(),
  /** The brand's own posts are read only to catch up: their webhooks and receipts are enough otherwise. */
  own: Stand.optional(),
  ownReadAt: z.number().optional(),
});
type Cursor = z.infer<typeof Cursor>;

const atStart: Stand = { sinceId: null, newestId: null, next: null, from: null };
const freshCursor: Cursor = { posts: atStart, dms: atStart, dmsReadAt: 0 };

/** What a fresh channel reads of the past: yesterday's complaints still want an answer. */
const firstReadHours = 24;
/** Lists may show a post later than a younger one; so much is read twice, and stored once by its key. */
const overlapSeconds = 60;
/** X allows 15 reads of messages in 15 minutes, and reading back needs its own. */
const dmsEverySeconds = 65;

interface Round {
  readonly stand: Stand;
  readonly bodies: PollPage["bodies"];
  readonly limits: readonly LimitReading[];
}

/**
 * Back-fill of what webhooks missed: one page of mentions and one of direct messages per call, newest first;
 * `caughtUp` is false while older pages of the round are waiting.
 */
export async function pollX(account: XAccount, cursorText: string | null, catchUp?: CatchUp): Promise<Poll> {
  const cursor = readCursor(cursorText);
  const now = account.io.now();
  const posts = await readList(account, "post", startedAt(cursor.posts, now));
  const dmsAreDue = areDmsDue(account, cursor, now, catchUp);
  const dms = dmsAreDue ? await readList(account, "dm", cursor.dms) : null;
  const own = catchUp && isStale(cursor.ownReadAt, catchUp) ? await readOwn(account, cursor, catchUp) : null;
  const lists = [posts, dms, own].filter((list) => list !== null);
  const trouble = lists.find((list) => "trouble" in list) ?? null;
  const rounds = lists.filter((round): round is Round => "stand" in round);
  const bodies = rounds.flatMap((round) => round.bodies);
  const stands: Cursor = {
    posts: "stand" in posts ? posts.stand : cursor.posts,
    dms: dms !== null && "stand" in dms ? dms.stand : cursor.dms,
    // While catching up only a read that brought the list counts as one.
    dmsReadAt: dmsAreDue && !(catchUp && dms && "trouble" in dms) ? now.epochMilliseconds : cursor.dmsReadAt,
    ...ownStand(cursor, own, now),
  };
  // One list may fail while the other moves on: what it brought is stored, the trouble shows on the next call.
  const moved = (["posts", "dms", "own"] as const).some((list) => !isSame(stands[list], cursor[list]));
  if (trouble !== null && "trouble" in trouble && !moved) {
    return { ok: false, because: trouble.because, trouble: trouble.trouble, retryAt: trouble.retryAt };
  }
  const isCaughtUp = !catchUp || !(isStale(stands.dmsReadAt, catchUp) || isStale(stands.ownReadAt, catchUp));
  const caughtUp = trouble === null && stands.posts.next === null && stands.dms.next === null && isCaughtUp;
  const limits = rounds.flatMap((round) => round.limits);
  return { ok: true, page: { bodies, cursor: JSON.stringify(stands), caughtUp, limits } };
}

function areDmsDue(account: XAccount, cursor: Cursor, now: Temporal.Instant, catchUp: CatchUp | undefined): boolean {
  const gap = account.config.limits === null ? 0 : dmsEverySeconds * 1000;
  if (catchUp && isStale(cursor.dmsReadAt, catchUp)) return true;
  return cursor.dms.next !== null || now.epochMilliseconds - cursor.dmsReadAt >= gap;
}

function isStale(readAt: number | undefined, { notReadBefore }: CatchUp): boolean {
  return (readAt ?? 0) < notReadBefore.epochMilliseconds;
}

/** What the brand itself posted since the backup; its round begins anew when another catch-up does. */
function readOwn(account: XAccount, cursor: Cursor, { since }: CatchUp): Promise<Round | ReadTrouble> {
  const from = since.subtract({ seconds: overlapSeconds }).round({ smallestUnit: "second", roundingMode: "floor" });
  return readList(account, "own", cursor.own ?? { ...atStart, from: from.toString() });
}

/** A finished list is forgotten but for its time: it is read only to catch up. */
function ownStand(
  cursor: Cursor,
  own: Round | ReadTrouble | null,
  now: Temporal.Instant,
): Pick<Cursor, "own" | "ownReadAt"> {
  const { own: stand, ownReadAt } = cursor;
  const known = { ...(stand ? { own: stand } : {}), ...(ownReadAt === undefined ? {} : { ownReadAt }) };
  if (own === null || "trouble" in own) return known;
  if (own.stand.next === null) return { ownReadAt: now.epochMilliseconds };
  return { ...known, own: own.stand };
}

type List = "post" | "dm" | "own";

function readOf(account: XAccount, what: List, stand: Stand): XRead {
  if (what === "dm") return dmsRead(stand);
  return what === "post" ? mentionsRead(account, stand) : ownPostsRead(account, stand);
}

async function readList(account: XAccount, what: List, stand: Stand): Promise<Round | ReadTrouble> {
  const now = account.io.now();
  const end: XEnd = await readX(account, readOf(account, what, stand));
  if (end.end !== "answered") {
    const trouble = end.freeAt === undefined ? "unreachable" : "rate-limited";
    return { trouble, because: `X: ${end.because}`, retryAt: end.freeAt ?? now.add({ seconds: 60 }) };
  }
  const page = Page.safeParse(end.json);
  if (end.status !== 200 || !page.success) {
    // A page token that X no longer takes must not stop the channel for ever: the round starts again.
    if (end.status === 400 && stand.next !== null) {
      return {
        stand: { ...stand, next: null, newestId: null, from: what === "own" ? stand.from : null },
        bodies: [],
        limits: end.limits,
      };
    }
    return troubleOfRead(end.status, end.headers, end.json, now);
  }
  const items = (page.data.data ?? []).flatMap((data) => {
    const id = idOf(data);
    return id === null ? [] : [{ id, data }];
  });
  const oldest = what === "dm" && stand.sinceId !== null ? idBefore(stand.sinceId, overlapSeconds) : null;
  const fresh = items.filter(({ id }) => oldest === null || isNewerId(id, oldest));
  const reachedKnown = fresh.length < items.length;
  const tooOld = what === "dm" && stand.sinceId === null && isBeforeFirstRead(items.at(-1)?.data, now);
  const newestId = newestOf([stand.newestId, ...items.map(({ id }) => id)]);
  const next = reachedKnown || tooOld ? null : (page.data.meta?.next_token ?? null);
  const bodies = fresh.map(({ id, data }) => bodyOf(what === "dm" ? "dm" : "post", id, data, page.data.includes));
  return { stand: nextStand(stand, newestId, next), bodies, limits: end.limits };
}

/** `sinceId` moves only when the round reached what is stored: an interrupted round loses nothing. */
function nextStand(stand: Stand, newestId: string | null, next: string | null): Stand {
  if (next !== null) return { ...stand, newestId, next };
  return { ...atStart, sinceId: newestOf([stand.sinceId, newestId]) };
}

function startedAt(stand: Stand, now: Temporal.Instant): Stand {
  if (stand.sinceId !== null || stand.from !== null) return stand;
  const from = now.subtract({ hours: firstReadHours }).round({ smallestUnit: "second", roundingMode: "floor" });
  return { ...stand, from: from.toString() };
}

function mentionsRead(account: XAccount, stand: Stand): XRead {
  const query: Record<string, string | null> = { max_results: "100", pagination_token: stand.next };
  if (stand.sinceId === null) query.start_time = stand.from;
  else query.since_id = idBefore(stand.sinceId, overlapSeconds);
  return {
    of: "posts",
    path: `/2/users/${account.config.brandUserId}/mentions`,
    query,
    bucket: "read-mentions",
  };
}

function ownPostsRead(account: XAccount, stand: Stand): XRead {
  return {
    of: "posts",
    path: `/2/users/${account.config.brandUserId}/tweets`,
    query: { max_results: "100", pagination_token: stand.next, start_time: stand.from },
    bucket: "read-own-posts",
  };
}

function dmsRead(stand: Stand): XRead {
  return {
    of: "dms",
    path: "/2/dm_events",
    query: { max_results: "100", pagination_token: stand.next },
    bucket: "read-dms",
  };
}

/** One post or message with the users it needs, in a form that `normaliseX` knows. */
function bodyOf(what: "post" | "dm", id: string, data: unknown, includes: unknown): PollPage["bodies"][number] {
  return {
    deliveryKey: `polled:${what}:${id}`,
    body: JSON.stringify({ polled: what, data, includes: needed(data, includes) }),
  };
}

/** Only the users and posts that this item names, so that no stranger's data is stored with it. */
function needed(data: unknown, includes: unknown): Record<string, unknown> {
  if (typeof includes !== "object" || includes === null) return {};
  const text = JSON.stringify(data);
  const kept = Object.entries(includes).flatMap(([kind, list]) => {
    if (!Array.isArray(list) || !["users", "tweets", "posts"].includes(kind)) return [];
    return [[kind, list.filter((one) => text.includes(`"${idOf(one)}"`))]];
  });
  return Object.fromEntries(kept);
}

function idOf(item: unknown): string | null {
  return typeof item === "object" && item !== null && "id" in item && typeof item.id === "string" ? item.id : null;
}

function isSame(a: Stand | undefined, b: Stand | undefined): boolean {
  return a?.sinceId === b?.sinceId && a?.newestId === b?.newestId && a?.next === b?.next;
}

function newestOf(ids: readonly (string | null)[]): string | null {
  return ids.reduce((best, id) => (id !== null && (best === null || isNewerId(id, best)) ? id : best), null);
}

function isBeforeFirstRead(data: unknown, now: Temporal.Instant): boolean {
  if (typeof data !== "object" || data === null || !("created_at" in data)) return false;
  const at = typeof data.created_at === "string" ? Date.parse(data.created_at) : Number.NaN;
  return at < now.subtract({ hours: firstReadHours }).epochMilliseconds;
}

/** A cursor that cannot be read starts again: keys keep it from storing anything twice. */
function readCursor(text: string | null): Cursor {
  if (text === null) return freshCursor;
  try {
    return Cursor.parse(JSON.parse(text));
  } catch {
    return freshCursor;
  }
}
