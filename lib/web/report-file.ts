import { DeskError } from "#lib/errors.ts";
import { describeError, log } from "#lib/log.ts";
import { exportReportTable, exportReportTickets } from "#lib/reports/export-report.ts";
import { ReportQuery, readDrillDown } from "#lib/reports/rules/report-query.ts";
import { reportCuts } from "#lib/reports/rules/report-table.ts";
import { errorResponse } from "./error-response.ts";
import { deskLocale, languageCookie } from "./locale.ts";
import { translator } from "./messages.ts";
import { contextFor, cookieOf, requestActor } from "./request-context.ts";
import { requestIdOf } from "./request-id.ts";

/** `?table=days|channels|agents` of a report, or `?table=tickets&measure=…`, as CSV; the verbs permit for themselves. */
export async function reportFile(request: Request): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  try {
    const ctx = contextFor(await requestActor(request), requestId);
    const { table, lang: _lang, ...filter } = Object.fromEntries(new URL(request.url).searchParams);
    const word = columnWord(request);
    const cut = reportCuts.find((each) => each === table);
    if (cut) {
      const query = ReportQuery.safeParse(filter);
      if (!query.success) throw new DeskError("invalid-input", "The report cannot be made with this filter.");
      return file(
        await exportReportTable(ctx, query.data, cut, word),
        `${cut}-${query.data.from}-${query.data.to}`,
        requestId,
      );
    }
    const wanted = table === "tickets" ? readDrillDown(filter) : null;
    if (!wanted) throw new DeskError("invalid-input", "There is no file under this name.");
    const pieces = await exportReportTickets(ctx, wanted, word);
    return file(streamOf(pieces, requestId), `${wanted.measure}-${wanted.from}-${wanted.to}`, requestId);
  } catch (error) {
    return errorResponse(error, requestId);
  }
}

/** "first-dm.attainment" is put together from the words of its parts. */
function columnWord(request: Request): (key: string) => string {
  const locale = deskLocale({
    asked: new URL(request.url).searchParams.get("lang"),
    cookie: cookieOf(request, languageCookie) ?? null,
    accepted: request.headers.get("accept-language"),
  });
  const t = translator(locale, "reports");
  return (key) => {
    const [kind, column] = key.split(".");
    return column === undefined ? t(`file.${key}`) : `${t(`columns.${kind}`)}: ${t(`file.${column}`)}`;
  };
}

function streamOf(pieces: AsyncIterable<string>, requestId: string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const reader = pieces[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      } catch (error) {
        log.error({ err: describeError(error), requestId }, "a report file broke off");
        controller.error(error);
      }
    },
    async cancel() {
      await reader.return?.();
    },
  });
}

function file(body: string | ReadableStream<Uint8Array>, name: string, requestId: string): Response {
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="tanggap-${name}.csv"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
      "X-Request-Id": requestId,
    },
  });
}
