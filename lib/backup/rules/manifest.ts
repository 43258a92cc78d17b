import { z } from "zod";

/** The version of the file's layout; the first line of a file names it. */
export const formatVersion = 1;

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().nonnegative();

const TablePart = z.strictObject({
  name: z.string(),
  columns: z.array(z.string()).min(1),
  rows: count,
  /** SHA-256 over the rows as PostgreSQL's COPY text, in the order of the primary key. */
  sha256: hex,
  /** Where the table's gzip member begins in the file, and how long it is, in bytes. */
  offset: count,
  length: count,
});
export type TablePart = z.infer<typeof TablePart>;

const Sequence = z.strictObject({ table: z.string(), column: z.string(), last: z.string().regex(/^\d+$/) });
export type SequencePart = z.infer<typeof Sequence>;

/** What a backup file says of itself. */
export const Manifest = z.strictObject({
  format: z.literal(formatVersion),
  /** Version of the product that made it. */
  product: z.string(),
  /** When its snapshot was taken, by the database's clock. */
  madeAt: z.iso.datetime(),
  brands: count,
  /** How often this data was restored before. */
  epoch: count,
  migrations: z.array(z.strictObject({ name: z.string(), checksum: hex })).min(1),
  tables: z.array(TablePart).min(1),
  sequences: z.array(Sequence),
});
export type Manifest = z.infer<typeof Manifest>;

/** Rows of the tables that tell an operator what is in a file. Pure. */
export function rowsOf(manifest: Manifest, table: string): number {
  return manifest.tables.find((each) => each.name === table)?.rows ?? 0;
}
