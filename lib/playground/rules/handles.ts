/** Letters of a handle on this network: what can be written after an @ without doubt about where it ends. */
const handlePattern = /^[a-z0-9_]{2,30}$/;

/** A handle as it is stored: without the @, lower case. Null when it is none. */
export function readHandle(given: string): string | null {
  const handle = given.trim().replace(/^@/, "").toLowerCase();
  return handlePattern.test(handle) ? handle : null;
}

/** The nearest handle to any name of another network, for posts that come from a file; never empty. */
export function nearestHandle(given: string): string {
  const plain = given
    .normalize("NFKD")
    .replace(/^@/, "")
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 30);
  return plain.length >= 2 ? plain : `akun_${plain}`;
}

/** Handles that a text names with @, lower case, each once. An e-mail address names nobody. */
export function namedHandles(text: string): readonly string[] {
  const found = [...text.matchAll(/(?<![\w@.])@([A-Za-z0-9_]{2,30})(?!\w)/g)];
  return [...new Set(found.map((match) => (match[1] ?? "").toLowerCase()))];
}
