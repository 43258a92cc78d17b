import type { Db } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { replayEventId } from "#lib/playground/rules/replay-line.ts";

export const outcomes = ["ticketed", "attached", "kept", "unsorted", "ignored"] as const;
export type Outcome = (typeof outcomes)[number];

export interface ReplayCount {
  readonly byOutcome: Readonly<Record<Outcome, number>>;
  /** Mentions, and events that ended with a stated reason. */
  readonly found: number;
  /** Sent, but neither a mention nor a settled event: must be empty (law 1). */
  readonly missing: readonly string[];
  readonly unreadable: number;
  readonly dead: number;
  /** More rows than ids: must be zero. */
  readonly twice: number;
}

/** Ids of the product's side that a replay went to. */
export interface Goal {
  readonly brandId: string;
  readonly channelId: string;
}

const chunk = 5_000;

/** How many of the replayed events still wait to be normalised. */
export async function countWaiting(db: Db, goals: readonly Goal[]): Promise<number> {
  const channels = goals.map((goal) => goal.channelId);
  const [row] = await db.$queryRaw<{ count: number }[]>(Prisma.sql`
    SELECT count(*)::int AS count FROM raw_event
    WHERE "channelId" = ANY(${channels}::uuid[]) AND status = 'received' AND "deliveryKey" LIKE 'replay:%'`);
  return row?.count ?? 0;
}

/** What became of each sent post, counted in the product's own tables. */
export async function countOutcomes(db: Db, goals: readonly Goal[], ids: readonly string[]): Promise<ReplayCount> {
  const byOutcome = { ticketed: 0, attached: 0, kept: 0, unsorted: 0, ignored: 0 };
  const missing: string[] = [];
  const other = { unreadable: 0, dead: 0 };
  let rowsOfMentions = 0;
  let idsOfMentions = 0;
  for (let from = 0; from < ids.length; from += chunk) {
    const part = ids.slice(from, from + chunk);
    const states = await listStates(db, goals, part);
    rowsOfMentions += states.length;
    const known = new Map(states.map((row) => [row.externalId, row.state]));
    idsOfMentions += known.size;
    for (const state of known.values()) if (isOutcome(state)) byOutcome[state] += 1;
    const rest = part.filter((id) => !isOutcome(known.get(id) ?? ""));
    const events = await listEventStates(db, goals, rest);
    for (const id of rest) {
      const status = events.get(replayEventId(id));
      if (status === "ignored") byOutcome.ignored += 1;
      else if (status === "unreadable" || status === "dead") other[status] += 1;
      else missing.push(id);
    }
  }
  const found = ids.length - missing.length;
  return { byOutcome, found, missing, ...other, twice: rowsOfMentions - idsOfMentions };
}

async function listStates(db: Db, goals: readonly Goal[], ids: readonly string[]) {
  return db.$queryRaw<{ externalId: string; state: string }[]>(Prisma.sql`
    SELECT "externalId", state FROM mention
    WHERE "brandId" = ANY(${goals.map((goal) => goal.brandId)}::uuid[]) AND network = 'playground'
      AND "externalId" = ANY(${[...ids]}::text[])`);
}

async function listEventStates(db: Db, goals: readonly Goal[], ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, string>();
  const rows = await db.$queryRaw<{ deliveryKey: string; status: string }[]>(Prisma.sql`
    SELECT "deliveryKey", status FROM raw_event
    WHERE "channelId" = ANY(${goals.map((goal) => goal.channelId)}::uuid[])
      AND "deliveryKey" = ANY(${ids.map(replayEventId)}::text[])`);
  return new Map(rows.map((row) => [row.deliveryKey, row.status]));
}

function isOutcome(state: string): state is Outcome {
  return outcomes.some((outcome) => outcome === state);
}
