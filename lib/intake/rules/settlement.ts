/** How a raw event ended: something was recorded, or why not. */
export type Settled =
  | { readonly status: "normalised"; readonly because: null }
  | { readonly status: "ignored" | "unreadable"; readonly because: string };

/** Not to be settled yet: what it speaks of has not arrived. Tried again for a while, then ignored with its reason. */
export interface Waits {
  readonly status: "waits";
  readonly because: string;
}

export const recorded: Settled = { status: "normalised", because: null };

/**
 * One end for a body that told several things: waiting beats recorded beats unreadable beats ignored. On the last try
 * nothing waits any more. Pure.
 */
export function settlementOf(results: readonly (Settled | Waits)[], isLastTry: boolean): Settled | Waits {
  if (results.length === 0) return { status: "ignored", because: "empty" };
  const waits = results.find((result) => result.status === "waits");
  if (waits && !isLastTry) return waits;
  if (results.some((result) => result.status === "normalised")) return recorded;
  const reasons = [...new Set(results.map((result) => result.because))].join(", ");
  const status = results.some((result) => result.status === "unreadable") ? "unreadable" : "ignored";
  return { status, because: reasons.slice(0, 500) };
}
