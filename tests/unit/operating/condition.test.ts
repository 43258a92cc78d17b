import { describe, expect, it } from "vitest";
import { type ChannelFacts, conditionOf, isWorthABanner } from "#lib/operating/rules/condition.ts";

const now = Temporal.Instant.from("2026-11-24T07:00:00Z");
const earlier = now.subtract({ minutes: 9 });
const later = now.add({ minutes: 9 });
const well: ChannelFacts = {
  state: "active",
  trouble: null,
  blockedUntil: null,
  downSince: null,
  probeAt: null,
  readsFail: false,
};

const cases: readonly (readonly [string, Partial<ChannelFacts>, string, boolean])[] = [
  ["nothing is wrong", {}, "answers", false],
  ["only reading fails", { readsFail: true }, "reads-fail", false],
  ["an old block is over", { blockedUntil: earlier, trouble: "rate-limited" }, "answers", false],
  ["a rate limit holds it", { blockedUntil: later, trouble: "rate-limited" }, "rate-limited", false],
  ["there is no credit left", { blockedUntil: later, trouble: "out-of-credit" }, "out-of-credit", false],
  ["it has been down", { downSince: earlier, probeAt: later }, "down", true],
  ["it is down and reading fails too", { downSince: earlier, readsFail: true }, "down", true],
  ["a person paused it while it was down", { state: "paused", downSince: earlier }, "paused", true],
  ["a person switched to by hand", { state: "assisted" }, "by-hand", true],
  ["the token died and it turned to by hand", { state: "assisted", trouble: "needs-sign-in" }, "needs-sign-in", true],
  ["the account was suspended", { state: "assisted", trouble: "suspended" }, "needs-sign-in", true],
];

describe("the condition of a channel", () => {
  it.each(cases)("when %s", (_name, facts, code, banner) => {
    const condition = conditionOf({ ...well, ...facts }, now);
    expect(condition.code).toBe(code);
    expect(isWorthABanner(condition.code)).toBe(banner);
  });

  it("says since when it is down and when the next try is", () => {
    const { since, until } = conditionOf({ ...well, downSince: earlier, probeAt: later }, now);
    expect([since, until]).toEqual([earlier, later]);
  });
});
