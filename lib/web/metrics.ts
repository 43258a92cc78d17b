import { Gauge, Registry } from "prom-client";
import { equalInConstantTime } from "#lib/crypto/constant-time.ts";
import { database } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { DeskError } from "#lib/errors.ts";
import { addChannelMetrics } from "./channel-metrics.ts";
import { isFromThisMachine } from "./client-address.ts";
import { answerHeaders } from "./error-response.ts";
import { presentInstant } from "./request-context.ts";

interface Count {
  readonly label: string;
  readonly count: bigint;
}

/** The operator's figures, counted now. With TANGGAP_METRICS_TOKEN as bearer, or from loopback without any proxy. */
export async function writeMetrics(request: Request, at: { readonly requestId: string }): Promise<Response> {
  if (!mayRead(request.headers)) throw new DeskError("unauthenticated", "This needs the metrics token.");
  const registry = new Registry();
  const { db } = database();
  const [raw, outbox, tickets, waiting] = await Promise.all([
    db.$queryRaw<Count[]>`SELECT status AS label, count(*) AS count FROM raw_event GROUP BY 1`,
    db.$queryRaw<Count[]>`SELECT state AS label, count(*) AS count FROM outbox_message GROUP BY 1`,
    db.$queryRaw<Count[]>`SELECT status AS label, count(*) AS count FROM ticket GROUP BY 1`,
    db.$queryRaw<{ outbox: number | null; intake: number | null }[]>`SELECT
      (SELECT extract(epoch FROM now() - min("dueAt"))::float8 FROM outbox_message WHERE state = 'queued') AS outbox,
      (SELECT extract(epoch FROM now() - min("dueAt"))::float8 FROM raw_event WHERE status = 'received') AS intake`,
  ]);
  addCounts(registry, "tanggap_raw_events", "Events as they arrived, by status", raw);
  addCounts(registry, "tanggap_outbox_messages", "Messages to be sent, by state", outbox);
  addCounts(registry, "tanggap_tickets", "Tickets, by status", tickets);
  const oldest = new Gauge({
    name: "tanggap_oldest_waiting_seconds",
    help: "Age of the oldest work that is due, by queue",
    labelNames: ["queue"],
    registers: [registry],
  });
  for (const queue of ["outbox", "intake"] as const) oldest.set({ queue }, Math.max(0, waiting[0]?.[queue] ?? 0));
  await addChannelMetrics(registry, db, presentInstant());
  const headers = { ...answerHeaders(at.requestId), "Content-Type": registry.contentType };
  return new Response(await registry.metrics(), { status: 200, headers });
}

function addCounts(registry: Registry, name: string, help: string, counts: readonly Count[]): void {
  const gauge = new Gauge({ name, help, labelNames: ["state"], registers: [registry] });
  for (const { label, count } of counts) gauge.set({ state: label }, Number(count));
}

function mayRead(headers: Headers): boolean {
  const given = /^Bearer (.+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (env.metricsToken) return given !== undefined && equalInConstantTime(given, env.metricsToken);
  return isFromThisMachine(headers);
}
