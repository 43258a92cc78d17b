import type { Abilities } from "#lib/channels/rules/abilities.ts";
import { textLength } from "#lib/channels/rules/text-length.ts";
import { findPersonalData } from "./personal-data.ts";
import { unresolvedVariables } from "./render-template.ts";

export interface TextProblem {
  readonly because: "empty" | "too-long" | "unresolved-variable" | "link-in-public" | "personal-data";
  /** In words for the caller of the API; the desk has its own. */
  readonly message: string;
}

const link = /https?:\/\/|\bwww\.|\b[\w-]+\.(?:com|id|net|org|me)\/\S/iu;

/** What keeps a DM from being sent, or null. Pure. */
export function dmProblem(text: string, abilities: Abilities): TextProblem | null {
  return basicProblem(text, abilities.length.dm);
}

/** What keeps a public text from being posted, or null: length, open variables, links that cost, personal data (law 8). */
export function publicProblem(text: string, abilities: Abilities, options: { mayLink: boolean }): TextProblem | null {
  const basic = basicProblem(text, abilities.length.public);
  if (basic) return basic;
  if (!options.mayLink && abilities.linkInPublic === "costly" && link.test(text)) {
    return {
      because: "link-in-public",
      message: "A public reply carries the number, not a link: the link goes in the DM.",
    };
  }
  const finding = findPersonalData(text).find((each) => each.action === "block");
  if (finding)
    return { because: "personal-data", message: `This public text contains personal data (${finding.kind}).` };
  return null;
}

function basicProblem(text: string, rule: Abilities["length"]["dm"]): TextProblem | null {
  if (text.trim() === "") return { because: "empty", message: "The text is empty." };
  const used = textLength(text, rule);
  if (used > rule.max)
    return { because: "too-long", message: `${used} of ${rule.max} allowed: shorten by ${used - rule.max}.` };
  const [open] = unresolvedVariables(text);
  if (open) return { because: "unresolved-variable", message: `The variable {{${open}}} has no value.` };
  return null;
}
