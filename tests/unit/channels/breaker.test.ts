import { describe, expect, it } from "vitest";
import type { Delivery } from "#lib/channels/connector.ts";
import { failuresThatOpen, isReadingDown, isSendingDown, tellsOf } from "#lib/channels/rules/breaker.ts";

const at = Temporal.Instant.from("2026-11-24T02:00:00Z");

describe("the breaker", () => {
  it.each<[string, Delivery, string]>([
    ["an accepted message", { outcome: "accepted", externalId: "1" }, "answers"],
    ["a refusal", { outcome: "refused", reason: "dm-closed", because: "…" }, "answers"],
    ["a used-up budget", { outcome: "retry", at, because: "…", trouble: "rate-limited" }, "answers"],
    ["a dead token", { outcome: "retry", at, because: "…", trouble: "needs-sign-in" }, "answers"],
    ["a lost answer", { outcome: "unknown", because: "…" }, "fails"],
    ["an address that cannot be reached", { outcome: "retry", at, because: "…", trouble: "unreachable" }, "fails"],
    ["a text refused before any call", { outcome: "refused", reason: "too-long", because: "…" }, "nothing"],
  ])("%s tells that the network %s", (_, delivery, tells) => {
    expect(tellsOf(delivery)).toBe(tells);
  });

  it("opens at so many failures in a row, sends and reads apart", () => {
    const [ok, bad] = [failuresThatOpen - 1, failuresThatOpen];
    expect([isSendingDown({ sendFailures: ok }), isSendingDown({ sendFailures: bad })]).toEqual([false, true]);
    expect([isReadingDown({ readFailures: ok }), isReadingDown({ readFailures: bad })]).toEqual([false, true]);
  });
});
