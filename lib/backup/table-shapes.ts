import type { Session } from "#lib/db/session.ts";
import { loadOrder, type Reference } from "./rules/load-order.ts";

/** How one table is read and written as a whole. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
  /** ORDER BY of its rows: the same on every server, and a row after those of its own table that it refers to. */
  readonly order: string;
}

interface Column {
  readonly table: string;
  readonly column: string;
  readonly isText: boolean;
  /** Place in the primary key, or null. */
  readonly keyPlace: number | null;
  readonly refersToOwnTable: boolean;
}

/** The shapes of these tables in the first schema of the search path, in loading order; absent ones are left out. */
export async function tableShapes(session: Session, tables: readonly string[]): Promise<readonly TableShape[]> {
  const { rows: columns } = await session.query<Column>(
    `SELECT c.relname AS "table", a.attname AS "column", t.typcategory = 'S' AS "isText",
       array_position(pk.conkey, a.attnum) AS "keyPlace",
       EXISTS (SELECT 1 FROM pg_constraint own WHERE own.conrelid = c.oid AND own.confrelid = c.oid
         AND own.contype = 'f' AND a.attnum = ANY(own.conkey)) AS "refersToOwnTable"
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
     LEFT JOIN pg_constraint pk ON pk.conrelid = c.oid AND pk.contype = 'p'
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname = ANY($1)
       AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     ORDER BY c.relname, a.attnum`,
    [tables],
  );
  const { rows: references } = await session.query<Reference>(
    `SELECT f.relname AS "from", t.relname AS "to" FROM pg_constraint k
     JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
     WHERE k.contype = 'f' AND f.relnamespace = current_schema()::regnamespace`,
  );
  const byTable = Map.groupBy(columns, ({ table }) => table);
  return loadOrder([...byTable.keys()], references).map((name) => shapeOf(name, byTable.get(name) ?? []));
}

function shapeOf(name: string, columns: readonly Column[]): TableShape {
  const key = columns
    .filter(({ keyPlace }) => keyPlace !== null)
    .toSorted((a, b) => (a.keyPlace ?? 0) - (b.keyPlace ?? 0));
  // Without a key the whole row decides; texts are compared by their bytes, whatever the server's language is.
  const ordered = (key.length > 0 ? key : columns).map(
    ({ column, isText }) => `${quoted(column)}${isText ? ' COLLATE "C"' : ""}`,
  );
  // An acknowledgement comes after its DM: law 3 looks for the DM when the row is written.
  const first = columns
    .filter(({ refersToOwnTable }) => refersToOwnTable)
    .map(({ column }) => `${quoted(column)} IS NOT NULL`);
  return { name, columns: columns.map(({ column }) => column), order: [...first, ...ordered].join(", ") };
}

/** An identifier in quotes; names come from the catalogue or from our own files. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The statement that writes all rows of a table as text. */
export function copyOut({ name, columns, order }: TableShape): string {
  return `COPY (SELECT ${columns.map(quoted).join(", ")} FROM ${quoted(name)} ORDER BY ${order}) TO STDOUT`;
}
