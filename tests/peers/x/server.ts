import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Endpoint, Fault, Faults } from "./faults.ts";
import type { PeerLog } from "./log.ts";
import type { OfficialCheck } from "./official-check.ts";
import type { PeerOptions } from "./options.ts";
import type { RateLimits, Spent } from "./rate-limits.ts";
import { readDms, readMentions, readOwnPosts, readPost, readUser } from "./reading.ts";
import { type SendResult, sendDm, sendPost } from "./sending.ts";
import { problem } from "./wire-out.ts";
import type { XWorld } from "./world.ts";

export interface ServerParts {
  readonly options: PeerOptions;
  readonly world: XWorld;
  readonly log: PeerLog;
  readonly faults: Faults;
  readonly limits: RateLimits;
  readonly check: OfficialCheck;
  readonly onAccepted: (result: SendResult) => void;
  /** Requests outside X's API, for manual use; false = not known. */
  readonly control: (request: IncomingMessage, response: ServerResponse) => boolean;
}

interface Route {
  readonly endpoint: Endpoint;
  readonly id: string;
}

const routes: readonly (readonly [Endpoint, string, RegExp])[] = [
  ["send-dm", "POST", /^\/2\/dm_conversations\/with\/(\d{1,19})\/messages$/],
  ["send-post", "POST", /^\/2\/tweets()$/],
  ["read-dm-conversation", "GET", /^\/2\/dm_conversations\/with\/(\d{1,19})\/dm_events$/],
  ["read-dms", "GET", /^\/2\/dm_events()$/],
  ["read-own-posts", "GET", /^\/2\/users\/(\d{1,19})\/tweets$/],
  ["read-mentions", "GET", /^\/2\/users\/(\d{1,19})\/mentions$/],
  ["look-up", "GET", /^\/2\/tweets\/(\d{1,19})$/],
  ["read-user", "GET", /^\/2\/users\/(\d{1,19})$/],
];

/** The HTTP face: checks, limits, faults, then what X would do. */
export async function startServer(parts: ServerParts): Promise<{ server: Server; port: number }> {
  let count = 0;
  const server = createServer((request, response) => {
    if (parts.control(request, response)) return;
    answer(parts, request, response, ++count).catch((error: unknown) => {
      console.error("the X peer broke", error);
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(parts.options.port, "127.0.0.1", resolve);
  });
  return { server, port: (server.address() as AddressInfo).port };
}

async function answer(parts: ServerParts, request: IncomingMessage, response: ServerResponse, number: number) {
  const { log, options, faults } = parts;
  const url = new URL(request.url ?? "/", "http://peer");
  const body = await readBody(request);
  const method = request.method ?? "GET";
  const route = routeOf(method, url.pathname);
  const struck = route === null ? [] : faults.draw(route.endpoint);
  const fault = struck.find((one) => one.kind !== "delay") ?? null;
  const violations = violationsOf(parts, request, url, body);
  const { pathname: path, search: query } = url;
  log.append({
    what: "request",
    number,
    atMs: Date.now(),
    method,
    path,
    query,
    endpoint: route?.endpoint ?? null,
    body,
    violations,
    fault: fault?.kind ?? null,
  });
  const send = (status: number, json: unknown, headers: Readonly<Record<string, string>> = {}) => {
    log.append({ what: "answer", number, atMs: Date.now(), status });
    const kind = status < 300 ? "application/json" : "application/problem+json";
    response.writeHead(status, { "content-type": `${kind}; charset=utf-8`, ...headers }).end(JSON.stringify(json));
  };
  for (const one of struck) if (one.kind === "delay") await new Promise((done) => setTimeout(done, one.ms ?? 200));
  const authorized = request.headers.authorization === `Bearer ${options.accessToken}`;
  if (!authorized || fault?.kind === "token-expired") return send(401, problem(401, "Unauthorized", "Unauthorized"));
  if (route === null) return send(404, problem(404, "Not Found", "Not Found"));
  if (violations.length > 0) {
    const type = "https://api.x.com/2/problems/invalid-request";
    const errors = violations.map((message) => ({ message }));
    return send(400, {
      ...problem(400, "Invalid Request", "One or more parameters to your request was invalid.", type),
      errors,
    });
  }
  const spent = parts.limits.spend(route.endpoint, Date.now());
  const refusal = refusalOf(fault, spent);
  if (refusal !== null) return send(refusal.status, refusal.json, { ...spent.headers, ...refusal.headers });
  if (fault?.kind === "drop-before") return cut(parts, response, number);
  if (fault?.kind === "hang") return log.append({ what: "answer", number, atMs: Date.now(), status: null });
  if (fault?.kind === "post-deleted") deleteTarget(parts.world, route, body);
  const result = resultOf(parts, route, url.searchParams, body);
  if ("dm" in result || "post" in result) logAccepted(parts, number, result);
  switch (fault?.kind) {
    case "accept-then-500":
      return send(500, problem(500, "Internal Server Error", "Something is broken."), spent.headers);
    case "accept-then-drop":
      return cut(parts, response, number);
    case "accept-then-hang":
      return log.append({ what: "answer", number, atMs: Date.now(), status: null });
    case "accept-then-garbage":
      log.append({ what: "answer", number, atMs: Date.now(), status: result.status });
      return void response.writeHead(result.status, { "content-type": "text/html" }).end("<html>OK</html>");
    default:
      return send(result.status, result.json, spent.headers);
  }
}

function refusalOf(fault: Fault | null, spent: Spent) {
  if (fault?.kind === "503-before") {
    return { status: 503, json: problem(503, "Service Unavailable", "Service Unavailable"), headers: {} };
  }
  if (fault?.kind === "dm-refused") {
    const detail = "You do not have permission to DM one or more participants.";
    return { status: 403, json: problem(403, "Forbidden", detail), headers: {} };
  }
  if (fault?.kind === "429" || !spent.allowed) {
    const reset = String(Math.ceil(Date.now() / 1000) + (fault?.resetSeconds ?? 2));
    const headers = { "x-rate-limit-limit": "15", "x-rate-limit-remaining": "0", "x-rate-limit-reset": reset };
    return {
      status: 429,
      json: problem(429, "Too Many Requests", "Too Many Requests"),
      headers: spent.allowed ? headers : {},
    };
  }
  return null;
}

function resultOf(parts: ServerParts, route: Route, query: URLSearchParams, body: unknown): SendResult {
  const { world, options } = parts;
  const fields = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  const text = String(fields.text ?? "");
  switch (route.endpoint) {
    case "send-dm":
      return sendDm(world, options, route.id, text);
    case "send-post":
      return sendPost(world, options, text, anchorOf(fields));
    case "read-dm-conversation":
      return readDms(world, route.id, query);
    case "read-dms":
      return readDms(world, null, query);
    case "read-own-posts":
      return readOwnPosts(world, options, query);
    case "read-mentions":
      return readMentions(world, options, query);
    case "look-up":
      return readPost(world, options, route.id);
    case "read-user":
      return readUser(world, route.id);
  }
}

function logAccepted(parts: ServerParts, number: number, result: SendResult): void {
  const { dm, post } = result;
  const entry = { what: "accepted", number, atMs: Date.now() } as const;
  if (dm) {
    const { id, typed: text, recipientId } = dm;
    parts.log.append({ ...entry, leg: "dm", id, text, recipientId, inReplyToId: null });
  }
  if (post) {
    const { id, typed: text, repliedToId: inReplyToId } = post;
    parts.log.append({ ...entry, leg: "public", id, text, recipientId: null, inReplyToId });
  }
  parts.onAccepted(result);
}

function cut(parts: ServerParts, response: ServerResponse, number: number): void {
  parts.log.append({ what: "answer", number, atMs: Date.now(), status: null });
  response.socket?.destroy();
}

function deleteTarget(world: XWorld, route: Route, body: unknown): void {
  const id = route.endpoint === "look-up" ? route.id : anchorOf(body as Record<string, unknown>);
  const post = id === null ? undefined : world.posts.get(id);
  if (post) post.deleted = true;
}

function anchorOf(fields: Record<string, unknown>): string | null {
  const reply = fields.reply;
  if (typeof reply !== "object" || reply === null || !("in_reply_to_tweet_id" in reply)) return null;
  return String(reply.in_reply_to_tweet_id);
}

function violationsOf(parts: ServerParts, request: IncomingMessage, url: URL, body: unknown): readonly string[] {
  const speaksTweet = [...url.searchParams.keys()].some((name) => name.startsWith("tweet."));
  // The older dialect is not in the official description, so it is taken as it is; the newer one is then unknown.
  if (parts.options.dialect === "tweet" && request.method === "GET") {
    return url.searchParams.has("post.fields") ? ["The query parameter [post.fields] is not one of [...]"] : [];
  }
  if (speaksTweet) return ["The query parameter [tweet.fields] is not one of [...]"];
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  return parts.check.violationsOf({ method: request.method ?? "GET", path: url.pathname + url.search, headers, body });
}

function routeOf(method: string, path: string): Route | null {
  for (const [endpoint, verb, pattern] of routes) {
    const match = verb === method ? pattern.exec(path) : null;
    if (match) return { endpoint, id: match[1] ?? "" };
  }
  return null;
}

export async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  if (chunks.length === 0) return undefined;
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    return undefined;
  }
}
