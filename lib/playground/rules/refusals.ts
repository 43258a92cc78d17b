/** Why the network does not take something, in the words of its API. */
export type Refusal = "dm_closed" | "blocked" | "gone" | "too_long" | "invalid" | "taken";

export const maxPostCharacters = 280;
export const maxMessageCharacters = 1000;

export type Taken<Result> = ({ readonly ok: true } & Result) | { readonly ok: false; readonly because: Refusal };

/** Characters as a reader counts letters and signs: code points. */
export function refusalOfText(text: string, maxCharacters: number): Refusal | null {
  if (text.trim() === "") return "invalid";
  return [...text].length > maxCharacters ? "too_long" : null;
}

export interface Party {
  readonly id: string;
  readonly isBrand: boolean;
  readonly refusesDms: boolean;
  readonly blocksBrand: boolean;
}

/**
 * Whether a direct message is taken. Messages run between a person and a brand only; who refuses messages still gets
 * the answer to their own, and a block closes both directions.
 */
export function refusalOfMessage(from: Party, to: Party, recipientWroteBefore: boolean): Refusal | null {
  if (from.isBrand === to.isBrand) return "invalid";
  const person = from.isBrand ? to : from;
  if (person.blocksBrand) return "blocked";
  return from.isBrand && person.refusesDms && !recipientWroteBefore ? "dm_closed" : null;
}

/** Whether a post may be answered, quoted or passed on; `null` for the other means that it was deleted. */
export function refusalOfReply(author: Party, other: Party | null): Refusal | null {
  if (other === null) return "gone";
  if (author.isBrand && !other.isBrand && other.blocksBrand) return "blocked";
  return null;
}
