import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { newId } from "#lib/ids.ts";
import { buryRawEvent } from "#lib/intake/bury-raw-event.ts";
import { claimRawEvents } from "#lib/intake/claim-raw-events.ts";
import { normaliseRawEvent } from "#lib/intake/normalise-raw-event.ts";
import { pollChannel } from "#lib/intake/poll-channel.ts";
import { receiveWebhook } from "#lib/intake/receive-webhook.ts";
import { sendDirectMessage } from "#lib/replies/send-direct-message.ts";
import { addNote } from "#lib/tickets/add-note.ts";
import { answerOnce } from "#lib/web/idempotency.ts";
import type { TestDatabase } from "#tests/database.ts";
import { system } from "#tests/factories/actors.ts";
import { clicked, complain, type Ground, gateBefore, livedIn, words, workOff } from "./ground.ts";

/**
 * Nine people post twice in the same moment; each post comes as two events, three times, to eight workers. A third of
 * them is new, a third has only thanked so far, a third has a ticket already: each kind meets another safeguard.
 */
export const rush = livedIn(async (ground) => {
  const { world, database } = ground;
  const brandPost = await world.peer.brandPosts("Halo sobat", { silent: true });
  const people = Array.from({ length: 9 }, (_, n) => world.peer.addUser({ username: `ramai_${n}` }));
  const known = people.slice(3).map((person, n) => world.peer.post(person, `${n < 3 ? thanks : words} ${n}`));
  await Promise.all(known);
  await workOff(ground);
  // Both posts of a person lie side by side, so that workers meet at them.
  const posting = people
    .flatMap((person) => [person, person])
    .map((person, n) => world.peer.post(person, `${words} lagi ${n}`, { repliedToId: brandPost.id }, { silent: true }));
  await world.peer.deliver(await Promise.all(posting), { copies: 3, parallel: 8 });
  const twice = await storedTwice(database);
  const gate = await gateBefore(ground, "INSERT ON mention");
  for (let ids = await take(database); ids.length > 0; ids = await take(database)) {
    await gate.meet(ids.map((id) => () => normalise(ground, id)));
  }
  await gate.remove();
  await workOff(ground);
  return twice;
});

const thanks = "@NusaLinkCare makasih banyak min, internetnya sudah lancar lagi, mantap";
const take = ({ db }: TestDatabase) => claimRawEvents(db, 8);

async function normalise({ database: { db } }: Ground, id: string): Promise<void> {
  await normaliseRawEvent(system(db), id).catch((error: unknown) => buryRawEvent(db, id, String(error)));
}

async function storedTwice({ pool }: TestDatabase): Promise<string[]> {
  const { rows } = await pool.query<{ key: string; times: string }>(
    `SELECT "deliveryKey" AS key, count(*) AS times FROM raw_event GROUP BY "channelId", "deliveryKey" HAVING count(*) > 1`,
  );
  return rows.map(({ key, times }) => `${key} stored ${times} times`);
}

/** The database cannot store when a delivery comes; a moment later it can. The network offers again what was not taken. */
export const databaseAway = livedIn(
  async (ground) => {
    const { database, world, person } = ground;
    const server = createServer((request, response) => void answer(ground, request, response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    world.peer.webhooks.callbackUrl = `http://127.0.0.1:${port}/`;
    try {
      await refuseRawEvents(database);
      const delivery = world.peer.post(person, words);
      await new Promise((resolve) => setTimeout(resolve, 300));
      await takeRawEvents(database);
      await delivery;
      await workOff(ground);
    } finally {
      server.close();
    }
  },
  { deliveryTries: 20, deliveryPauseMs: 100 },
);

async function answer({ database, world }: Ground, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const call = { network: "x", channelKey: world.channel.key, requestId: newId(), now: Temporal.Now.instant() };
  const headers = request.headers as Record<string, string | undefined>;
  const raw = { method: "POST", query: new URLSearchParams(), headers, body: Buffer.concat(chunks) } as const;
  const status = await receiveWebhook(database.db, { ...call, request: raw }).then(
    (reply) => reply.status,
    () => 500,
  );
  response.writeHead(status).end();
}

const refuseRawEvents = ({ pool }: TestDatabase) =>
  pool.query("ALTER TABLE raw_event ADD CONSTRAINT away CHECK (false) NOT VALID");
const takeRawEvents = ({ pool }: TestDatabase) => pool.query("ALTER TABLE raw_event DROP CONSTRAINT away");

/**
 * Webhooks never came; the first poll dies while it stores its page, the next one goes on from the cursor. The older post
 * lies before the minute that each poll reads again.
 */
export const pollDies = livedIn(async (ground) => {
  const { database, world, person } = ground;
  const post = await world.peer.post(person, words, { atMs: Date.now() - 600_000 }, { silent: true });
  await world.peer.post(person, `${words} lagi`, {}, { silent: true });
  await refuseRawEvents(database);
  await pollChannel(system(database.db), world.channel.id).catch(() => null);
  await takeRawEvents(database);
  await pollChannel(system(database.db), world.channel.id);
  await workOff(ground);
  const found = await database.db.mention.count({ where: { externalId: post.id } });
  return found === 1 ? [] : [`lost: post ${post.id}, which polling had read`];
});

/** The customer writes while the agent is typing. */
export const unseenWords = livedIn(async (ground) => {
  const { ticket } = await clicked(ground);
  await workOff(ground);
  const { number } = ticket;
  const { version } = await ground.database.db.ticket.findUniqueOrThrow({ where: { number } });
  await ground.world.peer.dmFrom(ground.person, "tidak jadi, sudah beres");
  await ground.world.drain();
  const text = "Besok teknisi datang ya Kak";
  await sendDirectMessage(ground.world.click(), { number, key: "k", text, seenVersion: version }).catch(() => null);
  await workOff(ground);
  const sent = ground.world.peer.log.accepted.some((entry) => entry.text === text);
  return sent ? ["an answer went out over words that nobody had read"] : [];
});

/** A call with an Idempotency-Key dies after its effect and before its record; the caller asks again. */
export const callDiesAndComesAgain = livedIn(async (ground) => {
  const { ticket } = await complain(ground, ground.person);
  const { pool, db } = ground.database;
  const call = { key: randomUUID(), route: "POST /notes", bytes: Buffer.from("{}") };
  const ask = () =>
    answerOnce(ground.world.click(), call, async (ctx) => {
      const note = await addNote(ctx, { number: ticket.number, text: "catatan" });
      return { status: 201, body: { id: note.id } };
    });
  await pool.query("ALTER TABLE idempotency_record ADD CONSTRAINT dies CHECK (status IS NULL) NOT VALID");
  await ask().catch(() => null);
  await pool.query("ALTER TABLE idempotency_record DROP CONSTRAINT dies");
  await ask();
  await ask();
  const notes = await db.note.count({ where: { ticketId: ticket.id } });
  await workOff(ground);
  return notes === 1 ? [] : [`done ${notes} times under one key`];
});

/** One post is deleted after it arrived, another one before. */
export const takenBack = livedIn(async (ground) => {
  const { world, database, person } = ground;
  const secret = "rahasia dapur";
  const stays = await world.peer.post(person, words);
  const post = await world.peer.post(person, `${words} ${secret}`);
  await workOff(ground);
  await world.peer.deletePost(post.id);
  await workOff(ground);
  const early = await world.peer.post(person, `${words} ${secret}`, {}, { silent: true });
  await world.peer.deletePost(early.id);
  await workOff(ground);
  await world.peer.deliver([early]);
  await workOff(ground);
  const { rows } = await database.pool.query<{ place: string }>(
    `SELECT 'raw_event' AS place FROM raw_event WHERE body LIKE $1 UNION ALL SELECT 'mention' FROM mention WHERE text LIKE $1
     UNION ALL SELECT 'ticket' FROM ticket WHERE subject LIKE $1`,
    [`%${secret}%`],
  );
  if (stays.deleted) throw new Error("the first post stays");
  return rows.map(({ place }) => `words of a deleted post in ${place}`);
});
