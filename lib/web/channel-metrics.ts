import { Gauge, type Registry } from "prom-client";
import type { Db } from "#lib/db/client.ts";
import { channelFacts } from "#lib/operating/channel-facts.ts";
import { type ChannelCounts, type CountedChannel, countChannels } from "#lib/operating/count-channels.ts";
import { listBudgets } from "#lib/operating/list-budgets.ts";
import { listWorkers } from "#lib/operating/list-workers.ts";
import { conditionOf } from "#lib/operating/rules/condition.ts";

interface Figure {
  readonly name: string;
  readonly help: string;
  readonly of: (counts: ChannelCounts, now: Temporal.Instant) => number;
}

/** One gauge each, labelled by channel and network; docs/operating.md lists them. */
const figures: readonly Figure[] = [
  { name: "waiting_messages", help: "Messages queued or held", of: (counts) => counts.waiting },
  { name: "late_messages", help: "Messages due for over a minute and not sent", of: (counts) => counts.late },
  { name: "unknown_messages", help: "Messages whose outcome is not known yet", of: (counts) => counts.unknown },
  { name: "needs_person_messages", help: "Messages that wait for a person", of: (counts) => counts.needsAPerson },
  { name: "refused_messages", help: "Messages refused within 24 hours", of: (counts) => counts.refused },
  { name: "dead_events", help: "Incoming events that failed for good (dead letters)", of: (counts) => counts.dead },
  { name: "unreadable_events", help: "Incoming events that could not be read", of: (counts) => counts.unreadable },
  {
    name: "oldest_due_seconds",
    help: "Age of the oldest message that is due",
    of: (counts, now) => ageOf(counts.oldestDueAt, now),
  },
  {
    name: "oldest_event_seconds",
    help: "Age of the oldest incoming event that is due to be read",
    of: (counts, now) => ageOf(counts.oldestIntakeAt, now),
  },
];

/** Adds the figures of every channel and the workers' heartbeats, counted now. Few series: channels × figures. */
export async function addChannelMetrics(registry: Registry, db: Db, now: Temporal.Instant): Promise<void> {
  const counted = await countChannels(db, null);
  for (const { name, help, of } of figures) {
    const gauge = channelGauge(registry, name, help);
    for (const { channel, counts } of counted) gauge.set(labelsOf(channel), of(counts, now));
  }
  addBreakers(registry, counted, now);
  await addBudgets(registry, db, counted, now);
  await addAttempts(registry, db, counted);
  const beat = new Gauge({
    name: "tanggap_worker_heartbeat_age_seconds",
    help: "Seconds since each worker's last heartbeat",
    labelNames: ["worker"],
    registers: [registry],
  });
  for (const { name, at } of await listWorkers(db, now)) beat.set({ worker: name }, ageOf(at, now));
}

function addBreakers(registry: Registry, counted: readonly CountedChannel[], now: Temporal.Instant): void {
  const gauge = channelGauge(
    registry,
    "breaker_open",
    "1 while the network does not answer and only single tries go out",
  );
  for (const { channel, counts } of counted) {
    gauge.set(labelsOf(channel), conditionOf(channelFacts(channel, counts.waiting), now).code === "down" ? 1 : 0);
  }
}

async function addBudgets(
  registry: Registry,
  db: Db,
  counted: readonly CountedChannel[],
  now: Temporal.Instant,
): Promise<void> {
  const gauge = channelGauge(registry, "budget_left", "Send calls left before sending waits, by bucket", ["bucket"]);
  for (const { channel } of counted) {
    for (const { bucket, left } of await listBudgets(db, channel, now)) {
      gauge.set({ ...labelsOf(channel), bucket }, left);
    }
  }
}

async function addAttempts(registry: Registry, db: Db, counted: readonly CountedChannel[]): Promise<void> {
  const ids = counted.map(({ channel }) => channel.id);
  const rows = await db.$queryRaw<{ channelId: string; outcome: string; count: number }[]>`
    SELECT "channelId", COALESCE(outcome, 'under-way') AS outcome, count(*)::int AS count FROM outbox_attempt
    WHERE "channelId" = ANY(${ids}::uuid[]) AND bucket IN ('dm', 'post') AND "startedAt" > now() - interval '1 hour'
    GROUP BY 1, 2`;
  const help = "Send calls of the last hour, by outcome";
  const gauge = channelGauge(registry, "send_attempts_last_hour", help, ["outcome"]);
  for (const { channel } of counted) {
    for (const { outcome, count } of rows.filter((row) => row.channelId === channel.id)) {
      gauge.set({ ...labelsOf(channel), outcome }, count);
    }
  }
}

function channelGauge(registry: Registry, name: string, help: string, more: readonly string[] = []) {
  const labelNames = ["channel", "network", ...more];
  return new Gauge({ name: `tanggap_channel_${name}`, help, labelNames, registers: [registry] });
}

function labelsOf(channel: CountedChannel["channel"]) {
  return { channel: channel.key, network: channel.network };
}

/** Whole seconds since then; 0 where nothing waits. */
function ageOf(at: Temporal.Instant | null, now: Temporal.Instant): number {
  return at ? Math.max(0, Math.round(now.since(at).total("seconds"))) : 0;
}
