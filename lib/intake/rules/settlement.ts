/** How a raw event ended: something was recorded, or why not. */
export type Settled =
  | { readonly status: "normalised"; readonly because: null }
  | { readonly status: "ignored" | "unreadable"; readonly because: string };

export const recorded: Settled = { status: "normalised", because: null };

/** One end for a body that told several things: recorded beats unreadable beats ignored. Pure. */
export function settlementOf(results: readonly Settled[]): Settled {
  if (results.length === 0) return { status: "ignored", because: "empty" };
  if (results.some((result) => result.status === "normalised")) return recorded;
  const reasons = [...new Set(results.map((result) => result.because))].join(", ");
  const status = results.some((result) => result.status === "unreadable") ? "unreadable" : "ignored";
  return { status, because: reasons.slice(0, 500) };
}
