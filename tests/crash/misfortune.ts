import type { Endpoint, Fault, FaultKind } from "#tests/peers/x/faults.ts";

const sends: readonly Endpoint[] = ["send-dm", "send-post"];
const reads: readonly Endpoint[] = ["read-dm-conversation", "read-own-posts"];

function each(
  endpoints: readonly Endpoint[],
  kind: FaultKind,
  probability: number,
  more: Partial<Fault> = {},
): Fault[] {
  return endpoints.map((endpoint) => ({ endpoint, kind, probability, ...more }));
}

/** A bad day at the network; `scale` 1 = about every fifth send call ends badly. */
export function misfortune(scale = 1): Fault[] {
  return [
    { endpoint: "*", kind: "delay", probability: 0.05 * scale, ms: 60 },
    ...each(sends, "503-before", 0.05 * scale),
    ...each(sends, "accept-then-500", 0.04 * scale),
    ...each(sends, "accept-then-drop", 0.04 * scale),
    ...each(sends, "accept-then-garbage", 0.03 * scale),
    ...each(sends, "drop-before", 0.03 * scale),
    ...each(sends, "429", 0.02 * scale, { resetSeconds: 1 }),
    ...each(reads, "503-before", 0.05 * scale),
    ...each(reads, "drop-before", 0.03 * scale),
  ];
}
