const titles = new Set([
  "bapak",
  "ibu",
  "bpk",
  "pak",
  "bu",
  "mas",
  "mbak",
  "bang",
  "kak",
  "om",
  "tante",
  "dr",
  "drg",
  "ir",
  "hj",
  "haji",
  "prof",
  "mr",
  "mrs",
  "ms",
  "si",
  "sang",
  "the",
]);

/**
 * The name with which to greet, from a display name: the first word that looks like a name, or "" when none does
 * (emoji, handles, slogans). Never guesses gender. Pure.
 */
export function firstName(displayName: string): string {
  const words = displayName
    .normalize("NFKC")
    .split(/[\s,|/·•()[\]_-]+/u)
    .filter(Boolean);
  if (words.length > 4) return "";
  const name = words.find(
    (word) => /^\p{L}[\p{L}'’.]{1,19}$/u.test(word) && !titles.has(word.toLowerCase().replace(/\.$/, "")),
  );
  if (!name || /\d/.test(displayName)) return "";
  const bare = name.replace(/\.$/, "");
  const isShouted = bare === bare.toUpperCase() && bare.length > 3;
  return isShouted || bare === bare.toLowerCase() ? capitalised(bare) : bare;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
