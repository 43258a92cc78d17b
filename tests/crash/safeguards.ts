import { arriving } from "./safeguards/arriving.ts";
import { outcomes } from "./safeguards/outcomes.ts";
import type { Edit, Part, Safeguard } from "./safeguards/safeguard.ts";
import { workers } from "./safeguards/workers.ts";

/**
 * Every safeguard of the delivery core: name → what is switched off → what must then be reported. The controls run the
 * life with everything on (no breach) and with the safeguard off (this breach): tests/crash/safeguards.test.ts.
 */
export const safeguards: Readonly<Record<string, Safeguard>> = { ...outcomes, ...workers, ...arriving };

/** The changes of one file when these parts are switched off. */
export function editsOf(parts: readonly Part[], file: string): Edit[] {
  return parts.flatMap((part) => part.edits ?? []).filter((edit) => edit.file === file);
}

/** The source with the changes made. Throws when a safeguard is no longer written as it was. */
export function mutate(source: string, edits: readonly Edit[]): string {
  return edits.reduce((text, { file, is, becomes }) => {
    if (!text.includes(is)) throw new Error(`a safeguard in ${file} is no longer written as it was: ${is}`);
    return text.replaceAll(is, () => becomes);
  }, source);
}
