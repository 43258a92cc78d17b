import { describe, expect, it } from "vitest";
import {
  type Absence,
  afterAbsence,
  canBePolled,
  type FirstContact,
  isDoubtful,
  mayWriteFirst,
  type RestoreState,
} from "#lib/outbox/rules/after-restore.ts";

const at = (hour: number) => Temporal.Instant.from("2026-03-02T00:00:00Z").add({ hours: hour });
const restored = (more: Partial<RestoreState> = {}): RestoreState => ({
  restoredAt: at(12),
  isCatchingUp: false,
  isPollable: true,
  ...more,
});

describe("the first contact after a restore", () => {
  const sends = { ok: true, byHand: false };
  const refused = (because: string) => ({ ok: false, because });
  const table: readonly [string, Partial<FirstContact>, object][] = [
    ["data that never was restored", { restore: null, writtenElsewhere: "dm" }, sends],
    [
      "while the channel catches up, also for new complaints",
      { restore: restored({ isCatchingUp: true }), openedAt: at(13) },
      refused("catching-up"),
    ],
    ["an old complaint that nobody answered", {}, sends],
    ["an old complaint with a DM that nobody here sent", { writtenElsewhere: "dm" }, refused("written-elsewhere")],
    [
      "an old complaint with a public reply that nobody here sent",
      { writtenElsewhere: "public" },
      refused("replied-elsewhere"),
    ],
    ["a complaint after the restore with a DM from outside", { openedAt: at(13), writtenElsewhere: "dm" }, sends],
    [
      "an old complaint where nothing can be looked at",
      { restore: restored({ isPollable: false }) },
      { ok: true, byHand: true },
    ],
    [
      "a new complaint where nothing can be looked at",
      { restore: restored({ isPollable: false }), openedAt: at(13) },
      sends,
    ],
    [
      "nothing to look at, but a DM is known",
      { restore: restored({ isPollable: false }), writtenElsewhere: "dm" },
      refused("written-elsewhere"),
    ],
    [
      "a supervisor's own decision",
      { restore: restored({ isCatchingUp: true }), writtenElsewhere: "dm", anyway: true },
      sends,
    ],
  ];

  it.each(table)("%s", (_name, more, verdict) => {
    const facts = { restore: restored(), openedAt: at(9), writtenElsewhere: null, anyway: false };
    expect(mayWriteFirst({ ...facts, ...more })).toEqual(verdict);
  });
});

describe("a message from before a restore that is proven absent", () => {
  const table: readonly [string, Partial<Absence>, string, string][] = [
    [
      "goes out when all is known and nothing speaks against it",
      {},
      "send-again",
      "proven absent by two complete reads",
    ],
    ["waits while the channel catches up", { restore: restored({ isCatchingUp: true }) }, "read-again", "catching-up"],
    [
      "is a person's where nothing can be looked at",
      { restore: restored({ isPollable: false, isCatchingUp: true }) },
      "ask-a-person",
      "restored-from-backup",
    ],
    [
      "is a person's when the customer got other words since",
      { writtenElsewhere: "dm" },
      "ask-a-person",
      "written-elsewhere",
    ],
    ["is a person's when the customer wrote since", { customerWrote: true }, "ask-a-person", "customer-wrote"],
    ["goes out within a day of the click", { now: at(9 + 24) }, "send-again", "proven absent by two complete reads"],
    [
      "is a person's when it is older than a day",
      { now: at(9 + 24).add({ seconds: 1 }) },
      "ask-a-person",
      "restored-from-backup",
    ],
  ];

  it.each(table)("%s", (_name, more, next, because) => {
    const facts = { restore: restored(), createdAt: at(9), now: at(13), writtenElsewhere: null, customerWrote: false };
    expect(afterAbsence({ ...facts, ...more })).toEqual({ next, because });
  });
});

describe("whether a back-fill is worth waiting for", () => {
  it.each([
    ["active", 0, true],
    ["active", 2, true],
    ["active", 3, false],
    ["assisted", 0, true],
    ["assisted", 1, false],
    ["needs-sign-in", 0, true],
  ])("a channel that is %s with %i failed polls: %s", (state, pollFailures, worth) => {
    expect(canBePolled({ state, pollFailures })).toBe(worth);
  });
});

describe("what a restore puts in doubt", () => {
  it("is everything that began before it, and nothing without one", () => {
    expect(isDoubtful(at(11), restored())).toBe(true);
    expect(isDoubtful(at(12), restored())).toBe(false);
    expect(isDoubtful(at(11), null)).toBe(false);
  });
});
