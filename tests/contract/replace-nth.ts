/** `json` with its n-th value (counted in depth, round and round) replaced. */
export function replaceNth(json: unknown, place: number, value: unknown): unknown {
  const paths: (string | number)[][] = [];
  const visit = (node: unknown, path: (string | number)[]) => {
    paths.push(path);
    if (typeof node !== "object" || node === null) return;
    for (const [key, child] of Object.entries(node)) visit(child, [...path, key]);
  };
  visit(json, []);
  const target = paths[place % paths.length] ?? [];
  const write = (node: unknown, path: (string | number)[]): unknown => {
    const [key, ...rest] = path;
    if (key === undefined || typeof node !== "object" || node === null) return value;
    if (Array.isArray(node))
      return node.map((child, index) => (String(index) === String(key) ? write(child, rest) : child));
    return { ...node, [key]: write((node as Record<string, unknown>)[key], rest) };
  };
  return write(json, target);
}
