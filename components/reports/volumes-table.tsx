import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { SlaReport } from "#lib/reports/rules/report-shape.ts";
import { formatNumber, type Locale } from "#lib/time/format.ts";

const headClass = "px-2 py-1.5 text-sm font-medium text-ink-2 align-bottom";
const knownKinds = ["complaint", "question", "praise", "other"] as const;

/** What people wrote in public, by kind: praise that was kept counts, too. */
export async function VolumesTable({ report, locale }: { readonly report: SlaReport; readonly locale: Locale }) {
  const t = await getTranslations("reports");
  const count = (value: number) => formatNumber(value, locale);
  const known = (kind: string | null) => knownKinds.find((each) => each === kind);
  return (
    <section className="min-w-0 break-inside-avoid" aria-labelledby="volumes">
      <h2 id="volumes" className="pb-1 text-md font-semibold">
        {t("volumes.title")}
      </h2>
      {report.volumes.length === 0 ? (
        <p className="border-t py-3 text-ink-2">{t("noRows")}</p>
      ) : (
        <div className="overflow-x-auto print:overflow-visible">
          <table className="w-full border-collapse tabular-nums print:text-xs">
            <thead>
              <tr className="border-b border-line-strong">
                <th scope="col" className={`${headClass} pl-0 text-left`}>
                  {t("volumes.kind")}
                </th>
                {(["total", "ticketed", "kept", "unsorted"] as const).map((column) => (
                  <th key={column} scope="col" className={`${headClass} text-right last:pr-0`}>
                    {t(`volumes.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {report.volumes.map(({ kind, total, ticketed, kept, unsorted }) => (
                <tr key={kind ?? "none"} className="border-b hover:bg-hover">
                  <th scope="row" className="py-1.5 pr-2 text-left align-top font-medium">
                    {t(`kinds.${known(kind) ?? "none"}`)}
                  </th>
                  <td className="px-2 py-1.5 text-right align-top">{count(total)}</td>
                  <MentionCell words={count(ticketed)} state="ticketed" kind={known(kind)} />
                  <MentionCell words={count(kept)} state="kept" kind={known(kind)} />
                  <MentionCell words={count(unsorted)} state="unsorted" kind={known(kind)} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="max-w-160 pt-2 text-sm text-ink-3">{t("volumes.definition")}</p>
    </section>
  );
}

function MentionCell({
  words,
  state,
  kind,
}: {
  readonly words: string;
  readonly state: string;
  readonly kind: string | undefined;
}) {
  return (
    <td className="px-2 py-1.5 text-right align-top last:pr-0">
      {kind === undefined || words === "0" ? (
        words
      ) : (
        <Link
          href={`/mentions?${new URLSearchParams({ state, kind })}`}
          prefetch={false}
          className="underline decoration-line-strong underline-offset-3 hover:decoration-current print:no-underline"
        >
          {words}
        </Link>
      )}
    </td>
  );
}
