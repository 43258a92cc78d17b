export interface Reference {
  readonly from: string;
  readonly to: string;
}

/**
 * Tables in an order in which each comes after those it refers to; references to itself do not count. Pure.
 * Throws when tables refer to each other in a circle.
 */
export function loadOrder(tables: readonly string[], references: readonly Reference[]): string[] {
  const needs = new Map(tables.map((table) => [table, new Set<string>()]));
  for (const { from, to } of references) if (from !== to && needs.has(to)) needs.get(from)?.add(to);
  const ordered: string[] = [];
  while (ordered.length < needs.size) {
    const ready = [...needs]
      .filter(([table, on]) => !ordered.includes(table) && [...on].every((other) => ordered.includes(other)))
      .map(([table]) => table)
      .sort();
    if (ready.length === 0) throw new Error("Tables refer to each other in a circle.");
    ordered.push(...ready);
  }
  return ordered;
}
