import type { OutboxView } from "#lib/tickets/rules/ticket-view.ts";

const byHandKinds: readonly string[] = ["first-dm", "acknowledgement", "invitation"];

/** Never tried, or refused by the network's rules for programs: a person can still do it by hand. */
export function isSentByHand(message: OutboxView): boolean {
  const isWaiting = message.state === "needs-a-person" && byHandKinds.includes(message.kind);
  const isTaken = message.because === "taken-in-hand" || message.because === "assisted-channel";
  return isWaiting && (message.attempt === 0 || message.refusal !== null || isTaken);
}
