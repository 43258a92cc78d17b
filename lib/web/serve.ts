import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { flushCompileCache } from "node:module";
import type { Duplex } from "node:stream";
import next from "next";
import { alertSettings } from "#lib/alerts/alert-settings.ts";
import { database } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { alertLoops } from "#lib/jobs/alert-loops.ts";
import { runLoop } from "#lib/jobs/loop.ts";
import { describeError, log } from "#lib/log.ts";
import { forwardedHeader, peerHeader } from "./client-address.ts";
import { isHttps, isLoopbackUrl } from "./public-address.ts";

/** Headers by which a caller could pretend to be our own machinery or somebody else. */
const neverBelieved = ["x-middleware-subrequest", "x-middleware-rewrite", "x-middleware-next", "x-invoke-path"];
const ofProxies = [
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-forwarded-port",
  "forwarded",
  "x-real-ip",
  "via",
];
const publicHost = env.publicUrl && !isLoopbackUrl(env.publicUrl) ? new URL(env.publicUrl).host : null;
const longestShutdownMs = 5_000;

/**
 * Serves the production build. A server of our own in front of Next knows the socket's peer (Next does not tell it),
 * drops headers that only our own proxies may set, and refuses upgrades and requests for other hosts' addresses.
 */
export async function serveWeb(): Promise<void> {
  const app = next({ dev: false, dir: process.cwd(), hostname: env.host, port: env.port });
  await app.prepare();
  const answer = app.getRequestHandler();
  const server = createServer((request, response) => {
    if (!request.url?.startsWith("/")) return refuse(response);
    markPeer(request);
    if (request.url.startsWith("/_next/")) response.setHeader("X-Content-Type-Options", "nosniff");
    answer(request, response).catch((error: unknown) => {
      log.error({ err: describeError(error) }, "a request broke off");
      response.destroy();
    });
  });
  server.on("upgrade", (_request: IncomingMessage, socket: Duplex) => {
    socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  });
  server.headersTimeout = 15_000;
  server.requestTimeout = 60_000;
  server.keepAliveTimeout = 65_000;
  server.maxHeadersCount = 100;
  server.listen(env.port, env.host);
  const watching = new AbortController();
  // A worker cannot tell that no worker lives: the web looks too.
  for (const loop of Object.values(alertLoops(database().db, alertSettings(env)))) runLoop(loop, watching.signal);
  for (const path of busyRoutes) void loadRoute(path);
  // What was compiled until then is kept for the next start, even if this one is killed.
  setTimeout(flushCompileCache, 10_000).unref();
  stopOnSignals(() => {
    watching.abort();
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), longestShutdownMs / 2).unref();
    setTimeout(() => process.exit(0), longestShutdownMs).unref();
  });
}

/** Doors that programs knock at by the second: loaded at the start, not while the first of them waits. */
const busyRoutes = ["/api/webhooks/x/none", "/api/v1/tickets"];

/** Next answers OPTIONS by itself, once it has loaded the route. */
async function loadRoute(path: string): Promise<void> {
  const host = env.host === "0.0.0.0" || env.host === "::" ? "127.0.0.1" : env.host;
  await fetch(`http://${host}:${env.port}${path}`, { method: "OPTIONS" }).catch(() => undefined);
}

/** The socket's peer under our own header and as the last hop; what callers say of themselves is dropped or kept apart. */
function markPeer(request: IncomingMessage): void {
  const peer = request.socket.remoteAddress ?? "";
  const { headers } = request;
  for (const name of neverBelieved) delete headers[name];
  const hops = env.trustedProxies > 0 && headers["x-forwarded-for"] ? [String(headers["x-forwarded-for"])] : [];
  delete headers[forwardedHeader];
  if (ofProxies.some((name) => headers[name] !== undefined)) headers[forwardedHeader] = "1";
  if (env.trustedProxies === 0) for (const name of ofProxies) delete headers[name];
  headers["x-forwarded-for"] = hops[0] ?? peer;
  // Behind a proxy the Host may be an inner name; Next compares the Origin of actions with this one.
  if (publicHost) headers["x-forwarded-host"] = publicHost;
  if (publicHost) headers["x-forwarded-proto"] = isHttps() ? "https" : "http";
  headers[peerHeader] = peer;
}

function refuse(response: ServerResponse): void {
  response.writeHead(400, { Connection: "close", "Content-Length": 0 }).end();
}

function stopOnSignals(stop: () => void): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, stop);
}

if (import.meta.main) await serveWeb();
