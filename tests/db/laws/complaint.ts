import type { Db } from "#lib/db/client.ts";
import type { OutboxMessage, Prisma, Ticket } from "#lib/db/generated/client.ts";
import { postgresCode } from "#lib/db/postgres-code.ts";
import { newId } from "#lib/ids.ts";
import { reachOut } from "#lib/outreach/reach-out.ts";
import type { XTestWorld } from "#tests/factories/x-world.ts";
import type { PeerPost, PeerUser } from "#tests/peers/x/world.ts";

export const words = "@NusaLinkCare internet di rumah saya mati total dari kemarin, tolong dicek dong";

export interface Complaint {
  readonly user: PeerUser;
  readonly post: PeerPost;
  readonly ticket: Ticket;
}

let counter = 0;

/** Somebody new complains, and it became a ticket. */
export async function complain(world: XTestWorld, more: Partial<PeerUser> = {}): Promise<Complaint> {
  counter += 1;
  const user = world.peer.addUser({ username: `warga_${counter}`, name: `Warga ${counter}`, ...more });
  const post = await world.peer.post(user, words);
  await world.drain();
  return { user, post, ticket: await ticketOf(world.db, post.id) };
}

/** So many people, one after the other. */
export async function complainants(world: XTestWorld, count: number): Promise<Complaint[]> {
  const complaints: Complaint[] = [];
  for (let n = 0; n < count; n += 1) complaints.push(await complain(world));
  return complaints;
}

export async function ticketOf(db: Db, postId: string): Promise<Ticket> {
  const mention = await db.mention.findFirstOrThrow({ where: { externalId: postId }, include: { ticket: true } });
  if (!mention.ticket) throw new Error(`post ${postId} has no ticket: ${mention.state} ${mention.because}`);
  return mention.ticket;
}

/** The click; the DM then waits to be sent. */
export async function click(world: XTestWorld, ticket: Ticket): Promise<OutboxMessage> {
  await reachOut(world.click(), { number: ticket.number });
  return messageOf(world.db, ticket, "first-dm");
}

export async function messageOf(db: Db, ticket: Ticket, step: string): Promise<OutboxMessage> {
  return db.outboxMessage.findUniqueOrThrow({ where: { ticketId_step: { ticketId: ticket.id, step } } });
}

/** A row as somebody might write it by hand: a DM of this ticket unless told otherwise. */
export function row(world: XTestWorld, ticket: Ticket, more: Partial<Prisma.OutboxMessageUncheckedCreateInput>) {
  const id = newId();
  const now = new Date();
  return {
    id,
    brandId: ticket.brandId,
    channelId: world.channel.id,
    ticketId: ticket.id,
    leg: "dm",
    kind: "dm",
    step: id,
    text: "…",
    recipientExternalId: "1",
    recipientUsername: "warga",
    state: "queued",
    priority: 1,
    dueAt: new Date(now.getTime() + 3_600_000),
    requestedById: world.agent.id,
    createdAt: now,
    requestId: "by-hand",
    ...more,
  } satisfies Prisma.OutboxMessageUncheckedCreateInput;
}

/** What PostgreSQL said to this: a SQLSTATE, or "accepted". */
export async function verdict(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "accepted",
    (error: unknown) => postgresCode(error) ?? `unexpected: ${String(error)}`,
  );
}

/** What this X really did for one person. */
export function doneFor(world: XTestWorld, { user, post }: Complaint) {
  const { accepted } = world.peer.log;
  return {
    dms: accepted.filter((entry) => entry.leg === "dm" && entry.recipientId === user.id),
    replies: accepted.filter((entry) => entry.leg === "public" && entry.inReplyToId === post.id),
  };
}
