import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { TicketsScreen } from "#components/reports/tickets-screen.tsx";
import { DeskError } from "#lib/errors.ts";
import { roleMay } from "#lib/people/rules/permissions.ts";
import { listReportTickets } from "#lib/reports/list-report-tickets.ts";
import { lastDays } from "#lib/reports/rules/report-period.ts";
import { readDrillDown } from "#lib/reports/rules/report-query.ts";
import { requireActor } from "#lib/web/require-actor.ts";
import { one, type Query, readFilter } from "../read-filter.ts";

interface ReportTicketsPageProps {
  readonly searchParams: Promise<Query>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports"))("tickets.title") };
}

export default async function ReportTicketsPage({ searchParams }: ReportTicketsPageProps) {
  const query = await searchParams;
  const { ctx } = await requireActor("/reports");
  if (!roleMay(ctx.actor.role, "report:see")) return null;
  const locale = (await getLocale()) === "en" ? "en" : "id";
  const filter = readFilter(query, lastDays(30, ctx.now, "Asia/Jakarta"));
  const [cursor, outcome] = [one(query, "cursor"), one(query, "outcome")];
  const link = { measure: one(query, "measure") ?? "opened", ...(outcome ? { outcome } : {}) };
  const wanted = readDrillDown({ ...filter, ...link, ...(cursor ? { cursor } : {}) });
  if (!wanted) notFound();
  const tickets = await listReportTickets(ctx, wanted).catch((error: unknown) => {
    if (error instanceof DeskError && error.code === "invalid-input") notFound();
    throw error;
  });
  return <TicketsScreen tickets={tickets} filter={filter} link={link} isFirst={cursor === undefined} locale={locale} />;
}
