export interface Candidate {
  readonly text: string;
  readonly token: string | null;
}

/** Whether a text that the network shows is this message: by its token, else by its words without spacing. Pure. */
export function isSameMessage(shown: string, candidate: Candidate): boolean {
  if (candidate.token !== null && candidate.token !== "") return shown.includes(candidate.token);
  return plain(shown) === plain(candidate.text);
}

/** Which of them the network shows: one with these very words, else one with its token. Pure. */
export function chooseSame<Message extends Candidate>(shown: string, candidates: readonly Message[]): Message | null {
  const words = candidates.find((candidate) => plain(shown) === plain(candidate.text));
  return words ?? candidates.find((candidate) => isSameMessage(shown, candidate)) ?? null;
}

function plain(text: string): string {
  return text
    .normalize("NFC")
    .replace(/^(?:@\S+\s+)+/u, "")
    .replace(/\s+/gu, " ")
    .trim();
}
