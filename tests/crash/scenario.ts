import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { startXPeer, type XPeer } from "#tests/peers/x/start-x-peer.ts";
import type { PeerUser } from "#tests/peers/x/world.ts";
import type { Facts } from "./check.ts";
import { gatherFacts } from "./facts.ts";
import { Killer } from "./killer.ts";
import { misfortune } from "./misfortune.ts";
import type { Product } from "./product.ts";
import { Random } from "./random.ts";

const complaints = [
  "@NusaLinkCare internet di rumah saya mati total dari kemarin, tolong dicek dong",
  "@NusaLinkCare wifi lemot banget dari pagi, kerjaan saya jadi terhambat. tolong diperbaiki",
  "@NusaLinkCare tagihan saya bulan ini salah, kok ditagih dua kali? mohon dicek",
  "@NusaLinkCare teknisi janji datang kemarin tapi tidak ada yang datang, kecewa sekali",
  "@NusaLinkCare sinyal hilang terus di daerah saya, sudah tiga hari gangguan tidak beres",
];
const channelKey = "crash";

export interface Desk {
  readonly product: Product;
  readonly peer: XPeer;
  readonly token: string;
}

/** One more X account of a product, at a pretended X of its own that retries its deliveries until they are taken. */
export async function openDesk(
  product: Product,
  seed: number,
  { key = channelKey, config: more = {} }: { key?: string; config?: Record<string, unknown> } = {},
): Promise<Desk> {
  const callbackUrl = `http://127.0.0.1:${product.port}/api/webhooks/x/${key}`;
  const brand = { id: `15000000000000000${10 + seed}`, handle: "NusaLinkCare" };
  const patient = { settleMs: 500, deliveryTries: 10_000, deliveryPauseMs: 250 };
  const peer = await startXPeer({ seed, callbackUrl, brand, ...patient });
  const token = (await product.admin("create-token", "--role", "agent")).trim().split("\n").at(-1) ?? "";
  const config = JSON.stringify({ ...peer.channelConfig, limits: null, settleSeconds: 1, ...more });
  await product.admin("create-channel", "--network", "x", "--key", key, "--config", config);
  return { product, peer, token };
}

export interface Wish {
  readonly mentions: number;
  readonly seed: number;
  /** Milliseconds between two kill -9; null = nobody is killed. */
  readonly killEveryMs: number | null;
  /** Who is killed: web and both workers unless told. */
  readonly victims?: readonly string[];
  /** So many kills, no more and no fewer; otherwise killing goes on while most of the sending is done. */
  readonly kills?: number;
  /** 1 = about every fifth send call ends badly. */
  readonly misfortune: number;
  /** The longest time for working everything off once the faults are over. */
  readonly drainSeconds: number;
}

export interface Outcome {
  readonly facts: Facts;
  readonly kills: Readonly<Record<string, number>>;
  readonly absencesMs: readonly number[];
  readonly sends: number;
  readonly faults: number;
  /** Until the last complaint was clicked, and until nothing was left. */
  readonly busySeconds: number;
  readonly totalSeconds: number;
  readonly refusedDeliveries: number;
}

/** N people complain, an agent clicks on each ticket, processes are killed all the time; then all is worked off. */
export async function runScenario(desk: Desk, wish: Wish): Promise<Outcome> {
  const { product, peer } = desk;
  const begun = performance.now();
  const { accepted, deliveries, requests: calls } = peer.log;
  const before = { accepted: accepted.length, deliveries: deliveries.length, requests: calls.length };
  peer.faults.set(misfortune(wish.misfortune));
  const people = Array.from({ length: wish.mentions }, (_, n) =>
    peer.addUser({ username: `warga_${wish.seed}_${n}`.slice(0, 20), name: `Warga ${n}` }),
  );
  const agent = new Agent(desk, people);
  const killer = new Killer(product, wish.killEveryMs, wish.victims, wish.kills);
  await Promise.all([complainAll(peer, people, wish.seed), agent.work()]);
  const busySeconds = (performance.now() - begun) / 1000;
  await untilMostlyDone(peer, before.accepted, wish.mentions);
  await killer.until(wish.kills ?? 0);
  await killer.stop();
  peer.faults.clear();
  // The last kill may have hit the database a moment ago: until it answers, it has no address.
  while ((await product.count("SELECT 1").catch(() => 0)) !== 1) await wait(200);
  const pool = new pg.Pool({ connectionString: product.databaseUrl(), max: 2 });
  pool.on("error", () => undefined);
  try {
    await untilWorkedOff(pool, wish.drainSeconds);
    const facts = await gatherFacts(
      pool,
      peer,
      people.map((person) => person.id),
    );
    const requests = peer.log.requests.slice(before.requests);
    return {
      facts,
      kills: killer.kills,
      absencesMs: killer.absencesMs,
      sends: requests.filter((request) => request.endpoint?.startsWith("send-")).length,
      faults: requests.filter((request) => request.fault !== null && request.endpoint?.startsWith("send-")).length,
      busySeconds,
      totalSeconds: (performance.now() - begun) / 1000,
      refusedDeliveries: peer.log.deliveries.slice(before.deliveries).filter(({ status }) => status !== 200).length,
    };
  } finally {
    await pool.end();
  }
}

/** Everybody complains once; a tenth of the deliveries comes twice more, and all of them out of order. */
async function complainAll(peer: XPeer, people: readonly PeerUser[], seed: number): Promise<void> {
  const random = new Random(seed);
  for (let at = 0; at < people.length; at += 25) {
    const some = people.slice(at, at + 25);
    const posts = await Promise.all(
      some.map((person, n) => peer.post(person, complaints[(at + n) % complaints.length] ?? "", {}, { silent: true })),
    );
    const again = posts.filter(() => random.chance(0.1));
    await Promise.all([
      peer.deliver(posts, { shuffle: true, parallel: 6 }),
      peer.deliver(again, { copies: 2, shuffle: true, parallel: 3 }),
    ]);
  }
}

/** Somebody at the desk over /api/v1: clicks on whatever is new, and asks again when the web was killed meanwhile. */
class Agent {
  readonly #desk: Desk;
  readonly #missing: Set<string>;

  constructor(desk: Desk, people: readonly PeerUser[]) {
    this.#desk = desk;
    this.#missing = new Set(people.map((person) => person.username));
  }

  async work(): Promise<void> {
    for (let round = 0; this.#missing.size > 0; ) {
      // Newest first: once a whole page holds nobody to be clicked, older ones hold few; they are looked at now and then.
      const isThorough = round++ % 10 === 9;
      for (let cursor: string | null = ""; cursor !== null; ) {
        const page = await this.#page(cursor);
        const waiting = (page?.items ?? []).filter(({ customer }) => this.#missing.has(customer.handle));
        await inLanes(4, waiting, (ticket) => this.#click(ticket));
        cursor = waiting.length > 0 || isThorough ? (page?.nextCursor ?? null) : null;
      }
      await wait(300);
    }
  }

  async #page(cursor: string) {
    const answer = await call(
      this.#desk,
      `tickets?limit=200${cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    return answer?.status === 200 ? ((await answer.json()) as TicketPage) : null;
  }

  async #click({ number, customer }: TicketPage["items"][number]): Promise<void> {
    const { handle } = customer;
    const answer = await call(this.#desk, `tickets/${number}/outreach`, {});
    if (answer?.status === 202 || answer?.status === 200) this.#missing.delete(handle);
  }
}

interface TicketPage {
  readonly items: readonly { readonly number: string; readonly customer: { readonly handle: string } }[];
  readonly nextCursor: string | null;
}

/** One API call; null when the web is not there. */
export async function call({ product, token }: Desk, path: string, body?: unknown): Promise<Response | null> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const init = body === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(body) };
  const url = `http://127.0.0.1:${product.port}/api/v1/${path}`;
  return fetch(url, { ...init, signal: AbortSignal.timeout(15_000) }).catch(() => null);
}

async function inLanes<T>(lanes: number, items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** Kills and faults go on while most of the sending is done, not only while people complain. */
async function untilMostlyDone(peer: XPeer, already: number, mentions: number): Promise<void> {
  const enough = already + 0.85 * 2 * mentions;
  const longestMs = 30_000 + 300 * mentions;
  for (const end = Date.now() + longestMs; Date.now() < end && peer.log.accepted.length < enough; ) await wait(300);
}

/** Until nothing waits any more. What then still does is told by the check, not here. */
async function untilWorkedOff(pool: pg.Pool, seconds: number): Promise<void> {
  const waiting = `SELECT (SELECT count(*) FROM outbox_message WHERE state IN ('queued', 'sending', 'unknown')) +
    (SELECT count(*) FROM raw_event WHERE status = 'received') +
    (SELECT count(*) FROM ticket WHERE "outreachState" IN ('sending-dm', 'dm-accepted')) AS left`;
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await wait(500)) {
    const answer = await pool.query<{ left: string }>(waiting).catch(() => null);
    if (answer?.rows[0]?.left === "0") return;
  }
}
