import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { restoreBackup } from "#lib/backup/restore-backup.ts";
import { writeBackup } from "#lib/backup/write-backup.ts";
import type { Ticket } from "#lib/db/generated/client.ts";
import { DeskError } from "#lib/errors.ts";
import { pollChannel } from "#lib/intake/poll-channel.ts";
import { claimNextMessage } from "#lib/outbox/claim-next-message.ts";
import { expireLeases } from "#lib/outbox/expire-leases.ts";
import { confirmByHand } from "#lib/outreach/confirm-by-hand.ts";
import { reachOut } from "#lib/outreach/reach-out.ts";
import type { Role } from "#lib/people/rules/permissions.ts";
import { sendDirectMessage } from "#lib/replies/send-direct-message.ts";
import type { TestDatabase } from "#tests/database.ts";
import { system } from "#tests/factories/actors.ts";
import { startXWorld, type XTestWorld } from "#tests/factories/x-world.ts";
import type { PeerPost, PeerUser } from "#tests/peers/x/world.ts";

const migrationsFolder = join(import.meta.dirname, "..", "..", "..", "prisma", "migrations");
const words = "@NusaLinkCare internet di rumah saya mati total dari kemarin, tolong dicek";

export interface Person {
  readonly user: PeerUser;
  readonly post: PeerPost;
}

interface How {
  readonly dm?: string;
  readonly acknowledgement?: string;
  readonly anyway?: boolean;
  readonly role?: Role;
}

function reasonOf(deed: Promise<unknown>): Promise<string | null> {
  return deed.then(
    () => null,
    (error: unknown) => (error instanceof DeskError ? (error.detail.because ?? error.code) : String(error)),
  );
}

/** A day of a desk whose database is lost in the evening and restored from the morning's file. */
export class Day {
  readonly database: TestDatabase;
  readonly world: XTestWorld;
  readonly file: string;
  readonly people = new Map<string, Person>();
  /** The registration numbers that the customers were told during the day. */
  readonly numbers = new Map<string, string>();

  constructor(database: TestDatabase, world: XTestWorld, file: string) {
    this.database = database;
    this.world = world;
    this.file = file;
  }

  static async begin(database: TestDatabase, folder: string, config: Record<string, unknown>): Promise<Day> {
    return new Day(database, await startXWorld(database.db, {}, config), join(folder, "morning.backup"));
  }

  async complains(name: string): Promise<void> {
    const user = this.world.peer.addUser({ username: name });
    this.people.set(name, { user, post: await this.world.peer.post(user, `${words} (${name})`) });
    await this.normalise();
  }

  person(name: string): Person {
    const person = this.people.get(name);
    if (!person) throw new Error(`nobody is called ${name}`);
    return person;
  }

  async ticket(name: string): Promise<Ticket> {
    const { user } = this.person(name);
    return this.database.db.ticket.findFirstOrThrow({ where: { handle: { externalId: user.id } } });
  }

  async click(name: string, how: How = {}): Promise<void> {
    const { role, ...more } = how;
    const ctx = this.world.click();
    const actor = ctx.actor.type === "staff" && role ? { ...ctx.actor, role } : ctx.actor;
    await reachOut({ ...ctx, actor }, { number: (await this.ticket(name)).number, ...more });
  }

  /** Why the click is refused; null = it is not. */
  refusal(name: string, how: How = {}): Promise<string | null> {
    return reasonOf(this.click(name, how));
  }

  async replyRefusal(name: string): Promise<string | null> {
    const { number } = await this.ticket(name);
    const reply = { number, text: "Bagaimana sekarang, Kak?", key: "k2" };
    return reasonOf(sendDirectMessage(this.world.click(), reply));
  }

  async confirmFirstDm(name: string): Promise<void> {
    await confirmByHand(this.world.click(), { number: (await this.ticket(name)).number, step: "first-dm" });
  }

  async message(name: string, step: string) {
    const { id } = await this.ticket(name);
    return this.database.db.outboxMessage.findUnique({ where: { ticketId_step: { ticketId: id, step } } });
  }

  async normalise(): Promise<void> {
    await this.world.drain();
  }

  /** Morning: messages in every state that a backup can catch. Nothing of `waits` and `dies` has left. */
  async morning(): Promise<void> {
    for (const name of ["finished", "lost", "halfway", "waits", "dies", "open"]) await this.complains(name);
    await this.click("finished");
    await this.world.drain();
    this.world.peer.failNext("send-dm", "accept-then-500");
    await this.click("lost");
    await this.deliverOnce("unknown");
    await this.click("halfway");
    await this.deliverOnce("accepted");
    await this.click("dies");
    // The halfway acknowledgement waits too; the DM goes first.
    const claim = await claimNextMessage(system(this.database.db));
    if (typeof claim === "string" || claim.message.kind !== "first-dm")
      throw new Error("the claim took something else");
    await this.click("waits");
    await writeBackup({ databaseUrl: this.database.url, to: this.file, product: "test", migrationsFolder });
  }

  /** The day goes on as if nothing were to happen. */
  async day(): Promise<void> {
    await this.database.pool.query(
      `UPDATE outbox_message SET "leaseUntil" = now() - interval '1 second' WHERE state = 'sending'`,
    );
    await expireLeases(system(this.database.db));
    await this.click("open");
    await this.complains("new-answered");
    await this.click("new-answered");
    await this.complains("new-plain");
    await this.click("new-plain", {
      dm: "Halo Kak, boleh kami bantu di sini?",
      acknowledgement: "Mohon maaf ya, Kak. Sedang kami cek.",
    });
    await this.complains("new-unanswered");
    await this.settle();
    for (const name of this.people.keys()) this.numbers.set(name, (await this.ticket(name)).number);
    const { number } = await this.ticket("finished");
    await sendDirectMessage(this.world.click(), { number, text: "Teknisi kami datang jam 3 ya, Kak.", key: "k1" });
    await this.settle();
  }

  async restore(): Promise<void> {
    const wish = { databaseUrl: this.database.url, from: this.file, mayReplace: true, migrationsFolder };
    await restoreBackup(wish);
  }

  async poll(): Promise<void> {
    await pollChannel(system(this.database.db), this.world.channel.id);
  }

  /** Works until nothing is due, waiting a little for what becomes due. */
  async settle(): Promise<void> {
    for (let round = 0; round < 6; round += 1) {
      await this.world.drain();
      const messages = await this.database.pool.query(
        `UPDATE outbox_message SET "dueAt" = now() WHERE state IN ('queued', 'unknown') AND "dueAt" > now()`,
      );
      const events = await this.database.pool.query(`UPDATE raw_event SET "dueAt" = now() WHERE status = 'received'`);
      if (messages.rowCount === 0 && events.rowCount === 0) return;
      await wait(20);
    }
    await this.world.drain();
  }

  /** Evening: agents finish what the desk shows them, as it lets them. */
  async evening(): Promise<void> {
    await this.settle();
    await this.poll();
    await this.settle();
    for (const name of this.people.keys()) {
      const { outreachState } = await this.ticket(name);
      if (outreachState !== "none") continue;
      if ((await this.refusal(name)) === "written-elsewhere") await this.confirmFirstDm(name);
    }
    await this.settle();
  }

  /** What the network did twice, and what the desk lost. */
  breaches(): Promise<string[]> {
    return breachesOf(this);
  }

  private async deliverOnce(expected: string): Promise<void> {
    const { deliverNextMessage } = await import("#lib/outbox/deliver-next-message.ts");
    const outcome = await deliverNextMessage(system(this.database.db));
    if (outcome !== expected) throw new Error(`expected ${expected}, not ${outcome}`);
  }
}

async function breachesOf(day: Day): Promise<string[]> {
  const found: string[] = [];
  const { accepted } = day.world.peer.log;
  for (const [name, { user, post }] of day.people) {
    const dms = accepted.filter(({ leg, recipientId }) => leg === "dm" && recipientId === user.id);
    const allowed = name === "finished" ? 2 : 1;
    if (dms.length > allowed) found.push(`duplicate: ${dms.length} DMs to ${name}`);
    if (dms.length === 0) found.push(`lost: no DM to ${name}`);
    const replies = accepted.filter(({ leg, inReplyToId }) => leg === "public" && inReplyToId === post.id);
    if (replies.length > 1) found.push(`duplicate: ${replies.length} public replies to ${name}`);
    const tickets = await day.database.db.ticket.count({ where: { handle: { externalId: user.id } } });
    if (tickets !== 1) found.push(`lost: ${tickets} tickets of ${name}`);
  }
  return found;
}
