import type { ConditionCode } from "./condition.ts";

/** What the page "Operating" is given: plain values, times as ISO 8601 with Z. */
export interface ConditionView {
  readonly code: ConditionCode;
  readonly since: string | null;
  readonly until: string | null;
}

export interface BudgetView {
  readonly bucket: string;
  readonly used: number;
  readonly limit: number;
  readonly perSeconds: number;
  readonly left: number;
  readonly freeAt: string | null;
}

/** The figures that open a list; each is a key of ChannelCounts. */
export const figures = [
  "waiting",
  "late",
  "sending",
  "unknown",
  "needsAPerson",
  "refused",
  "dead",
  "unreadable",
] as const;
export type Figure = (typeof figures)[number];

export interface OperatingChannel {
  readonly id: string;
  readonly key: string;
  readonly label: string;
  readonly network: string;
  readonly brandName: string;
  readonly state: string;
  readonly condition: ConditionView;
  readonly counts: Readonly<Record<Figure, number>>;
  /** Raw events that wait to be read. */
  readonly intake: number;
  readonly oldestDueAt: string | null;
  readonly oldestIntakeAt: string | null;
  readonly isPolled: boolean;
  readonly polledAt: string | null;
  readonly pollTrouble: string | null;
  readonly budgets: readonly BudgetView[];
}

export interface WorkerView {
  readonly name: string;
  readonly at: string;
  readonly isSilent: boolean;
}

export interface OperatingView {
  readonly channels: readonly OperatingChannel[];
  readonly workers: readonly WorkerView[];
}

/** A worker writes every 5 s; after so long without a word it counts as silent. */
export const silentAfterSeconds = 60;
