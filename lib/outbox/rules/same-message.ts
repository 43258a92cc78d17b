export interface Candidate {
  readonly text: string;
  readonly token: string | null;
}

/** Whether a text that the network shows is this message: by its token, else by its words without spacing. Pure. */
export function isSameMessage(shown: string, candidate: Candidate): boolean {
  if (candidate.token !== null && candidate.token !== "") return shown.includes(candidate.token);
  return plain(shown) === plain(candidate.text);
}

function plain(text: string): string {
  return text
    .normalize("NFC")
    .replace(/^(?:@\S+\s+)+/u, "")
    .replace(/\s+/gu, " ")
    .trim();
}
