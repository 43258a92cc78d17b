import { setTimeout as wait } from "node:timers/promises";
import type { XPeer } from "#tests/peers/x/start-x-peer.ts";
import { eventsOfPost } from "#tests/peers/x/webhooks.ts";
import type { Product } from "./product.ts";

export interface Flood {
  readonly answered: number;
  readonly refused: number;
  readonly p99Ms: number;
  /** Rows that were in the database when their answer had come: each is looked for before the next second. */
  readonly stored: number;
}

/** Complaints of as many people, a steady number each second, whether earlier ones are answered or not. */
export async function flood(
  product: Product,
  peer: XPeer,
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
): Promise<Flood> {
  const callback = peer.webhooks.callbackUrl ?? "";
  const before = await product.count("SELECT count(*) FROM raw_event");
  const times: number[] = [];
  let refused = 0;
  const calls: Promise<void>[] = [];
  const begun = performance.now();
  for (let n = 0; n < perSecond * seconds; n += 1) {
    await wait(Math.max(0, begun + (n * 1000) / perSecond - performance.now()));
    const user = peer.addUser({ username: `banjir_${n}`, name: `Banjir ${n}` });
    const post = await peer.post(
      user,
      `@NusaLinkCare internet di rumah saya mati total, nomor ${n}`,
      {},
      { silent: true },
    );
    const [event] = eventsOfPost(peer.world, post);
    if (!event) throw new Error("a post without an event");
    const { body, headers } = peer.webhooks.signed(event);
    const from = performance.now();
    calls.push(
      fetch(callback, { method: "POST", body, headers }).then(
        async (answer) => {
          await answer.arrayBuffer();
          if (answer.status === 200) times.push(performance.now() - from);
          else refused += 1;
        },
        () => {
          refused += 1;
        },
      ),
    );
  }
  await Promise.all(calls);
  const stored = (await product.count("SELECT count(*) FROM raw_event")) - before;
  const sorted = times.toSorted((a, b) => a - b);
  return { answered: times.length, refused, stored, p99Ms: sorted[Math.floor(sorted.length * 0.99)] ?? 0 };
}
