import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { expect, test } from "@playwright/test";
import { base } from "./sign-in.ts";

/** Sends bytes as they are and answers what came back until the server closed or fell silent. */
function speak(text: string, silenceMs = 1_500): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  let heard = "";
  const socket = connect(Number(process.env.TANGGAP_E2E_PORT), "127.0.0.1", () => socket.write(text));
  socket.setTimeout(silenceMs, () => socket.destroy());
  socket.on("data", (chunk) => {
    heard += chunk.toString("latin1");
  });
  socket.on("close", () => resolve(heard));
  socket.on("error", () => resolve(heard));
  return promise;
}

const statuses = (heard: string) => [...heard.matchAll(/HTTP\/1\.1 (\d{3})/g)].map((match) => Number(match[1]));

async function withCanary(run: (port: number) => Promise<void>): Promise<number> {
  let calls = 0;
  const canary = createServer((_request, response) => {
    calls += 1;
    response.end("canary");
  });
  await new Promise<void>((resolve) => canary.listen(0, "127.0.0.1", resolve));
  await run((canary.address() as AddressInfo).port);
  await new Promise((resolve) => canary.close(resolve));
  return calls;
}

test("row 27: upgrades and absolute addresses are refused and lead nowhere", async () => {
  const calls = await withCanary(async (port) => {
    const upgrade =
      "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x\r\n";
    for (const target of ["/", `http://127.0.0.1:${port}/`, "/_next/webpack-hmr", `//127.0.0.1:${port}/`]) {
      const heard = await speak(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${upgrade}\r\n`);
      expect([target, statuses(heard)[0]]).toEqual([target, 400]);
    }
    const absolute = await speak(`GET http://127.0.0.1:${port}/x HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
    expect(statuses(absolute)[0]).toBe(400);
    const tunnel = await speak(`CONNECT 127.0.0.1:${port} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
    expect(statuses(tunnel).every((status) => status >= 400)).toBe(true);
  });
  expect(calls).toBe(0);
});

test("row 28: a foreign Host, forwarded host or rewrite header fetches nothing", async () => {
  const calls = await withCanary(async (port) => {
    for (const path of ["/", "/sign-in", "/inbox", "/api/v1/tickets"]) {
      const headers = `Host: 127.0.0.1:${port}\r\nX-Forwarded-Host: 127.0.0.1:${port}\r\nX-Middleware-Rewrite: http://127.0.0.1:${port}/\r\n`;
      const heard = await speak(`GET ${path} HTTP/1.1\r\n${headers}Connection: close\r\n\r\n`, 5_000);
      expect(heard).not.toContain("canary");
      expect(heard).not.toContain(`//127.0.0.1:${port}/sign-in`);
    }
    const post = `POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: http://127.0.0.1:${port}\r\nNext-Action: ${"40".repeat(21)}\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]`;
    await speak(post, 5_000);
  });
  expect(calls).toBe(0);
});

test("row 30: the image optimiser fetches nothing from anywhere", async () => {
  const calls = await withCanary(async (port) => {
    for (const url of [
      `http://127.0.0.1:${port}/a.png`,
      "http://169.254.169.254/latest",
      `//127.0.0.1:${port}/a.svg`,
      "/a.svg",
    ]) {
      const response = await fetch(`${base}/_next/image?url=${encodeURIComponent(url)}&w=64&q=75`);
      expect([url, response.status >= 400]).toEqual([url, true]);
    }
  });
  expect(calls).toBe(0);
});

test("row 32: two lengths for one body are refused and the connection ends", async () => {
  const probes = [
    "POST /api/v1/tickets HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n5\r\nGET /\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
    "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
  ];
  for (const probe of probes) {
    const heard = await speak(probe, 3_000);
    expect([probe.slice(0, 90), statuses(heard)]).toEqual([probe.slice(0, 90), [400]]);
  }
});
