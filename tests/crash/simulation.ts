import { openChannel, realIo } from "#lib/channels/accounts/open-channel.ts";
import type { Delivery, Io } from "#lib/channels/connector.ts";
import { buryRawEvent } from "#lib/intake/bury-raw-event.ts";
import { claimRawEvents } from "#lib/intake/claim-raw-events.ts";
import { normaliseRawEvent } from "#lib/intake/normalise-raw-event.ts";
import { normaliseWaiting } from "#lib/jobs/normalise-waiting.ts";
import { type Claim, claimNextMessage } from "#lib/outbox/claim-next-message.ts";
import { deliverNextMessage } from "#lib/outbox/deliver-next-message.ts";
import { expireLeases } from "#lib/outbox/expire-leases.ts";
import { reconcileNextMessage } from "#lib/outbox/reconcile-next-message.ts";
import { settleAttempt } from "#lib/outbox/settle-attempt.ts";
import { reachOut } from "#lib/outreach/reach-out.ts";
import type { TestDatabase } from "#tests/database.ts";
import { system } from "#tests/factories/actors.ts";
import { startXWorld, type XTestWorld } from "#tests/factories/x-world.ts";
import type { PeerPost, PeerUser } from "#tests/peers/x/world.ts";
import { breaches, unfinished } from "./check.ts";
import { gatherFacts } from "./facts.ts";
import { misfortune } from "./misfortune.ts";
import { Random } from "./random.ts";

const words = "@NusaLinkCare internet di rumah saya mati total dari kemarin, tolong dicek";

export interface Report {
  readonly breaches: readonly string[];
  readonly unfinished: readonly string[];
  readonly deaths: number;
  readonly late: number;
  readonly faults: number;
  readonly sends: number;
}

interface Simulation {
  readonly world: XTestWorld;
  readonly database: TestDatabase;
  readonly random: Random;
  readonly people: readonly PeerUser[];
  readonly brandPost: PeerPost;
  readonly posts: PeerPost[];
  /** Deliveries of events that will come later than what happened after them. */
  readonly held: PeerPost[];
  /** Answers of workers that were thought dead. */
  readonly late: { claim: Claim; delivery: Delivery }[];
  deaths: number;
  lateAnswers: number;
}

/** Calls are cut off after a short time, so that a network that hangs does not stop the simulation. */
const impatient: Io = {
  ...realIo,
  fetch: (url, init) => {
    const patience = AbortSignal.timeout(400);
    return fetch(url, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, patience]) : patience });
  },
};

/**
 * One seeded life of the product in one process: people post, agents click, workers work, die at each point and come
 * back too late, the network fails and repeats itself. Then the weather clears and everything is worked off.
 */
export async function simulate(seed: number, database: TestDatabase, steps = 70): Promise<Report> {
  const random = new Random(seed);
  const options = { seed, echo: random.chance(0.3), faults: misfortune(2), deliveryTries: 3, deliveryPauseMs: 20 };
  const world = await startXWorld(database.db, { ...options, dialect: random.chance(0.5) ? "post" : "tweet" });
  const people = Array.from({ length: 8 }, (_, n) => world.peer.addUser({ username: `warga_${seed}_${n}` }));
  const brandPost = await world.peer.brandPosts("Halo sobat, ada yang bisa dibantu?", { silent: true });
  const ground = { world, database, random, people, brandPost };
  const life: Simulation = { ...ground, posts: [], held: [], late: [], deaths: 0, lateAnswers: 0 };
  try {
    for (let step = 0; step < steps; step += 1) {
      const width = 1 + Math.floor(random.next() * 4);
      await Promise.all(Array.from({ length: width }, () => act(life)));
    }
    await clearUp(life);
    const complainers = [...new Set(life.posts.map((post) => post.authorId))];
    const facts = await gatherFacts(database.pool, world.peer, complainers);
    return {
      breaches: breaches(facts),
      unfinished: unfinished(facts),
      deaths: life.deaths,
      late: life.lateAnswers,
      faults: world.peer.log.requests.filter((request) => request.fault !== null).length,
      sends: world.peer.log.requests.filter((request) => request.endpoint?.startsWith("send-")).length,
    };
  } finally {
    await world.stop();
  }
}

async function act(life: Simulation): Promise<void> {
  const { database, random } = life;
  const doing = random.pick<() => Promise<unknown>>([
    [5, () => somebodyPosts(life)],
    [2, () => heldDeliveriesCome(life)],
    [3, () => normaliseWaiting(database.db)],
    [4, () => normaliseSideBySide(life)],
    [1, () => dieWhileNormalising(life)],
    [5, () => somebodyClicks(life)],
    [8, () => deliverNextMessage(system(database.db), random.chance(0.2) ? impatient : realIo)],
    [2, () => dieWhileSending(life)],
    [2, () => lateAnswerComes(life)],
    [4, () => reconcileNextMessage(system(database.db))],
    [3, () => timePasses(life)],
  ]);
  await doing();
}

async function somebodyPosts(life: Simulation): Promise<void> {
  const { world, random, people, posts, held } = life;
  const person = random.of(people);
  if (!person) return;
  const isHeld = random.chance(0.3);
  const how = { copies: random.chance(0.3) ? 3 : 1, shuffle: true, parallel: 3, silent: isHeld };
  const times = Array.from({ length: random.chance(0.4) ? 3 : 1 });
  // An answer to a post of the brand comes twice: as a mention and as a reply.
  const more = random.chance(0.5) ? { repliedToId: life.brandPost.id } : {};
  const made = await Promise.all(times.map(() => world.peer.post(person, `${words} ${random.next()}`, more, how)));
  posts.push(...made);
  if (isHeld) held.push(...made);
}

/** Several workers at once, each with one event: posts of one customer meet. */
async function normaliseSideBySide({ database: { db } }: Simulation): Promise<void> {
  const normalise = async (id: string) => {
    await normaliseRawEvent(system(db), id).catch((error: unknown) => buryRawEvent(db, id, String(error)));
  };
  await Promise.all((await claimRawEvents(db, 4)).map(normalise));
}

async function heldDeliveriesCome({ world, held }: Simulation): Promise<void> {
  await world.peer.deliver(held.splice(0).reverse(), { copies: 2, shuffle: true, parallel: 4 });
}

async function somebodyClicks({ world, database, random }: Simulation): Promise<void> {
  const tickets = await database.db.ticket.findMany({ select: { number: true }, orderBy: { number: "asc" } });
  const ticket = random.of(tickets);
  if (!ticket) return;
  const clicks = Array.from({ length: random.chance(0.3) ? 3 : 1 }, () => reachOut(world.click(), ticket));
  await Promise.all(clicks);
}

/** Claimed, then nothing: as far as the database can tell, that is a worker that died before its commit. */
async function dieWhileNormalising(life: Simulation): Promise<void> {
  if ((await claimRawEvents(life.database.db, 3)).length > 0) life.deaths += 1;
}

/** Dies between claim and call, or between call and settling; some of the latter were only slow and answer later. */
async function dieWhileSending(life: Simulation): Promise<void> {
  const claim = await claimNextMessage(system(life.database.db));
  if (typeof claim === "string") return;
  life.deaths += 1;
  if (life.random.chance(0.4)) return;
  const { message, channel } = claim;
  const delivery = await openChannel(channel, impatient).connection.deliver({
    id: message.id,
    leg: message.leg === "dm" ? "dm" : "public",
    text: message.text,
    token: message.token,
    recipient: { externalId: message.recipientExternalId, username: message.recipientUsername },
    replyToExternalId: message.replyToExternalId,
  });
  if (life.random.chance(0.6)) life.late.push({ claim, delivery });
}

async function lateAnswerComes(life: Simulation): Promise<void> {
  const answer = life.late.shift();
  if (!answer) return;
  life.lateAnswers += 1;
  await settleAttempt(system(life.database.db), answer.claim, answer.delivery, Temporal.Now.instant());
}

/** Moves the clock of everything that waits, instead of waiting. Lists of this network are true at once. */
async function timePasses({ database }: Simulation): Promise<void> {
  const { pool, db } = database;
  await pool.query(`UPDATE outbox_message SET "leaseUntil" = now() - interval '1 second' WHERE state = 'sending'`);
  await expireLeases(system(db));
  await pool.query(
    `UPDATE outbox_message SET "dueAt" = now() WHERE state IN ('queued', 'unknown') AND "dueAt" > now()`,
  );
  await pool.query(`UPDATE raw_event SET "dueAt" = now() WHERE status = 'received' AND "dueAt" > now()`);
  await pool.query(`UPDATE channel_budget SET "resetAt" = now(), "freeAt" = now()`);
  await pool.query(`UPDATE channel SET "blockedUntil" = NULL, "probeAt" = now()`);
}

/** The faults end; every customer is answered, and all that waits is worked off. */
async function clearUp(life: Simulation): Promise<void> {
  const { world, database } = life;
  world.peer.faults.clear();
  await heldDeliveriesCome(life);
  for (let round = 0; round < 40; round += 1) {
    await timePasses(life);
    await world.drain();
    await lateAnswerComes(life);
    const open = await database.db.ticket.findMany({
      where: { outreachState: { in: ["none"] } },
      select: { number: true },
    });
    for (const ticket of open) await reachOut(world.click(), ticket);
    const waiting = { state: { in: ["queued", "sending", "unknown"] } };
    const left = await database.db.outboxMessage.count({ where: waiting });
    if (left === 0 && open.length === 0 && life.late.length === 0) return;
  }
}
