export interface ProductObjects {
  readonly tables: readonly string[];
  readonly functions: readonly string[];
}

/**
 * The tables and functions that the migrations make: what a backup holds and what a restore replaces. Anything else in
 * the database is somebody else's and is left alone. Pure.
 */
export function productObjects(migrations: readonly { readonly sql: string }[]): ProductObjects {
  const sql = migrations.map((migration) => migration.sql.replace(/--.*$/gm, "")).join("\n");
  return {
    tables: namesAfter(sql, /\bCREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?"?(\w+)"?/gi),
    functions: namesAfter(sql, /\bCREATE\s+(?:OR\s+REPLACE\s+)?FUNCTION\s+"?(\w+)"?/gi),
  };
}

function namesAfter(sql: string, pattern: RegExp): string[] {
  return [...new Set([...sql.matchAll(pattern)].flatMap((match) => match[1] ?? []))].sort();
}
