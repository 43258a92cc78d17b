import type { ConditionCode } from "#lib/operating/rules/condition.ts";

export const alertKinds = [
  "outbox-late",
  "intake-late",
  "outcome-unknown",
  "dead-letters",
  "no-worker",
  "channel-down",
  "token-dead",
  "budget-exhausted",
] as const;
export type AlertKind = (typeof alertKinds)[number];

/** How long something must have been so before it is an alert, in seconds. */
export const alertAfterSeconds: Readonly<Record<AlertKind, number>> = {
  "outbox-late": 5 * 60,
  "intake-late": 2 * 60,
  "outcome-unknown": 15 * 60,
  "dead-letters": 0,
  "no-worker": 60,
  "channel-down": 5 * 60,
  "token-dead": 0,
  "budget-exhausted": 30 * 60,
};

/** After a start what had piled up is worked off first: so long nobody is alarmed by it. */
export const graceSeconds = 60;

export interface ChannelSigns {
  readonly channelId: string;
  readonly brandId: string;
  readonly condition: ConditionCode;
  readonly downSince: Temporal.Instant | null;
  readonly oldestDueAt: Temporal.Instant | null;
  readonly oldestIntakeAt: Temporal.Instant | null;
  readonly oldestUnknownAt: Temporal.Instant | null;
  readonly budgetHeldSince: Temporal.Instant | null;
  readonly late: number;
  readonly intake: number;
  readonly unknown: number;
  readonly dead: number;
  readonly waiting: number;
}

export interface WorkerSigns {
  /** The newest heartbeat of any worker; null = none was ever written. */
  readonly newestBeatAt: Temporal.Instant | null;
  /** Since when the watching process looks: before that nobody can say that a worker is missing. */
  readonly watchingSince: Temporal.Instant;
}

/** Something that is so now, and since when. */
export interface Sign {
  readonly kind: AlertKind;
  readonly channelId: string | null;
  readonly brandId: string | null;
  readonly since: Temporal.Instant;
  readonly count: number;
}

/** What is worth an alert at this moment. Pure. */
export function signsNow(channels: readonly ChannelSigns[], worker: WorkerSigns, now: Temporal.Instant): Sign[] {
  const signs = [...channels.flatMap((channel) => channelSigns(channel, now)), ...workerSigns(worker)];
  return signs.filter((sign) => now.since(sign.since).total("seconds") >= alertAfterSeconds[sign.kind]);
}

function channelSigns(channel: ChannelSigns, now: Temporal.Instant): Sign[] {
  const { channelId, brandId, condition } = channel;
  const sign = (kind: AlertKind, since: Temporal.Instant | null, count: number): Sign[] =>
    since === null ? [] : [{ kind, channelId, brandId, since, count }];
  // Whoever paused a channel knows that its messages wait.
  const isPaused = condition === "paused";
  return [
    ...sign("outbox-late", isPaused ? null : channel.oldestDueAt, channel.late),
    ...sign("intake-late", channel.oldestIntakeAt, channel.intake),
    ...sign("outcome-unknown", channel.oldestUnknownAt, channel.unknown),
    ...sign("dead-letters", channel.dead > 0 ? now : null, channel.dead),
    ...sign("channel-down", condition === "down" ? channel.downSince : null, channel.waiting),
    ...sign("token-dead", condition === "needs-sign-in" ? now : null, channel.waiting),
    ...sign("budget-exhausted", isPaused ? null : channel.budgetHeldSince, channel.waiting),
  ];
}

function workerSigns({ newestBeatAt, watchingSince }: WorkerSigns): Sign[] {
  // A heartbeat from before the start is old whatever happened since: only the time that was watched counts.
  const isOlder = newestBeatAt === null || Temporal.Instant.compare(newestBeatAt, watchingSince) < 0;
  const since = isOlder ? watchingSince : newestBeatAt;
  return [{ kind: "no-worker", channelId: null, brandId: null, since, count: 0 }];
}
