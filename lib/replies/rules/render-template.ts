/** The variables of outreach texts; Indonesian names, as the people who write templates say them. */
export const templateVariables = [
  "sapaan",
  "nama",
  "merek",
  "nomor",
  "tautan",
  "kanal",
  "inisial",
  "undangan",
] as const;
export type TemplateVariable = (typeof templateVariables)[number];
export type TemplateValues = Readonly<Partial<Record<TemplateVariable, string>>>;

/**
 * Fills `{{variable}}`. A line whose variable has no value is left out whole, so that no half sentence goes out;
 * an unknown variable stays visible and is reported by `unresolvedVariables`. Pure.
 */
export function renderTemplate(template: string, values: TemplateValues): string {
  const lines = template
    .split("\n")
    .filter((line) => variablesOf(line).every((name) => isKnown(name) === false || hasValue(values, name)));
  const filled = lines.map((line) => line.replace(pattern, (whole, name: string) => filledIn(values, name) ?? whole));
  return filled
    .join("\n")
    .replace(/[ \t]+/g, " ")
    .replace(/ ([,.!?])/g, "$1")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Variables that are still in a text, and would be sent as they stand: they block sending. */
export function unresolvedVariables(text: string): string[] {
  return variablesOf(text);
}

const pattern = /\{\{\s*([\p{L}_]+)\s*\}\}/gu;

function variablesOf(line: string): string[] {
  return [...line.matchAll(pattern)].flatMap((match) => match[1] ?? []);
}

function isKnown(name: string): name is TemplateVariable {
  return (templateVariables as readonly string[]).includes(name);
}

/** A name may be missing: "Halo Kak," is still a sentence. Everything else must be there. */
function hasValue(values: TemplateValues, name: string): boolean {
  return name === "nama" || (filledIn(values, name) ?? "") !== "";
}

function filledIn(values: TemplateValues, name: string): string | undefined {
  if (!isKnown(name)) return undefined;
  return values[name] ?? (name === "nama" ? "" : undefined);
}
