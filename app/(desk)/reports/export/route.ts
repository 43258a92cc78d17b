import { reportFile } from "#lib/web/report-file.ts";

/** A table of the report, or the tickets behind a number, as a CSV file. */
export function GET(request: Request): Promise<Response> {
  return reportFile(request);
}
