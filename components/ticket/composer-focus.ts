/** Marks the composer, so that Ctrl+Enter means the text in which the cursor stands. */
export const composerMark = "data-composer";

/** Whether the cursor is not in the composer: then Ctrl+Enter belongs to the outreach cards. */
export function isOutsideComposer(): boolean {
  return document.activeElement?.closest(`[${composerMark}]`) == null;
}
