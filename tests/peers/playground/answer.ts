import { accountOf, type PeerAccount, type PeerMessage, type PeerWorld, wireOf, writeInPeer } from "./world.ts";

export interface PeerCall {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

interface PeerAnswer {
  readonly status: number;
  readonly body: unknown;
}

const refusalWords = { "dm-closed": "dm_closed", blocked: "blocked", gone: "gone" } as const;

/** The pretended network's answer to an authenticated call. */
export function answerOfPeer(world: PeerWorld, call: PeerCall): PeerAnswer {
  if (call.method === "POST" && call.path === "dms") return takeMessage(world, call.body);
  if (call.method === "POST" && call.path === "posts") return takePost(world, call.body);
  if (call.path === "dms") {
    const other = call.query.get("with");
    const sent = world.messages.filter((message) => message.fromId === world.brand.id && message.toId === other);
    return pageOf(sent.toReversed().map((message) => wireMessage(world, message)));
  }
  if (call.path === "posts") {
    const own = world.posts.filter((post) => post.authorId === world.brand.id && !post.deleted);
    return pageOf(own.toReversed().map((post) => wireOf(world, post)));
  }
  if (call.path === "mentions") return eventsSince(world, Number(call.query.get("since") ?? "0"));
  const post = world.posts.find((each) => call.path === `posts/${each.id}`);
  if (!post) return { status: 404, body: { error: "not_found" } };
  return post.deleted ? { status: 410, body: { error: "gone" } } : { status: 200, body: wireOf(world, post) };
}

function takeMessage(world: PeerWorld, body: PeerCall["body"]): PeerAnswer {
  const to = world.accounts.get(String(body.to));
  const refusal = refusalOf(to, true);
  if (refusal) return refusal;
  return once(world, body, () => {
    const id = `message-${++world.count}`;
    const createdAt = new Date().toISOString();
    world.messages.push({ id, fromId: world.brand.id, toId: to?.id ?? "", text: String(body.text), createdAt });
    return id;
  });
}

function takePost(world: PeerWorld, body: PeerCall["body"]): PeerAnswer {
  const parent = world.posts.find((post) => post.id === body.inReplyTo && !post.deleted);
  if (body.inReplyTo !== null && !parent) return { status: 403, body: { error: "gone" } };
  const refusal = parent ? refusalOf(world.accounts.get(parent.authorId), false) : null;
  if (refusal) return refusal;
  return once(world, body, () => writeInPeer(world, world.brand, String(body.text), parent?.id ?? null).id);
}

function refusalOf(account: PeerAccount | undefined, isDm: boolean): PeerAnswer | null {
  const standing = account?.standing ?? "gone";
  if (standing === "open" || (standing === "dm-closed" && !isDm)) return null;
  return { status: 403, body: { error: refusalWords[standing] } };
}

/** The same client key again answers what was made first. */
function once(world: PeerWorld, body: PeerCall["body"], make: () => string): PeerAnswer {
  const key = typeof body.clientKey === "string" ? body.clientKey : null;
  const id = (key && world.byClientKey.get(key)) || make();
  if (key) world.byClientKey.set(key, id);
  return { status: 201, body: { id, conversationId: "conversation-1" } };
}

function eventsSince(world: PeerWorld, since: number): PeerAnswer {
  const events = world.events.slice(since, since + 100);
  const cursor = since + events.length;
  return { status: 200, body: { events, cursor: String(cursor), more: cursor < world.events.length } };
}

function wireMessage(world: PeerWorld, { id, toId, text, createdAt }: PeerMessage) {
  const to = world.accounts.get(toId) ?? world.brand;
  return { id, from: accountOf(world.brand), to: accountOf(to), text, createdAt, conversationId: "conversation-1" };
}

function pageOf(items: readonly unknown[]): PeerAnswer {
  return { status: 200, body: { items, next: null } };
}
