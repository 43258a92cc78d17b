import { describe, expect, it } from "vitest";
import { type AlertKind, type ChannelSigns, signsNow } from "#lib/alerts/rules/alert-signs.ts";
import { nextAlerts, type OpenAlert } from "#lib/alerts/rules/next-alerts.ts";
import { retryAfterSeconds } from "#lib/alerts/rules/retry-after.ts";

const now = Temporal.Instant.from("2026-11-24T07:00:00Z");
const ago = (seconds: number) => now.subtract({ seconds });
const well: ChannelSigns = {
  channelId: "c1",
  brandId: "b1",
  condition: "answers",
  downSince: null,
  oldestDueAt: null,
  oldestIntakeAt: null,
  oldestUnknownAt: null,
  budgetHeldSince: null,
  late: 0,
  intake: 0,
  unknown: 0,
  dead: 0,
  waiting: 0,
};
const alive = { newestBeatAt: ago(3), watchingSince: ago(10_000) };
const kinds = (channel: Partial<ChannelSigns>, worker = alive): AlertKind[] =>
  signsNow([{ ...well, ...channel }], worker, now).map((sign) => sign.kind);

/** Just before and just at each limit. */
const limits: readonly (readonly [AlertKind, (seconds: number) => Partial<ChannelSigns>, number])[] = [
  ["outbox-late", (seconds) => ({ oldestDueAt: ago(seconds) }), 300],
  ["intake-late", (seconds) => ({ oldestIntakeAt: ago(seconds) }), 120],
  ["outcome-unknown", (seconds) => ({ oldestUnknownAt: ago(seconds) }), 900],
  ["channel-down", (seconds) => ({ condition: "down", downSince: ago(seconds) }), 300],
  ["budget-exhausted", (seconds) => ({ budgetHeldSince: ago(seconds) }), 1800],
];

describe("what is worth an alert", () => {
  it("is nothing where all is well", () => {
    expect(kinds({})).toEqual([]);
  });

  it.each(limits)("%s: not before its time, and then", (kind, channel, seconds) => {
    expect(kinds(channel(seconds - 1))).toEqual([]);
    expect(kinds(channel(seconds))).toEqual([kind]);
  });

  it("is one dead letter, and a dead token, at once", () => {
    expect(kinds({ dead: 1 })).toEqual(["dead-letters"]);
    expect(kinds({ condition: "needs-sign-in" })).toEqual(["token-dead"]);
  });

  it("is a worker that has not been heard of for a minute, or that never came while somebody watched", () => {
    expect(kinds({}, { ...alive, newestBeatAt: ago(59) })).toEqual([]);
    expect(kinds({}, { ...alive, newestBeatAt: ago(60) })).toEqual(["no-worker"]);
    const never = { newestBeatAt: null as unknown as Temporal.Instant };
    expect(kinds({}, { ...never, watchingSince: ago(59) })).toEqual([]);
    expect(kinds({}, { ...never, watchingSince: ago(60) })).toEqual(["no-worker"]);
  });

  it("is no worker's heartbeat from before the watching began, until a minute was watched", () => {
    const restarted = { newestBeatAt: ago(7200), watchingSince: ago(59) };
    expect(kinds({}, restarted)).toEqual([]);
    expect(kinds({}, { ...restarted, watchingSince: ago(60) })).toEqual(["no-worker"]);
  });

  it("is not a queue that a person paused", () => {
    const paused = { condition: "paused", oldestDueAt: ago(9000), budgetHeldSince: ago(9000) } as const;
    expect(kinds(paused)).toEqual([]);
    expect(kinds({ ...paused, oldestIntakeAt: ago(9000) })).toEqual(["intake-late"]);
  });

  it("is told for each channel by itself", () => {
    const two = [
      { ...well, dead: 2 },
      { ...well, channelId: "c2", dead: 3 },
    ];
    expect(signsNow(two, alive, now).map((sign) => [sign.channelId, sign.count])).toEqual([
      ["c1", 2],
      ["c2", 3],
    ]);
  });
});

describe("alerts over time", () => {
  const sign = { kind: "dead-letters", channelId: "c1", brandId: "b1", since: now, count: 4 } as const;
  const open = (remindedSecondsAgo: number): OpenAlert => ({
    id: "a1",
    kind: "dead-letters",
    channelId: "c1",
    remindedAt: ago(remindedSecondsAgo),
  });

  it("open once", () => {
    expect(nextAlerts([], [sign], now).open).toEqual([sign]);
    expect(nextAlerts([open(10)], [sign], now)).toEqual({ open: [], remind: [], close: [] });
  });

  it("remind hourly", () => {
    expect(nextAlerts([open(3599)], [sign], now).remind).toEqual([]);
    expect(nextAlerts([open(3600)], [sign], now).remind).toEqual([{ alert: open(3600), sign }]);
  });

  it("close by themselves, each its own", () => {
    expect(nextAlerts([open(10)], [], now).close).toEqual([open(10)]);
    const other = { ...sign, channelId: "c2" };
    expect(nextAlerts([open(10)], [other], now)).toEqual({ open: [other], remind: [], close: [open(10)] });
  });
});

describe("an undelivered notice", () => {
  it("is tried again with growing pauses, at most a quarter of an hour", () => {
    expect([1, 2, 3, 4, 5, 6, 20].map(retryAfterSeconds)).toEqual([5, 15, 45, 135, 405, 900, 900]);
  });
});
