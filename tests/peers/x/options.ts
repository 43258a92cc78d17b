import type { Endpoint, Fault } from "./faults.ts";
import type { PeerLimit } from "./rate-limits.ts";
import type { Dialect } from "./wire-out.ts";

export interface PeerOptions {
  /** 0 = any free port of 127.0.0.1. */
  readonly port: number;
  readonly brand: { readonly id: string; readonly handle: string };
  readonly accessToken: string;
  readonly consumerSecret: string;
  /** Where events go, e.g. http://127.0.0.1:3000/api/webhooks/x/main; null = nowhere yet. */
  readonly callbackUrl: string | null;
  /** Milliseconds until lists and look-ups show what was accepted. */
  readonly settleMs: number;
  /** Off unless given. */
  readonly limits: Readonly<Partial<Record<Endpoint, PeerLimit>>>;
  readonly faults: readonly Fault[];
  readonly seed: number;
  readonly summonsRequired: boolean;
  /** Does a reply that only carries the implicit mention count as a summons? Seen in the wild: no. */
  readonly implicitMentionSummons: boolean;
  /** Sends of the API come back as `dm.sent` and `post.create` events. */
  readonly echo: boolean;
  readonly dialect: Dialect;
  /** Append-only JSON lines; null = memory only. */
  readonly logFile: string | null;
  /** How often an event is offered until the callback answers 2xx, and the pause between. */
  readonly deliveryTries: number;
  readonly deliveryPauseMs: number;
}

export const defaultOptions: PeerOptions = {
  port: 0,
  brand: { id: "1500000000000000001", handle: "NusaLinkCare" },
  accessToken: "peer-access-token",
  consumerSecret: "peer-consumer-secret",
  callbackUrl: null,
  settleMs: 0,
  limits: {},
  faults: [],
  seed: 1,
  summonsRequired: true,
  implicitMentionSummons: false,
  echo: false,
  dialect: "post",
  logFile: null,
  deliveryTries: 1,
  deliveryPauseMs: 500,
};
