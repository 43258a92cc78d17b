import { setTimeout as wait } from "node:timers/promises";
import { openChannel, realIo } from "#lib/channels/accounts/open-channel.ts";
import type { Ticket } from "#lib/db/generated/client.ts";
import { type Claim, claimNextMessage } from "#lib/outbox/claim-next-message.ts";
import { deliverNextMessage } from "#lib/outbox/deliver-next-message.ts";
import { expireLeases } from "#lib/outbox/expire-leases.ts";
import { reconcileNextMessage } from "#lib/outbox/reconcile-next-message.ts";
import { reachOut } from "#lib/outreach/reach-out.ts";
import type { TestDatabase } from "#tests/database.ts";
import { system } from "#tests/factories/actors.ts";
import { startXWorld, type XTestWorld } from "#tests/factories/x-world.ts";
import type { PeerPost, PeerUser } from "#tests/peers/x/world.ts";
import { breaches } from "../check.ts";
import { gatherFacts } from "../facts.ts";

export const words = "@NusaLinkCare internet di rumah saya mati total dari kemarin, tolong dicek";

/** One short life of the product with one kind of trouble in it. Answers the breaches that the checks found. */
export type Life = (database: TestDatabase) => Promise<string[]>;

export interface Ground {
  readonly database: TestDatabase;
  readonly world: XTestWorld;
  readonly person: PeerUser;
}

/** Runs `happen` in a world of its own, then works everything off and asks the checks. */
export function livedIn(
  happen: (ground: Ground) => Promise<readonly string[] | undefined>,
  ...[options, config]: [Parameters<typeof startXWorld>[1]?, Parameters<typeof startXWorld>[2]?]
): Life {
  return async (database) => {
    const world = await startXWorld(database.db, options, config);
    try {
      const person = world.peer.addUser({ username: "warga_satu", name: "Warga Satu" });
      const more = (await happen({ database, world, person })) ?? [];
      const complainers = [...world.peer.world.users.keys()].filter(
        (id) => id !== world.brand.id && hasPosted(world, id),
      );
      const facts = await gatherFacts(database.pool, world.peer, complainers);
      return [...more, ...breaches(facts)];
    } finally {
      await world.stop();
    }
  };
}

function hasPosted({ peer }: XTestWorld, id: string): boolean {
  return (
    id !== peer.world.brandId && [...peer.world.posts.values()].some((post) => post.authorId === id && !post.deleted)
  );
}

export async function complain(
  { world, database }: Ground,
  person: PeerUser,
): Promise<{ post: PeerPost; ticket: Ticket }> {
  const post = await world.peer.post(person, `${words} ${person.id.slice(-4)}`);
  await world.drain();
  const mention = await database.db.mention.findFirstOrThrow({
    where: { externalId: post.id },
    include: { ticket: true },
  });
  if (!mention.ticket) throw new Error(`no ticket: ${mention.state} ${mention.because}`);
  return { post, ticket: mention.ticket };
}

/** A complaint, and the agent's click on it; the DM waits to be sent. */
export async function clicked(ground: Ground): Promise<{ post: PeerPost; ticket: Ticket }> {
  const complaint = await complain(ground, ground.person);
  await reachOut(ground.world.click(), { number: complaint.ticket.number });
  return complaint;
}

export const look = ({ database: { db } }: Ground) => reconcileNextMessage(system(db));

export async function claim({ database: { db } }: Ground): Promise<Claim> {
  const claimed = await claimNextMessage(system(db));
  if (typeof claimed === "string") throw new Error(claimed);
  return claimed;
}

/** The send call of a claim, without writing down how it ended. */
export function call({ message, channel }: Claim) {
  return openChannel(channel, realIo).connection.deliver({
    id: message.id,
    leg: message.leg === "dm" ? "dm" : "public",
    text: message.text,
    token: message.token,
    recipient: { externalId: message.recipientExternalId, username: message.recipientUsername },
    replyToExternalId: message.replyToExternalId,
  });
}

export const deliver = ({ database: { db } }: Ground) => deliverNextMessage(system(db));

/** Leases run out, and what waits is due: as if its time had passed. */
export async function timePasses({ database: { db, pool } }: Ground): Promise<void> {
  await pool.query(`UPDATE outbox_message SET "leaseUntil" = now() - interval '1 second' WHERE state = 'sending'`);
  await expireLeases(system(db));
  await pool.query(
    `UPDATE outbox_message SET "dueAt" = now() WHERE state IN ('queued', 'unknown') AND "dueAt" > now()`,
  );
  await pool.query(`UPDATE raw_event SET "dueAt" = now() WHERE status = 'received' AND "dueAt" > now()`);
  await pool.query(`UPDATE channel_budget SET "resetAt" = now(), "freeAt" = now()`);
  await pool.query(`UPDATE channel SET "blockedUntil" = NULL, "probeAt" = now()`);
}

/** Works everything off without waiting. */
export async function workOff(ground: Ground, rounds = 8): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    await timePasses(ground);
    await ground.world.drain();
    const where = { state: { in: ["queued", "sending", "unknown"] } };
    const waiting = await ground.database.db.outboxMessage.count({ where });
    const arriving = await ground.database.db.rawEvent.count({ where: { status: "received" } });
    if (waiting + arriving === 0) return;
  }
}

export interface Gate {
  /** Lets these works run up to the gate, opens it when all of them stand there, wait for a lock or are done. */
  readonly meet: (works: readonly (() => Promise<unknown>)[]) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** A gate before one kind of write, so that those who do it at the same moment meet, however slow the machine is. */
export async function gateBefore({ database: { pool } }: Ground, write: string, when = "true"): Promise<Gate> {
  const key = 4711;
  const [, table] = / ON (\w+)$/.exec(write) ?? [];
  await pool.query(`
    CREATE FUNCTION gate() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_advisory_xact_lock_shared(${key}); RETURN NEW; END $$;
    CREATE TRIGGER gate BEFORE ${write} FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION gate();`);
  const standing = `SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  const meet: Gate["meet"] = async (works) => {
    const keeper = await pool.connect();
    await keeper.query("SELECT pg_advisory_lock($1)", [key]);
    let ended = 0;
    const end = () => {
      ended += 1;
    };
    const running = works.map((work) => work().then(end, end));
    for (const until = Date.now() + 5_000; Date.now() < until; await wait(20)) {
      const { rows } = await keeper.query<{ count: number }>(standing);
      if (ended + (rows[0]?.count ?? 0) >= works.length) break;
    }
    await keeper.query("SELECT pg_advisory_unlock($1)", [key]);
    keeper.release();
    await Promise.all(running);
  };
  return { meet, remove: async () => void (await pool.query(`DROP TRIGGER gate ON ${table}`)) };
}
