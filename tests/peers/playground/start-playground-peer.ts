import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answerOfPeer } from "./answer.ts";
import { emptyWorld, type PeerAccount, type PeerWorld } from "./world.ts";

/** What the next write of a leg meets; "accepted-…" carries it out first. */
export type PeerFault =
  | "rate-limited"
  | "server-error"
  | "accepted-then-server-error"
  | "accepted-then-dropped"
  | "accepted-then-unreadable"
  | "dropped-before"
  | "sign-in-lost";

export interface PlaygroundPeer {
  readonly baseUrl: string;
  readonly world: PeerWorld;
  readonly addPerson: (standing?: PeerAccount["standing"]) => PeerAccount;
  failNext(leg: "dm" | "public", fault: PeerFault, resetSeconds?: number): void;
  failReads(failing: boolean): void;
  readonly calls: () => number;
  stop(): Promise<void>;
}

interface Faults {
  readonly next: Map<string, { fault: PeerFault; resetSeconds: number }>;
  reads: boolean;
  calls: number;
}

/** A pretended playground on loopback, written from its API's description alone, with faults on demand. */
export async function startPlaygroundPeer(token: string): Promise<PlaygroundPeer> {
  const world = emptyWorld();
  const faults: Faults = { next: new Map(), reads: false, calls: 0 };
  const server = createServer((request, response) => {
    faults.calls += 1;
    answer(request, response, world, faults, token).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/api/playground`,
    world,
    addPerson: (standing = "open") => {
      const number = world.accounts.size + 1;
      const person = { id: `person-${number}`, handle: `orang_${number}`, followers: number * 10, standing };
      world.accounts.set(person.id, person);
      return person;
    },
    failNext: (leg, fault, resetSeconds = 20) => faults.next.set(leg, { fault, resetSeconds }),
    failReads: (failing) => {
      faults.reads = failing;
    },
    calls: () => faults.calls,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  world: PeerWorld,
  faults: Faults,
  token: string,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const url = new URL(request.url ?? "/", "http://peer");
  const path = url.pathname.replace(/^\/api\/playground\//, "");
  const say = (status: number, body: unknown, headers: Record<string, string> = {}) =>
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  if (request.headers.authorization !== `Bearer ${token}`) return void say(401, { error: "unauthenticated" });
  if (request.method === "GET") {
    if (faults.reads) return void say(503, { error: "network_down" });
    const { status, body } = answerOfPeer(world, { method: "GET", path, query: url.searchParams, body: {} });
    return void say(status, body);
  }
  const leg = path === "dms" ? "dm" : "public";
  const meets = faults.next.get(leg);
  faults.next.delete(leg);
  if (meets?.fault === "dropped-before") return void response.destroy();
  if (meets?.fault === "server-error") return void say(503, { error: "network_down" });
  if (meets?.fault === "sign-in-lost") return void say(401, { error: "unauthenticated" });
  if (meets?.fault === "rate-limited")
    return void say(429, { error: "rate_limited" }, limitHeaders(leg, meets.resetSeconds));
  const body: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  const done = answerOfPeer(world, { method: "POST", path, query: url.searchParams, body: { ...(body as object) } });
  if (meets?.fault === "accepted-then-server-error") return void say(500, { error: "internal" });
  if (meets?.fault === "accepted-then-dropped") return void response.destroy();
  if (meets?.fault === "accepted-then-unreadable") return void response.writeHead(201).end('{"id":');
  say(done.status, done.body);
}

function limitHeaders(leg: string, resetSeconds: number): Record<string, string> {
  return {
    "retry-after": String(resetSeconds),
    "x-ratelimit-bucket": leg === "dm" ? "dm" : "post",
    "x-ratelimit-limit": "0",
    "x-ratelimit-remaining": "0",
    "x-ratelimit-reset": String(Math.round(Date.now() / 1000) + resetSeconds),
  };
}
