import { setTimeout as wait } from "node:timers/promises";
import type { Product } from "./product.ts";

/**
 * kill -9 of whoever of web and workers has been working longest. On a slow machine one that was still starting would
 * never get to its work, so everybody works half as long again as their start took before they are killed.
 */
export class Killer {
  readonly kills: Record<string, number> = {};
  /** When it may be killed, of those that work; when its absence was noticed, of the others. */
  readonly #ripeAt = new Map<string, number>();
  readonly #goneAt = new Map<string, number>();
  #going = true;
  readonly #ended: Promise<void>;

  /** How long each of them was away after a kill, in milliseconds. */
  readonly absencesMs: number[] = [];

  constructor(
    product: Product,
    everyMs: number | null,
    victims: readonly string[] = ["web", "worker-1", "worker-2"],
    most = Number.POSITIVE_INFINITY,
  ) {
    this.#ended = everyMs === null ? Promise.resolve() : this.#run(product, everyMs, victims, most);
  }

  async #run(product: Product, everyMs: number, victims: readonly string[], most: number): Promise<void> {
    for (let next = performance.now() + everyMs; this.#going; await wait(200)) {
      await Promise.all(victims.map((name) => this.#look(product, name)));
      const [victim, ripeAt] = [...this.#ripeAt].sort((a, b) => a[1] - b[1])[0] ?? ["", Number.POSITIVE_INFINITY];
      if (!this.#going || this.#sum() >= most) continue;
      if (performance.now() < Math.max(next, ripeAt) || !product.kill(victim)) continue;
      this.#ripeAt.delete(victim);
      this.#goneAt.set(victim, performance.now());
      this.kills[victim] = (this.kills[victim] ?? 0) + 1;
      next = performance.now() + everyMs;
    }
  }

  async #look(product: Product, name: string): Promise<void> {
    if (this.#ripeAt.has(name) || !(await product.isWorking(name))) return;
    const now = performance.now();
    const goneAt = this.#goneAt.get(name);
    if (goneAt !== undefined) this.absencesMs.push(now - goneAt);
    this.#ripeAt.set(name, now + 1.5 * (now - (goneAt ?? now)));
  }

  async until(kills: number): Promise<void> {
    while (this.#sum() < kills) await wait(100);
  }

  #sum(): number {
    return Object.values(this.kills).reduce((all, times) => all + times, 0);
  }

  stop(): Promise<void> {
    this.#going = false;
    return this.#ended;
  }
}
