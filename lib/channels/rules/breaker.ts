import type { Delivery } from "../connector.ts";

/** So many calls in a row that the network did not answer open the breaker: from then on only probes go out. */
export const failuresThatOpen = 8;
/** Seconds between two probes of a channel that does not answer, sends and reads together. */
export const probeEverySeconds = 30;

/** Sending stands still but for probes. Failed reads never bring this about (DESIGN §8). Pure. */
export function isSendingDown({ sendFailures }: { readonly sendFailures: number }): boolean {
  return sendFailures >= failuresThatOpen;
}

/**
 * Reads wait for probes. When sending goes down reads are taken to be down too, until one of them is answered: then
 * they go on and clear up what was lost. Pure.
 */
export function isReadingDown({ readFailures }: { readonly readFailures: number }): boolean {
  return readFailures >= failuresThatOpen;
}

export type Tells = "answers" | "fails" | "nothing";

/**
 * What the end of a send call tells of the network: any word of it, a refusal too, is an answer; a lost answer and an
 * unreachable address are failures; what was refused before any call tells nothing. Pure.
 */
export function tellsOf(delivery: Delivery): Tells {
  switch (delivery.outcome) {
    case "accepted":
      return "answers";
    case "refused":
      return delivery.reason === "too-long" || delivery.reason === "invalid" ? "nothing" : "answers";
    case "retry":
      return delivery.trouble === "unreachable" ? "fails" : "answers";
    case "unknown":
      return "fails";
  }
}
