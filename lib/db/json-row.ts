/** Columns that hold a time have such names; a test compares them with the schema. */
const isTime = /(?:^at|^since|At|Since|Until)$/;

/**
 * A row that came as JSON (`to_jsonb(t)`), with its times as Dates again: how several rows of different tables come in
 * one query where Prisma would ask once for each.
 */
export function rowOfJson<Row extends object>(json: Row): Row {
  const entries = Object.entries(json).map(([name, value]) => {
    return [name, isTime.test(name) && typeof value === "string" ? new Date(value) : value];
  });
  return Object.fromEntries(entries) as Row;
}
