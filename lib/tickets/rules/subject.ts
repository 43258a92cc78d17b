const most = 90;

/** Stands in the subject of a ticket whose opening post was deleted; screens show it in the reader's language. */
export const deletedSubject = "[deleted]";

/** A one-line subject from the customer's words: leading @mentions and line breaks go, cut at a word. Pure. */
export function subjectOf(text: string): string {
  const line = text
    .replace(/^(?:\s*@[\w.]+[,:]?)+/u, "")
    .replace(/https?:\/\/\S+/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
  if (line === "") return text.replace(/\s+/gu, " ").trim().slice(0, most) || "…";
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd().toWellFormed()}…`;
}
