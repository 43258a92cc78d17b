import { claimsDirectMessage } from "#lib/replies/rules/claims-dm.ts";
import { renderTemplate, type TemplateValues, unresolvedVariables } from "#lib/replies/rules/render-template.ts";

export const templateKinds = ["first-dm", "acknowledgement", "invitation"] as const;
export type TemplateKind = (typeof templateKinds)[number];

export type TemplateProblem = "empty" | "unknown-variable" | "no-number" | "claims-dm" | "link-in-public";

/** Stands for every variable that a ticket fills, so that only unknown ones stay open. */
const filled: TemplateValues = {
  sapaan: "Kak",
  nama: "Dewi",
  merek: "Merek",
  nomor: "TGP-7K3M-9QXD-4",
  tautan: "https://contoh.example/track/TGP-7K3M-9QXD-4",
  kanal: "https://contoh.example",
  inisial: "RN",
  undangan: "https://contoh.example/dm",
};

/**
 * What makes a template unfit for its place, or null. Public texts carry the number (DESIGN §5); an acknowledgement no
 * link; an invitation follows a refused DM, so it must not say that one was sent. Pure.
 */
export function templateProblem(kind: TemplateKind, text: string): TemplateProblem | null {
  if (text.trim() === "") return "empty";
  if (unresolvedVariables(renderTemplate(text, filled)).length > 0) return "unknown-variable";
  if (!/\{\{\s*nomor\s*\}\}/u.test(text)) return "no-number";
  if (kind === "acknowledgement" && /https?:\/\/|\{\{\s*(?:tautan|kanal|undangan)\s*\}\}/iu.test(text)) {
    return "link-in-public";
  }
  if (kind === "invitation" && claimsDirectMessage(renderTemplate(text, filled)).claims) return "claims-dm";
  return null;
}
