/*
 * A pretended X for manual use: node tests/peers/x/serve.ts --port 40400 --callback http://127.0.0.1:3000/api/webhooks/x/KEY
 * Beside X's own endpoints: POST /peer/say {from, text, replyTo?, quote?, dm?}, POST /peer/delete {id},
 * POST /peer/faults [fault…], POST /peer/standing {username, standing}, POST /peer/crc, GET /peer/log.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { parseArgs } from "node:util";
import { z } from "zod";
import { endpoints, faultKinds } from "./faults.ts";
import { readBody } from "./server.ts";
import { startXPeer, type XPeer } from "./start-x-peer.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "40400" },
    callback: { type: "string" },
    log: { type: "string" },
    settle: { type: "string", default: "0" },
    echo: { type: "boolean", default: false },
    handle: { type: "string", default: "NusaLinkCare" },
  },
});

const Say = z.object({
  from: z.string(),
  text: z.string(),
  replyTo: z.string().optional(),
  quote: z.string().optional(),
  dm: z.boolean().default(false),
});
const FaultList = z.array(
  z.object({
    endpoint: z.enum([...endpoints, "*"]),
    kind: z.enum(faultKinds),
    probability: z.number().optional(),
    times: z.number().optional(),
    ms: z.number().optional(),
    resetSeconds: z.number().optional(),
  }),
);
const Standing = z.object({
  username: z.string(),
  standing: z.enum(["open", "dm-closed", "blocked", "suspended", "gone"]),
});

const peer: XPeer = await startXPeer(
  {
    port: Number(values.port),
    callbackUrl: values.callback ?? null,
    logFile: values.log ?? null,
    settleMs: Number(values.settle),
    echo: values.echo,
    brand: { id: "1500000000000000001", handle: values.handle },
  },
  (request, response) => {
    if (!request.url?.startsWith("/peer/")) return false;
    void control(request, response);
    return true;
  },
);

async function control(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const answer = await act(request.url ?? "", await readBody(request));
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  } catch (error) {
    response.writeHead(400).end(String(error));
  }
}

async function act(path: string, body: unknown): Promise<unknown> {
  const userNamed = (username: string) => peer.world.userNamed(username) ?? peer.addUser({ username });
  switch (path) {
    case "/peer/log":
      return peer.log.entries;
    case "/peer/crc":
      return peer.crc();
    case "/peer/faults":
      return peer.faults.set(FaultList.parse(body));
    case "/peer/delete":
      return peer.deletePost(z.object({ id: z.string() }).parse(body).id);
    case "/peer/standing": {
      const { username, standing } = Standing.parse(body);
      userNamed(username).standing = standing;
      return { username, standing };
    }
    case "/peer/say": {
      const { from, text, replyTo, quote, dm } = Say.parse(body);
      const user = userNamed(from);
      if (dm) return peer.dmFrom(user, text);
      return peer.post(user, text, { repliedToId: replyTo ?? null, quotedId: quote ?? null });
    }
    default:
      throw new Error(`${path} is not known`);
  }
}

console.log(`ready ${peer.url} (requests are checked against the ${peer.checkSource} description)`);
console.log(`create-channel config: ${JSON.stringify(peer.channelConfig)}`);
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => void peer.stop().then(() => process.exit(0)));
