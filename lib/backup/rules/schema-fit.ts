import type { Manifest } from "./manifest.ts";

interface Migration {
  readonly name: string;
  readonly checksum: string;
}

export type SchemaFit<M extends Migration> =
  | {
      readonly ok: true;
      /** Lead to the schema that the rows were saved under. */
      readonly before: readonly M[];
      /** Lead from there to the schema of this version, with the rows in place. */
      readonly after: readonly M[];
    }
  | { readonly ok: false; readonly because: string };

/** Which migrations run before the rows of a file are loaded and which after, or why the file does not fit. Pure. */
export function schemaFit<M extends Migration>(file: Manifest["migrations"], known: readonly M[]): SchemaFit<M> {
  const byName = new Map(known.map((migration) => [migration.name, migration]));
  for (const { name, checksum } of file) {
    const migration = byName.get(name);
    if (!migration) {
      const because = `The file was made by a newer version of Tanggap (it has the migration ${name}): bring Tanggap up to date first, then restore.`;
      return { ok: false, because };
    }
    if (migration.checksum !== checksum) {
      return {
        ok: false,
        because: `The file was made under another form of the migration ${name}: it cannot be loaded.`,
      };
    }
  }
  const applied = new Set(file.map(({ name }) => name));
  return {
    ok: true,
    before: known.filter(({ name }) => applied.has(name)),
    after: known.filter(({ name }) => !applied.has(name)),
  };
}
