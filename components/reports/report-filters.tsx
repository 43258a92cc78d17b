import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { nobody } from "#lib/reports/rules/report-query.ts";
import { buttonClass } from "../ui/button.tsx";
import { Select } from "../ui/select.tsx";
import { TextInput } from "../ui/text-input.tsx";
import { type ReportFilter, reportHref } from "./report-links.ts";

interface ReportFiltersProps {
  readonly filter: ReportFilter;
  readonly brands: readonly { readonly id: string; readonly name: string }[];
  readonly channels: readonly { readonly id: string; readonly label: string }[];
  readonly agents: readonly { readonly id: string; readonly name: string }[];
  readonly presets: readonly {
    readonly key: "week" | "month" | "quarter";
    readonly from: string;
    readonly to: string;
  }[];
}

/** The filter lives in the address: a plain form that works without script and can be bookmarked. */
export async function ReportFilters({ filter, brands, channels, agents, presets }: ReportFiltersProps) {
  const t = await getTranslations("reports.filters");
  const all = (label: string) => ({ value: "", label });
  return (
    <div className="print:hidden">
      <form action="/reports" className="grid grid-cols-2 items-end gap-3 md:grid-cols-[repeat(5,minmax(0,1fr))_auto]">
        <TextInput type="date" name="from" label={t("from")} defaultValue={filter.from} required />
        <TextInput type="date" name="to" label={t("to")} defaultValue={filter.to} required />
        {brands.length > 1 ? (
          <Select
            name="brandId"
            label={t("brand")}
            defaultValue={filter.brandId ?? ""}
            options={[all(t("allBrands")), ...brands.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        ) : null}
        <Select
          name="channelId"
          label={t("channel")}
          defaultValue={filter.channelId ?? ""}
          options={[all(t("allChannels")), ...channels.map(({ id, label }) => ({ value: id, label }))]}
        />
        <Select
          name="agentId"
          label={t("agent")}
          defaultValue={filter.agentId ?? ""}
          options={[
            all(t("allAgents")),
            ...agents.map(({ id, name }) => ({ value: id, label: name })),
            { value: nobody, label: t("nobody") },
          ]}
        />
        <button type="submit" className={buttonClass("secondary", "md", "h-9 pointer-coarse:h-11")}>
          {t("show")}
        </button>
      </form>
      <p className="flex flex-wrap gap-x-4 pt-2 text-sm">
        {presets.map(({ key, from, to }) => (
          <Link
            key={key}
            href={reportHref({ ...filter, from, to })}
            aria-current={filter.from === from && filter.to === to ? "true" : undefined}
            className="inline-flex min-h-6 items-center text-ink-2 underline decoration-line-strong underline-offset-3 hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
          >
            {t(`presets.${key}`)}
          </Link>
        ))}
      </p>
    </div>
  );
}
