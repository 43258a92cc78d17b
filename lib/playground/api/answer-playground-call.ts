import { setTimeout as wait } from "node:timers/promises";
import { hashToken } from "#lib/crypto/hash-token.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import type { PlaygroundAccount, PlaygroundSwitches } from "#lib/db/generated/client.ts";
import { DeskError } from "#lib/errors.ts";
import { isPlaygroundEnabled } from "../is-playground-enabled.ts";
import { pushSoon } from "../push-soon.ts";
import { type ApiCall, answerOf } from "./calls.ts";
import type { ApiAnswer } from "./reads.ts";

export interface ApiIo {
  readonly now: () => Temporal.Instant;
  /** What happens after a write, e.g. pushing the webhooks; it must not be waited for. */
  readonly afterWrite: (db: Db | Tx) => void;
  readonly slowMs: number;
}

const realApiIo: ApiIo = { now: () => Temporal.Now.instant(), afterWrite: pushSoon, slowMs: 6_000 };

const maxBodyBytes = 64 * 1024;
const resetSeconds = 20;

/**
 * The network's own API for brand software. `path` is what follows /api/playground.
 * 404 off · 401 · 503 network down · 429 with reset headers · 4xx {error: word} · 2xx.
 */
export async function answerPlaygroundCall(
  db: Db | Tx,
  request: Request,
  path: readonly string[],
  io: ApiIo = realApiIo,
): Promise<Response> {
  if (!(await isPlaygroundEnabled(db))) return json(404, { error: "off" });
  const brand = await findBrandByToken(db, request.headers.get("authorization"));
  if (!brand) return json(401, { error: "unauthenticated" });
  const { switches } = brand;
  if (switches?.networkDown) return json(503, { error: "network_down" });
  const call = await readCall(request, path);
  if (call === null) return json(400, { error: "invalid" });
  if (switches?.rateLimited) return rateLimited(call, io.now());
  const answer = await answerOrError(db, brand, call, io);
  if (call.method === "POST") io.afterWrite(db);
  if (switches?.slow) await wait(io.slowMs);
  if (switches?.losesAnswers && call.method === "POST") return json(500, { error: "internal" });
  return json(answer.status, answer.body);
}

type Brand = PlaygroundAccount & { switches: PlaygroundSwitches | null };

async function findBrandByToken(db: Db | Tx, header: string | null): Promise<Brand | null> {
  const token = /^Bearer (\S{8,200})$/.exec(header ?? "")?.[1];
  if (token === undefined) return null;
  return db.playgroundAccount.findUnique({ where: { tokenHash: hashToken(token) }, include: { switches: true } });
}

async function answerOrError(db: Db | Tx, brand: PlaygroundAccount, call: ApiCall, io: ApiIo): Promise<ApiAnswer> {
  try {
    return await answerOf({ db, now: io.now() }, brand, call);
  } catch (error) {
    if (error instanceof DeskError || (error instanceof Error && error.name === "ZodError")) {
      return { status: 400, body: { error: "invalid" } };
    }
    throw error;
  }
}

/** Null when the body is no JSON object or too big. */
async function readCall(request: Request, path: readonly string[]): Promise<ApiCall | null> {
  const query = new URL(request.url).searchParams;
  if (request.method !== "POST") return { method: "GET", path, query, body: {} };
  const text = await request.text();
  if (Buffer.byteLength(text) > maxBodyBytes) return null;
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== "object" || body === null || Array.isArray(body)) return null;
    return { method: "POST", path, query, body: { ...body } };
  } catch {
    return null;
  }
}

function rateLimited(call: ApiCall, now: Temporal.Instant): Response {
  const bucket = call.method === "GET" ? "read" : call.path[0] === "dms" ? "dm" : "post";
  const reset = Math.ceil(now.epochMilliseconds / 1000) + resetSeconds;
  return json(
    429,
    { error: "rate_limited" },
    {
      "retry-after": String(resetSeconds),
      "x-ratelimit-bucket": bucket,
      "x-ratelimit-limit": "0",
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset": String(reset),
    },
  );
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store", ...headers } });
}
