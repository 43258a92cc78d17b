import { shareOf } from "./clock-figures.ts";

export const publicAnswers = ["dm-first", "invited", "public-first", "none"] as const;
/** How a ticket's first public answer relates to its first accepted DM. */
export type PublicAnswer = (typeof publicAnswers)[number];

export interface SentMessage {
  readonly leg: "dm" | "public";
  readonly kind: string;
  readonly state: string;
  readonly acceptedAt: Temporal.Instant | null;
}

export interface DmFirstFigures {
  /** Tickets with at least one accepted public answer. */
  readonly answeredInPublic: number;
  /** A DM had been accepted before the first public answer, or at the same moment. */
  readonly dmFirst: number;
  /** The first public answer was the invitation after a refused DM. */
  readonly invited: number;
  /** Answered in public with neither. */
  readonly publicFirst: number;
  /** dmFirst ÷ answeredInPublic; null before anything was answered in public. */
  readonly share: number | null;
}

const acceptedStates = ["accepted", "delivered", "read"];

/** Classifies one ticket by what the networks accepted of it, whatever the order of the list. */
export function publicAnswer(messages: readonly SentMessage[]): PublicAnswer {
  const sent = messages.flatMap(({ leg, kind, state, acceptedAt }) =>
    acceptedStates.includes(state) && acceptedAt ? [{ leg, kind, at: acceptedAt.epochMilliseconds }] : [],
  );
  const publicAt = Math.min(...sent.filter((one) => one.leg === "public").map((one) => one.at));
  const dmAt = Math.min(...sent.filter((one) => one.leg === "dm").map((one) => one.at));
  if (!Number.isFinite(publicAt)) return "none";
  if (dmAt <= publicAt) return "dm-first";
  return sent.some((one) => one.kind === "invitation" && one.at === publicAt) ? "invited" : "public-first";
}

/** Counts classified tickets. */
export function dmFirstFigures(answers: readonly PublicAnswer[]): DmFirstFigures {
  const count = (answer: PublicAnswer) => answers.filter((one) => one === answer).length;
  return dmFirstFiguresOf(count("dm-first"), count("invited"), count("public-first"));
}

export function dmFirstFiguresOf(dmFirst: number, invited: number, publicFirst: number): DmFirstFigures {
  const answeredInPublic = dmFirst + invited + publicFirst;
  return { answeredInPublic, dmFirst, invited, publicFirst, share: shareOf(dmFirst, answeredInPublic) };
}
