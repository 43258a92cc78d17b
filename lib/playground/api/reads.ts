import { DeskError } from "#lib/errors.ts";
import { factsOf, factsOfMessage } from "../post-facts.ts";
import { wireMessage, wirePost } from "../rules/event-body.ts";
import type { Scene } from "../scene.ts";

export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Newest first; `next` is given back as `before`. */
interface WirePage {
  readonly items: readonly unknown[];
  readonly next: string | null;
}

/** Messages of the brand's own account: with one person (`with`), or all; `from=me` leaves out what it received. */
export async function listWireMessages(scene: Scene, brandId: string, query: URLSearchParams): Promise<WirePage> {
  const limit = limitOf(query);
  const other = query.get("with");
  const sent = { fromId: brandId, ...(other ? { toId: other } : {}) };
  const received = { toId: brandId, ...(other ? { fromId: other } : {}) };
  const rows = await scene.db.playgroundMessage.findMany({
    where: { deletedAt: null, OR: query.get("from") === "me" ? [sent] : [sent, received], AND: [beforeOf(query)] },
    include: { from: true, to: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  return pageOf(rows, limit, (row) => wireMessage(factsOfMessage(row)));
}

/** The brand account's own posts. */
export async function listWirePosts(scene: Scene, brandId: string, query: URLSearchParams): Promise<WirePage> {
  if (query.get("author") !== "me") throw new DeskError("invalid-input", "Only author=me can be listed.");
  const limit = limitOf(query);
  const rows = await scene.db.playgroundPost.findMany({
    where: { accountId: brandId, deletedAt: null, AND: [beforeOf(query)] },
    include: { account: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  return pageOf(rows, limit, (row) => wirePost(factsOf(row, row.account)));
}

/** 200 with the post, 410 {error: "gone"} when it was deleted, 404 when there never was one. */
export async function findWirePost(scene: Scene, id: string): Promise<ApiAnswer> {
  const row = await scene.db.playgroundPost.findUnique({ where: { id }, include: { account: true } });
  if (!row) return { status: 404, body: { error: "not_found" } };
  if (row.deletedAt) return { status: 410, body: { error: "gone" } };
  return { status: 200, body: wirePost(factsOf(row, row.account)) };
}

/** Events of the account after `since`, oldest first, byte for byte as the webhook pushes them. */
export async function listWireEvents(scene: Scene, brandId: string, query: URLSearchParams) {
  const limit = limitOf(query);
  const since = query.get("since") ?? "0";
  if (!/^\d{1,18}$/.test(since)) throw new DeskError("invalid-input", "since is a cursor of this list.");
  const rows = await scene.db.playgroundEvent.findMany({
    where: { accountId: brandId, seq: { gt: BigInt(since) } },
    orderBy: { seq: "asc" },
    take: limit + 1,
  });
  const events = rows.slice(0, limit).map(({ id, body }) => ({ id, body }));
  const last = rows.slice(0, limit).at(-1);
  return { events, cursor: last ? String(last.seq) : since, more: rows.length > limit };
}

function limitOf(query: URLSearchParams): number {
  const limit = Number(query.get("limit") ?? "50");
  if (!Number.isInteger(limit) || limit < 1 || limit > 200) throw new DeskError("invalid-input", "limit is 1 to 200.");
  return limit;
}

/** `before` is `<milliseconds since 1970>_<id>` of the last item of the page before. */
function beforeOf(query: URLSearchParams) {
  const before = query.get("before");
  if (before === null) return {};
  const [, milliseconds, id] = /^(\d{1,15})_(.{1,200})$/.exec(before) ?? [];
  if (milliseconds === undefined || id === undefined) throw new DeskError("invalid-input", "before is a page's next.");
  const at = new Date(Number(milliseconds));
  return { OR: [{ createdAt: { lt: at } }, { createdAt: at, id: { lt: id } }] };
}

function pageOf<Row extends { id: string; createdAt: Date }>(
  rows: readonly Row[],
  limit: number,
  wire: (row: Row) => unknown,
): WirePage {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last ? `${last.createdAt.getTime()}_${last.id}` : null;
  return { items: shown.map(wire), next };
}
