export const endpoints = [
  "send-dm",
  "send-post",
  "read-dm-conversation",
  "read-dms",
  "read-own-posts",
  "read-mentions",
  "look-up",
  "read-user",
] as const;
export type Endpoint = (typeof endpoints)[number];

export const faultKinds = [
  "503-before", // answered 503, nothing was done
  "accept-then-500",
  "accept-then-drop", // done, then the connection is cut
  "accept-then-hang", // done, never answered
  "accept-then-garbage", // done, a 2xx without a readable body
  "drop-before",
  "hang",
  "429",
  "dm-refused",
  "post-deleted",
  "delay",
  "token-expired",
] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  readonly endpoint: Endpoint | "*";
  readonly kind: FaultKind;
  /** 0…1; 1 unless told. */
  readonly probability?: number;
  /** How often it strikes before it is used up; no end unless told. */
  readonly times?: number;
  /** Of `delay`. */
  readonly ms?: number;
  /** Of `429`: seconds until the reset that the headers name. */
  readonly resetSeconds?: number;
}

/** Misfortune with a seed: the same seed and the same order of calls give the same faults. */
export class Faults {
  #rules: { fault: Fault; left: number }[] = [];
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  set(faults: readonly Fault[]): void {
    this.#rules = faults.map((fault) => ({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }));
  }

  add(fault: Fault): void {
    this.#rules.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY });
  }

  clear(): void {
    this.#rules = [];
  }

  /** The faults that strike this call: any delay, then at most one other. */
  draw(endpoint: Endpoint): readonly Fault[] {
    const struck: Fault[] = [];
    for (const rule of this.#rules) {
      if (rule.left <= 0 || (rule.fault.endpoint !== "*" && rule.fault.endpoint !== endpoint)) continue;
      if (struck.some((fault) => fault.kind !== "delay") && rule.fault.kind !== "delay") continue;
      const probability = rule.fault.probability ?? 1;
      if (probability < 1 && this.random() >= probability) continue;
      rule.left -= 1;
      struck.push(rule.fault);
    }
    return struck;
  }

  /** mulberry32: small, seeded, good enough for tests. */
  random(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
}
