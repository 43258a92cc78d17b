/** The letters that sign a public reply (^RN): first of the first and of the last word; "?" for none. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/).filter((word) => /\p{L}/u.test(word));
  const first = (word: string | undefined) => word?.match(/\p{L}/u)?.[0] ?? "";
  const letters = words.length > 1 ? first(words[0]) + first(words.at(-1)) : [...(words[0] ?? "")].slice(0, 2).join("");
  return letters.toUpperCase() || "?";
}

/** A name from the local part of an address: "dewi.lestari@…" → "Dewi Lestari". */
export function nameFromAddress(address: string): string {
  const words = (address.split("@")[0] ?? "").split(/[._+-]+/).filter(Boolean);
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ") || address;
}
