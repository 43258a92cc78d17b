import { randomUUID } from "node:crypto";
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 12 });

/** One insert of the body, and an answer. */
export async function POST(request) {
  const body = await request.text();
  await pool.query("INSERT INTO bench_bare (id, body, at) VALUES ($1, $2, now())", [randomUUID(), body]);
  return Response.json({ received: true });
}
