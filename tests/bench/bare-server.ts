import { randomUUID } from "node:crypto";
import { createServer, type RequestListener } from "node:http";
import { text } from "node:stream/consumers";
import pg from "pg";

/** What the product is compared with: `next` = a bare Next app behind a server like ours, `node` = node:http alone. */
const kind = process.argv[2];
const port = Number(process.env.PORT);

createServer(kind === "next" ? await bareNext() : bareNode()).listen(port, "127.0.0.1");
process.once("SIGTERM", () => process.exit(0));

async function bareNext(): Promise<RequestListener> {
  const { default: next } = await import("next");
  const app = next({ dev: false, dir: new URL("bare", import.meta.url).pathname, hostname: "127.0.0.1", port });
  await app.prepare();
  return app.getRequestHandler();
}

function bareNode(): RequestListener {
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 12 });
  return async (request, response) => {
    const body = await text(request);
    await pool.query("INSERT INTO bench_bare (id, body, at) VALUES ($1, $2, now())", [randomUUID(), body]);
    response.writeHead(200, { "content-type": "application/json" }).end('{"received":true}');
  };
}
