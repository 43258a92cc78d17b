import { describe, expect, it } from "vitest";
import { budgetUse } from "#lib/operating/rules/budget-use.ts";

const now = Temporal.Instant.from("2026-11-24T07:00:00Z");
/** Newest first, as the database gives them. */
const calls = (count: number, everySeconds: number) =>
  Array.from({ length: count }, (_, at) => now.subtract({ seconds: at * everySeconds }));
const limits = [
  { bucket: "dm", calls: 10, perSeconds: 900 },
  { bucket: "dm", calls: 100, perSeconds: 86_400 },
];

const spent = (starts: readonly Temporal.Instant[]) => limits.map((limit) => ({ limit, starts }));

describe("budget use", () => {
  it("tells of the limit that is nearest to its end", () => {
    expect(budgetUse("dm", spent(calls(4, 60)), null, now)).toMatchObject({
      used: 4,
      limit: 9,
      left: 5,
      perSeconds: 900,
    });
    expect(budgetUse("dm", spent(calls(88, 900)), null, now)).toMatchObject({ used: 88, limit: 90, left: 2 });
  });

  it("says when it is free again once it is used up", () => {
    const use = budgetUse("dm", spent(calls(9, 60)), null, now);
    expect(use).toMatchObject({ used: 9, left: 0 });
    // The oldest of the nine was made 480 s ago and leaves the window after 900 s.
    expect(use?.freeAt?.toString()).toBe(now.add({ milliseconds: 420_001 }).toString());
  });

  it("believes the network's own word over our count", () => {
    const resetAt = now.add({ minutes: 3 });
    expect(budgetUse("dm", spent([]), { remaining: 0, resetAt }, now)).toMatchObject({ left: 0, freeAt: resetAt });
    expect(budgetUse("dm", spent([]), { remaining: 2, resetAt }, now)?.left).toBe(2);
    const past = { remaining: 0, resetAt: now.subtract({ minutes: 1 }) };
    expect(budgetUse("dm", spent([]), past, now)).toMatchObject({ left: 9, freeAt: null });
  });

  it("is nothing where nothing limits", () => {
    expect(budgetUse("dm", [], null, now)).toBeNull();
  });
});
