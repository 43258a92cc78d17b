import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Launcher, type Product, startProduct } from "./product.ts";
import { type Desk, openDesk } from "./scenario.ts";

const count = process.env.TANGGAP_CRASH_FULL === "1" ? 500 : 40;
const minutes = 60_000;
const person = { email: "siti@crash.example", password: "kata-sandi-yang-panjang-2026" };

/** A browser's EventSource in short: comes back by itself, with the id of the last event that it read. */
class Listener {
  readonly seen = new Set<number>();
  isOpen = false;
  lastId = "";
  readonly #going = new AbortController();
  readonly #url: string;
  readonly #cookie: string;

  constructor(url: string, cookie: string) {
    this.#url = url;
    this.#cookie = cookie;
    void this.#run();
  }

  async #run(): Promise<void> {
    while (!this.#going.signal.aborted) {
      await this.#listen().catch(() => undefined);
      this.isOpen = false;
      await wait(500 + Math.random() * 1_500);
    }
  }

  async #listen(): Promise<void> {
    const headers = new Headers({ cookie: this.#cookie, accept: "text/event-stream" });
    if (this.lastId !== "") headers.set("last-event-id", this.lastId);
    const answer = await fetch(this.#url, { headers, signal: this.#going.signal });
    if (answer.status !== 200 || answer.body === null) return;
    this.isOpen = true;
    let text = "";
    const decoder = new TextDecoder();
    for await (const chunk of answer.body) {
      text += decoder.decode(chunk, { stream: true });
      const parts = text.split("\n\n");
      text = parts.pop() ?? "";
      for (const part of parts) this.#read(part);
    }
  }

  #read(part: string): void {
    const id = /^id: (\d+)$/m.exec(part)?.[1];
    if (id === undefined || !/^event: change$/m.test(part)) return;
    this.seen.add(Number(id));
    this.lastId = id;
  }

  stop(): void {
    this.#going.abort();
  }
}

describe("people at the desk while the web is killed", () => {
  let product: Product;
  let worker: Launcher;
  let desk: Desk;
  const listeners: Listener[] = [];

  beforeAll(async () => {
    product = await startProduct();
    desk = await openDesk(product, 1);
    worker = await product.startWorker();
    const who = ["--email", person.email, "--role", "agent", "--name", "Siti"];
    await product.adminWith(person.password, "create-user", ...who, "--password-stdin");
  }, 10 * minutes);
  afterAll(async () => {
    for (const listener of listeners) listener.stop();
    await worker?.stop();
    await product?.stop();
    await desk?.peer.stop();
  }, 2 * minutes);

  it(`${count} connections are all back within 10 s, and none of them misses a change`, {
    timeout: 10 * minutes,
  }, async () => {
    const url = `http://127.0.0.1:${product.port}`;
    const cookie = await signIn(url);
    for (let n = 0; n < count; n += 1) listeners.push(new Listener(`${url}/api/events`, cookie));
    await until(() => listeners.every((listener) => listener.isOpen), 60_000);
    await complain(desk, 5, "sebelum");
    const known = async () =>
      (await product.rows<{ seq: string }>("SELECT seq FROM ticket_event")).map((row) => Number(row.seq));
    const first = await untilTickets(product, 5);
    await until(() => listeners.every((listener) => first.every((seq) => listener.seen.has(seq))), 20_000);

    product.kill("web");
    const killedAt = performance.now();
    await until(() => listeners.every((listener) => !listener.isOpen), 5_000);
    await complain(desk, 5, "sesudah");
    await until(() => listeners.every((listener) => listener.isOpen), 60_000);
    const backAfter = (performance.now() - killedAt) / 1000;
    await untilTickets(product, 10);
    const all = await known();
    await until(() => listeners.every((listener) => all.every((seq) => listener.seen.has(seq))), 20_000).catch(
      () => undefined,
    );
    const gaps = listeners.filter((listener) => !all.every((seq) => listener.seen.has(seq))).length;
    console.log(`${count} live connections: all back ${backAfter.toFixed(1)} s after the kill, ${gaps} with a gap`);
    expect(gaps).toBe(0);
    expect(backAfter).toBeLessThanOrEqual(10);
  });
});

async function complain({ peer }: Desk, people: number, word: string): Promise<void> {
  for (let n = 0; n < people; n += 1) {
    const user = peer.addUser({ username: `arus_${word}_${n}`, name: `Arus ${n}` });
    await peer.post(user, `@NusaLinkCare internet di rumah saya mati total ${word} ${n}, tolong dicek dong`);
  }
}

/** The seq of every event, once there are so many tickets. */
async function untilTickets(product: Product, tickets: number): Promise<number[]> {
  for (const end = Date.now() + 60_000; Date.now() < end; await wait(200)) {
    if ((await product.count("SELECT count(*) FROM ticket")) < tickets) continue;
    return (await product.rows<{ seq: string }>("SELECT seq FROM ticket_event")).map((row) => Number(row.seq));
  }
  throw new Error(`there never were ${tickets} tickets`);
}

async function until(holds: () => boolean, patienceMs: number): Promise<void> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await wait(50)) if (holds()) return;
  throw new Error("waited too long");
}

/** Signs in as the form does: token and cookie first, then the password. */
async function signIn(url: string): Promise<string> {
  const jar = new Map<string, string>();
  const keep = (answer: Response) => {
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
  };
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const asked = await fetch(`${url}/api/auth/csrf`);
  keep(asked);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookie(), "content-type": "application/x-www-form-urlencoded", origin: url },
    body: new URLSearchParams({ csrfToken, ...person, json: "true" }),
  });
  keep(answer);
  if (![...jar.keys()].some((name) => name.includes("session"))) throw new Error(`sign-in answered ${answer.status}`);
  return cookie();
}
