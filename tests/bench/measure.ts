import { Agent, request } from "node:http";
import type { SignedCall } from "./x-posts.ts";

/** The value that three of four exceed: what else the machine does only ever adds time. */
function lowerQuartile(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 2] ?? Number.NaN;
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

interface Call {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly agent: Agent;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

function call({ method, url, agent, headers = {}, body }: Call): Promise<{ status: number; text: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>();
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  const sent = request(url, { method, agent, headers: { ...headers, ...length } }, (response) => {
    const chunks: Buffer[] = [];
    response.on("data", (chunk: Buffer) => chunks.push(chunk));
    response.on("end", () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
    response.on("error", reject);
  });
  sent.on("error", reject);
  sent.end(body);
  return promise;
}

export interface Flood {
  readonly url: string;
  readonly clients: number;
  readonly seconds: number;
  readonly next: () => SignedCall;
}

/** Accepted calls per second at so many clients, each with one call under way. Anything but 200 ends the bench. */
export async function flood({ url, clients, seconds, next }: Flood): Promise<{ perSecond: number; accepted: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const begun = performance.now();
  const end = begun + seconds * 1000;
  let accepted = 0;
  const client = async () => {
    while (performance.now() < end) {
      const answer = await call({ method: "POST", url, agent, ...next() });
      if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}: ${answer.text.slice(0, 200)}`);
      accepted += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  return { perSecond: accepted / ((performance.now() - begun) / 1000), accepted };
}

/** One thing that is timed: a page or a query. */
export interface Subject {
  readonly name: string;
  readonly run: () => Promise<void>;
}

/** A page, asked on one connection; it must answer 200 and hold `holds`. */
export function page(name: string, url: string, cookie: string, holds: string): Subject {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const run = async () => {
    const { status, text } = await call({ method: "GET", url, agent, headers: { cookie, accept: "text/html" } });
    if (status !== 200 || !text.includes(holds))
      throw new Error(`${name}: ${url} answered ${status} without "${holds}"`);
  };
  return { name, run };
}

/**
 * Milliseconds of each subject (lower quartile), one after the other in turns, so that whatever else the machine does
 * meets all of them alike.
 */
export async function inTurns(subjects: readonly Subject[], turns: number): Promise<ReadonlyMap<string, number>> {
  const times = new Map(subjects.map(({ name }) => [name, [] as number[]]));
  for (let turn = -3; turn < turns; turn += 1) {
    for (const { name, run } of subjects) {
      const begun = performance.now();
      await run();
      if (turn >= 0) times.get(name)?.push(performance.now() - begun);
    }
  }
  return new Map([...times].map(([name, all]) => [name, lowerQuartile(all)]));
}
