import type pg from "pg";
import type { XPeer } from "#tests/peers/x/start-x-peer.ts";
import type { Facts } from "./check.ts";

type Rows = Pick<Facts, "tickets" | "mentions" | "messages">;

/** Reads both sides. `complainers` are the people whose posts ask for a ticket. */
export async function gatherFacts(pool: pg.Pool, peer: XPeer, complainers: readonly string[]): Promise<Facts> {
  const rows = async <Row>(sql: string, ...values: unknown[]) => (await pool.query(sql, values)).rows as Row[];
  const tickets = await rows<Rows["tickets"][number]>(
    `SELECT t.number, h."externalId" AS "customerId", t."outreachState" FROM ticket t JOIN handle h ON h.id = t."handleId" WHERE h."externalId" = ANY($1)`,
    complainers,
  );
  const mentions = await rows<Rows["mentions"][number]>(`SELECT "externalId", state, because FROM mention`);
  const messages = await rows<Rows["messages"][number]>(
    `SELECT t.number, m.kind, m.state, m."externalId" FROM outbox_message m JOIN ticket t ON t.id = m."ticketId" WHERE m."recipientExternalId" = ANY($1)`,
    complainers,
  );
  const [waiting] = await rows<{ count: string }>(
    "SELECT count(*) FROM raw_event WHERE status IN ('received', 'dead')",
  );
  const isPost = (type: string) => type.startsWith("post.") && type !== "post.delete";
  const deliveredPosts = peer.log.deliveries
    .filter(({ eventType, status }) => isPost(eventType) && status !== null && status >= 200 && status < 300)
    .map(({ externalId }) => externalId);
  const { accepted } = peer.log;
  return { accepted, deliveredPosts, complainers, tickets, mentions, messages, unsettled: Number(waiting?.count) };
}
