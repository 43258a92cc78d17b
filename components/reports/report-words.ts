import type { getTranslations } from "next-intl/server";
import { clockOutcomes } from "#lib/reports/rules/clock-figures.ts";
import { publicAnswers } from "#lib/reports/rules/public-answer.ts";
import { Measure, ticketGroups } from "#lib/reports/rules/report-query.ts";
import { ticketStatuses } from "#lib/tickets/rules/status.ts";

type Words = Awaited<ReturnType<typeof getTranslations<"reports">>>;

/** Words for keys that come out of the database or the address; an unknown one is shown as it is. */
export function measureWords(t: Words, key: string): string {
  return known(t, "measures", Measure.options, key);
}

export function outcomeWords(t: Words, key: string): string {
  return known(t, "outcomes", [...clockOutcomes, ...publicAnswers, ...ticketGroups], key);
}

export function statusWords(t: Words, key: string): string {
  return known(t, "statuses", ticketStatuses, key);
}

function known(t: Words, area: string, keys: readonly string[], key: string): string {
  return keys.includes(key) ? t(`${area}.${key}`) : key;
}
