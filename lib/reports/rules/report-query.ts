import { z } from "zod";
import { clockKinds } from "#lib/sla/rules/policy.ts";
import { clockOutcomes } from "./clock-figures.ts";
import { publicAnswers } from "./public-answer.ts";

/** The person of a figure that belongs to nobody (never claimed, or stopped by no one). */
export const nobody = "nobody";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a date like 2026-11-22");

/** What a report is asked for. Days are dates of the report's zone, both included. */
export const ReportQuery = z.strictObject({
  from: day,
  to: day,
  brandId: z.uuid().optional(),
  channelId: z.uuid().optional(),
  /** A person, or "nobody". */
  agentId: z.union([z.uuid(), z.literal(nobody)]).optional(),
  kind: z.enum(clockKinds).optional(),
});
export type ReportQuery = z.infer<typeof ReportQuery>;

/** A number of the report: a clock's outcome, a way of answering in public, or the tickets that were opened. */
export const Measure = z.enum([...clockKinds, "dm-first", "opened"]);
export type Measure = z.infer<typeof Measure>;

export const ticketGroups = ["all", "unclosed", "resolved", "closed"] as const;

/** Which tickets are meant by one number of the report. */
export const DrillDown = z.strictObject({
  ...ReportQuery.omit({ kind: true }).shape,
  measure: Measure,
  /** Left out = all that the measure counts. */
  outcome: z.enum([...clockOutcomes, ...publicAnswers, ...ticketGroups]).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(1000).default(100),
});
export type DrillDown = z.input<typeof DrillDown>;

/** Reads a drill-down out of an address; null when it names nothing that can be listed. */
export function readDrillDown(raw: Readonly<Record<string, string | undefined>>): DrillDown | null {
  const parsed = DrillDown.omit({ limit: true }).safeParse(raw);
  return parsed.success ? parsed.data : null;
}

/** A filter as the query part of an address, in a stable order, without what is left out. */
export function addressQuery(filter: Readonly<Record<string, string | number | undefined | null>>): string {
  const known = Object.entries(filter).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return new URLSearchParams(known.map(([key, value]) => [key, String(value)])).toString();
}
