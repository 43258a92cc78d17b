import { getTranslations } from "next-intl/server";
import type { ClockFigures } from "#lib/reports/rules/clock-figures.ts";
import type { Measured, SlaReport, TicketFigures } from "#lib/reports/rules/report-shape.ts";
import type { ClockKind } from "#lib/sla/rules/policy.ts";
import { formatDuration, formatNumber, formatShare, type Locale } from "#lib/time/format.ts";
import { Headline } from "./headline.tsx";
import { dayWords } from "./report-day.ts";
import { type ReportFilter, ticketsHref } from "./report-links.ts";

interface ReportPart {
  readonly report: SlaReport;
  readonly filter: ReportFilter;
  readonly locale: Locale;
}

/** The six questions of the report, in the order in which a complaint meets them. */
export function Headlines(part: ReportPart) {
  const { "first-dm": firstDm, acknowledgement, "next-reply": nextReply, resolution } = part.report.clocks;
  return (
    <div className="grid gap-x-10 sm:grid-cols-2 lg:grid-cols-3 print:grid-cols-3 print:gap-x-6">
      <OpenedHeadline {...part} measured={part.report.tickets} />
      {firstDm ? <ClockHeadline {...part} kind="first-dm" measured={firstDm} /> : null}
      <DmFirstHeadline {...part} measured={part.report.tickets} />
      {acknowledgement ? <ClockHeadline {...part} kind="acknowledgement" measured={acknowledgement} /> : null}
      {nextReply ? <ClockHeadline {...part} kind="next-reply" measured={nextReply} /> : null}
      {resolution ? <ClockHeadline {...part} kind="resolution" measured={resolution} /> : null}
    </div>
  );
}

async function ClockHeadline({
  kind,
  measured,
  filter,
  locale,
}: ReportPart & { readonly kind: ClockKind; readonly measured: Measured<ClockFigures> }) {
  const t = await getTranslations("reports");
  const { total } = measured;
  const share = (value: number | null) => (value === null ? "–" : formatShare(value, locale));
  const time = (seconds: number | null) => (seconds === null ? "–" : formatDuration(seconds, locale));
  const outcomes = (["met", "missed", "open"] as const).filter((outcome) => outcome === "met" || total[outcome] > 0);
  return (
    <Headline
      id={kind}
      question={t(`questions.${kind}`)}
      figure={share(total.attainment)}
      href={ticketsHref(filter, { measure: kind })}
      parts={outcomes.map((outcome) => ({
        words: t(`parts.${outcome}`, { count: formatNumber(total[outcome], locale) }),
        href: ticketsHref(filter, { measure: kind, outcome }),
        isBad: outcome === "missed" && total.missed > 0,
      }))}
      aside={t("times", { median: time(total.medianSeconds), p90: time(total.p90Seconds) })}
      points={measured.days.map(({ day, figures }) => ({
        day,
        share: figures.attainment,
        words: `${dayWords(day, locale)}: ${share(figures.attainment)}`,
        href: ticketsHref(filter, { measure: kind, day }),
      }))}
      definition={t(`definitions.${kind}`)}
      definitionLabel={t("definition")}
    />
  );
}

type TicketPart = ReportPart & { readonly measured: Measured<TicketFigures> };

async function DmFirstHeadline({ measured, filter, locale }: TicketPart) {
  const t = await getTranslations("reports");
  const { dmFirst } = measured.total;
  const share = (value: number | null) => (value === null ? "–" : formatShare(value, locale));
  const parts = [
    { outcome: "dm-first", count: dmFirst.dmFirst },
    { outcome: "invited", count: dmFirst.invited },
    { outcome: "public-first", count: dmFirst.publicFirst },
  ] as const;
  const shown = parts.filter(({ outcome, count }) => outcome === "dm-first" || count > 0);
  return (
    <Headline
      id="dm-first"
      question={t("questions.dm-first")}
      figure={share(dmFirst.share)}
      href={ticketsHref(filter, { measure: "dm-first" })}
      parts={shown.map(({ outcome, count }) => ({
        words: t(`parts.${outcome}`, { count: formatNumber(count, locale) }),
        href: ticketsHref(filter, { measure: "dm-first", outcome }),
        isBad: outcome === "public-first" && count > 0,
      }))}
      aside={t("answeredInPublic", { count: formatNumber(dmFirst.answeredInPublic, locale) })}
      points={measured.days.map(({ day, figures }) => ({
        day,
        share: figures.dmFirst.share,
        words: `${dayWords(day, locale)}: ${share(figures.dmFirst.share)}`,
        href: ticketsHref(filter, { measure: "dm-first", day }),
      }))}
      definition={t("definitions.dm-first")}
      definitionLabel={t("definition")}
    />
  );
}

async function OpenedHeadline({ measured, filter, locale }: TicketPart) {
  const t = await getTranslations("reports");
  const { total } = measured;
  const most = Math.max(1, ...measured.days.map(({ figures }) => figures.opened));
  return (
    <Headline
      id="opened"
      question={t("questions.opened")}
      figure={formatNumber(total.opened, locale)}
      href={ticketsHref(filter, { measure: "opened" })}
      parts={(["unclosed", "resolved", "closed"] as const)
        .filter((outcome) => outcome === "unclosed" || total[outcome] > 0)
        .map((outcome) => ({
          words: t(`parts.${outcome}`, { count: formatNumber(total[outcome], locale) }),
          href: ticketsHref(filter, { measure: "opened", outcome }),
        }))}
      aside={t("perDay", { count: formatNumber(total.opened / Math.max(1, measured.days.length), locale, 1) })}
      points={measured.days.map(({ day, figures }) => ({
        day,
        share: figures.opened / most,
        words: `${dayWords(day, locale)}: ${formatNumber(figures.opened, locale)}`,
        href: ticketsHref(filter, { measure: "opened", day }),
      }))}
      definition={t("definitions.opened")}
      definitionLabel={t("definition")}
    />
  );
}
