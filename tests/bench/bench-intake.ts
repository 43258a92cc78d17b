import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import type { Size } from "./bench.ts";
import { channelKey, type Desk, openDesk } from "./desk.ts";
import { flood, median } from "./measure.ts";
import { type Started, type Surroundings, startBare, startWeb, startWorker } from "./processes.ts";
import { perSecond, printPart } from "./report.ts";
import { type SignedCall, signedPosts } from "./x-posts.ts";

const clients = 8;

/** Signed webhooks at eight clients into the product, into a bare Next route and into node:http alone, in turns. */
export async function measureIntake(serverUrl: string, env: Surroundings, size: Size): Promise<Desk> {
  const desk = await openDesk(serverUrl, "bench_intake");
  await desk.database.pool.query("CREATE TABLE bench_bare (id uuid PRIMARY KEY, body text, at timestamptz)");
  const own = { ...env, DATABASE_URL: desk.url };
  const [web, next, node] = [await startWeb(own), await startBare("next", own), await startBare("node", own)];
  const posts = endlessPosts();
  const targets = [`${web.url}/api/webhooks/x/${channelKey}`, `${next.url}/insert`, `${node.url}/insert`];
  const rates: number[][] = targets.map(() => []);
  for (let round = -1; round < size.rounds; round += 1) {
    for (const [index, url] of targets.entries()) {
      // A new process runs several times slower for some hundred calls; that round does not count.
      const seconds = round < 0 ? 4 : size.secondsPerRound;
      const { perSecond: rate } = await flood({ url, clients, seconds, next: posts });
      if (round >= 0) rates[index]?.push(rate);
    }
  }
  const [product, bareNext, bareNode] = rates.map(median) as [number, number, number];
  printPart(`Intake: accepted webhooks at ${clients} clients (${memoryOf(web)})`, [
    {
      what: "against a bare Next route with one insert",
      value: perSecond(product),
      floor: perSecond(bareNext),
      ratio: product / bareNext,
      aim: { atLeast: 0.5 },
    },
    {
      what: "against node:http with one insert",
      value: perSecond(product),
      floor: perSecond(bareNode),
      ratio: product / bareNode,
      aim: null,
    },
  ]);
  for (const started of [web, next, node]) await started.stop();
  return desk;
}

/** What the intake left behind, through one worker: triage, ticket, clocks and number, against plain inserts. */
export async function measureWay(desk: Desk, env: Surroundings, size: Size): Promise<void> {
  const { pool } = desk.database;
  await keepOnly(pool, size.mentions);
  const waiting = await countWaiting(pool);
  const worker = await startWorker({ ...env, DATABASE_URL: desk.url });
  const product = await settledPerSecond(pool, waiting);
  const memory = memoryOf(worker);
  await worker.stop();
  const single = await insertsPerSecond(pool, size.mentions, 1);
  const many = await insertsPerSecond(pool, Math.ceil(size.mentions / 4), rowsOfMention);
  const line = { value: perSecond(product), aim: null };
  printPart(`Whole way: mentions through triage, ticket, clocks and number, one worker (${memory})`, [
    { ...line, what: "against one plain insert each", floor: perSecond(single), ratio: product / single },
    {
      ...line,
      what: `against a transaction of ${rowsOfMention} plain inserts each`,
      floor: perSecond(many),
      ratio: product / many,
      aim: { atLeast: 0.3 },
    },
  ]);
  await proveNothingIsLost(pool);
  await desk.close();
}

/** Rows that a complaint becomes: mention, source, customer, handle, ticket, event and three clocks. */
const rowsOfMention = 9;

function memoryOf(started: Started): string {
  const memory = started.memory();
  return memory === null ? "memory unknown" : `${memory} MiB`;
}

function endlessPosts(): () => SignedCall {
  let batch: SignedCall[] = [];
  return () => {
    if (batch.length === 0) batch = signedPosts(500).reverse();
    return batch.pop() as SignedCall;
  };
}

/** More waiting events than are measured would only make the run longer. */
async function keepOnly(pool: pg.Pool, most: number): Promise<void> {
  await pool.query(
    `DELETE FROM raw_event WHERE status = 'received' AND id NOT IN
       (SELECT id FROM raw_event WHERE status = 'received' ORDER BY "dueAt", "receivedAt" LIMIT $1)`,
    [most],
  );
}

async function countWaiting(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM raw_event WHERE status = 'received'",
  );
  return rows[0]?.count ?? 0;
}

/** From the first third on, when the worker is warm, to the last event, or for forty seconds. */
async function settledPerSecond(pool: pg.Pool, waiting: number): Promise<number> {
  const warm = Math.ceil(waiting * 0.3);
  let left = waiting;
  const until = async (goal: number, patienceMs: number) => {
    for (const end = performance.now() + patienceMs; left > goal && performance.now() < end; await wait(50)) {
      left = await countWaiting(pool);
    }
  };
  await until(waiting - warm, 60_000);
  const [from, begun] = [left, performance.now()];
  await until(0, 40_000);
  return (from - left) / ((performance.now() - begun) / 1000);
}

/** Transactions of so many single-row inserts over plain pg, at four clients as the worker has lanes. */
async function insertsPerSecond(pool: pg.Pool, count: number, rows: number): Promise<number> {
  const sql = "INSERT INTO bench_bare (id, body, at) VALUES ($1, $2, now())";
  const body = "x".repeat(400);
  let left = count;
  const begun = performance.now();
  const lane = async () => {
    const client = await pool.connect();
    while (left-- > 0) {
      if (rows > 1) await client.query("BEGIN");
      for (let row = 0; row < rows; row += 1) await client.query(sql, [randomUUID(), body]);
      if (rows > 1) await client.query("COMMIT");
    }
    client.release();
  };
  await Promise.all(Array.from({ length: 4 }, lane));
  return count / ((performance.now() - begun) / 1000);
}

async function proveNothingIsLost(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ broken: number }>(
    "SELECT count(*)::int AS broken FROM raw_event WHERE status NOT IN ('received', 'normalised')",
  );
  if (rows[0]?.broken !== 0) throw new Error(`${rows[0]?.broken} events were not recorded`);
}
