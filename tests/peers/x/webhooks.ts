import { createHmac, randomBytes } from "node:crypto";
import type { Faults } from "./faults.ts";
import type { PeerLog } from "./log.ts";
import type { PeerOptions } from "./options.ts";
import { postOut, userOut } from "./wire-out.ts";
import type { PeerDm, PeerPost, PeerUser, XWorld } from "./world.ts";

export interface PeerEvent {
  readonly eventType: string;
  readonly externalId: string;
  readonly payload: unknown;
  readonly includes?: unknown;
  /** The account whose events these are; the brand unless told. */
  readonly filterUserId?: string;
}

export interface DeliverOptions {
  /** How often each event is delivered, each time under another event_uuid as X does. 1 unless told. */
  readonly copies?: number;
  readonly shuffle?: boolean;
  /** Calls under way at the same time; 1 unless told. */
  readonly parallel?: number;
}

/** Signs and delivers events to the callback, and asks it the CRC question. */
export class Webhooks {
  callbackUrl: string | null;
  readonly #options: PeerOptions;
  readonly #log: PeerLog;
  readonly #faults: Faults;

  constructor(options: PeerOptions, log: PeerLog, faults: Faults) {
    this.callbackUrl = options.callbackUrl;
    this.#options = options;
    this.#log = log;
    this.#faults = faults;
  }

  /** The body and headers of one delivery, as they go over the wire. */
  signed(event: PeerEvent): { readonly body: string; readonly headers: Readonly<Record<string, string>> } {
    const { eventType, payload, includes } = event;
    const filter = eventType === "oauth.revoke" ? {} : { user_id: event.filterUserId ?? this.#options.brand.id };
    const uuid = String(randomBytes(8).readBigInt64BE());
    const data = {
      event_uuid: uuid,
      filter,
      event_type: eventType,
      tag: "peer",
      payload,
      ...(includes ? { includes } : {}),
    };
    const body = JSON.stringify({ data });
    const signature = createHmac("sha256", this.#options.consumerSecret).update(body).digest("base64");
    const headers = { "content-type": "application/json", "x-twitter-webhooks-signature": `sha256=${signature}` };
    return { body, headers };
  }

  /** Delivers all events; true when each of them got at least one 2xx. */
  async deliver(events: readonly PeerEvent[], how: DeliverOptions = {}): Promise<boolean> {
    const jobs = events.flatMap((event) => Array.from({ length: how.copies ?? 1 }, (_, copy) => ({ event, copy })));
    if (how.shuffle) jobs.sort(() => this.#faults.random() - 0.5);
    const accepted = new Set<PeerEvent>();
    let next = 0;
    const work = async () => {
      for (let job = jobs[next++]; job !== undefined; job = jobs[next++]) {
        if (await this.#deliverOne(job.event, job.copy)) accepted.add(job.event);
      }
    };
    await Promise.all(Array.from({ length: how.parallel ?? 1 }, work));
    return accepted.size === new Set(events).size;
  }

  async #deliverOne(event: PeerEvent, copy: number): Promise<boolean> {
    if (this.callbackUrl === null) return false;
    for (let attempt = 1; attempt <= this.#options.deliveryTries; attempt++) {
      const { body, headers } = this.signed(event);
      const call = { method: "POST", headers, body, signal: AbortSignal.timeout(10_000) };
      const status = await fetch(this.callbackUrl, call).then(
        async (response) => {
          await response.arrayBuffer();
          return response.status;
        },
        () => null,
      );
      const { eventType, externalId } = event;
      this.#log.append({ what: "delivery", atMs: Date.now(), eventType, externalId, copy, status });
      if (status !== null && status >= 200 && status < 300) return true;
      if (attempt < this.#options.deliveryTries) await pause(this.#options.deliveryPauseMs);
    }
    return false;
  }

  /** X's check of the callback; `ok` when the answer proves the secret. */
  async crc(token: string = randomBytes(8).toString("hex")): Promise<{ ok: boolean; status: number | null }> {
    if (this.callbackUrl === null) return { ok: false, status: null };
    const expected = `sha256=${createHmac("sha256", this.#options.consumerSecret).update(token).digest("base64")}`;
    const url = `${this.callbackUrl}?${new URLSearchParams({ crc_token: token, nonce: randomBytes(4).toString("hex") })}`;
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch(() => null);
    if (response === null) return { ok: false, status: null };
    const answer: unknown = await response.json().catch(() => null);
    const given =
      typeof answer === "object" && answer !== null && "response_token" in answer ? answer.response_token : null;
    return { ok: response.status === 200 && given === expected, status: response.status };
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** The events that X sends for one post of somebody, seen from the brand. */
export function eventsOfPost(world: XWorld, post: PeerPost): PeerEvent[] {
  const author = world.users.get(post.authorId);
  const brand = world.users.get(world.brandId);
  const parent = post.repliedToId ? world.posts.get(post.repliedToId) : undefined;
  const others = [parent, post.quotedId ? world.posts.get(post.quotedId) : undefined].filter(
    (one) => one !== undefined,
  );
  const event = (eventType: string): PeerEvent => ({
    eventType,
    externalId: post.id,
    payload: postOut(world, post, "tweet"),
    includes: {
      users: [author, brand].filter((user): user is PeerUser => user !== undefined).map(userOut),
      tweets: [post, ...others].map((one) => postOut(world, one, "tweet")),
    },
  });
  if (post.authorId === world.brandId) return [event("post.create")];
  const reposted = post.repostedId ? world.posts.get(post.repostedId) : undefined;
  if (reposted) return reposted.authorId === world.brandId ? [event("post.repost.create")] : [];
  return [
    ...(world.namesExplicitly(post, world.brandId) ? [event("post.mention.create")] : []),
    ...(world.repliesTo(post, world.brandId) ? [event("post.reply.create")] : []),
    ...(world.quotesPostOf(post, world.brandId) ? [event("post.quote.create")] : []),
  ];
}

export function eventOfDm(world: XWorld, dm: PeerDm): PeerEvent {
  const people = [dm.senderId, dm.recipientId].flatMap((id) => world.users.get(id) ?? []);
  const message = {
    type: "message_create",
    id: dm.id,
    created_timestamp: String(dm.createdAtMs),
    message_create: {
      target: { recipient_id: dm.recipientId },
      sender_id: dm.senderId,
      message_data: { text: dm.text, entities: { hashtags: [], symbols: [], user_mentions: [], urls: [] } },
    },
  };
  const users = Object.fromEntries(people.map((user) => [user.id, { data: userOut(user) }]));
  const eventType = dm.senderId === world.brandId ? "dm.sent" : "dm.received";
  return { eventType, externalId: dm.id, payload: { direct_message_events: [message], users } };
}

export function eventOfRead(world: XWorld, readerId: string, atMs: number): PeerEvent {
  const last = world.dms.filter((dm) => dm.recipientId === readerId).at(-1)?.id ?? "0";
  const target = { recipient_id: world.brandId };
  const read = { created_timestamp: String(atMs), sender_id: readerId, target, last_read_event_id: last };
  return { eventType: "dm.read", externalId: last, payload: { direct_message_mark_read_events: [read] } };
}

export function eventOfDeletion(world: XWorld, post: PeerPost): PeerEvent {
  const author = world.users.get(post.authorId);
  const includes = { users: author ? [{ data: userOut(author) }] : [] };
  const payload = { id: post.id, author_id: post.authorId };
  return { eventType: "post.delete", externalId: post.id, payload, includes, filterUserId: post.authorId };
}
