import type { AgentKey } from "./desk.ts";
import { afterDeskMinutes, type Dice, whenAwake } from "./hours.ts";
import type { Plot } from "./plot.ts";
import { type Storyline, storyline } from "./storyline.ts";
import { apologies, returns, thanks } from "./voices.ts";

/** One complaint that is told: who, about what, and from when on. */
export interface Tale {
  readonly line: Storyline;
  readonly plot: Plot;
  /** Which of the plot's texts; answers, questions and solutions of the same turn belong together. */
  readonly turn: number;
  readonly dice: Dice;
  readonly postedAt: Temporal.Instant;
}

export type Ending = "closed" | "quick" | "silent" | "reopened" | "public" | "slow";

/** Desk minutes until the first click; targets are 30 for the first DM and 60 for each answer. */
const firstClicks = [9, 6, 12, 8, 5, 14, 10, 7, 18, 9, 11, 4, 22, 8, 38, 13, 6, 10, 26, 9] as const;
const nextAnswers = [12, 7, 19, 25, 9, 33, 15, 11, 44, 21, 8, 72, 17, 28] as const;

export function newTale(
  given: { accountId: string; agent: AgentKey; plot: Plot; turn: number; dice: Dice },
  postedAt: Temporal.Instant,
): Tale {
  const { accountId, agent, ...rest } = given;
  return { ...rest, postedAt, line: storyline(accountId, agent) };
}

export function textOf(texts: readonly string[], turn: number): string {
  return texts[turn % texts.length] ?? "";
}

const languageOf = (plot: Plot) => plot.language ?? "id";

/** The post and the first click; answers when the agent clicked. */
export function begin(
  { line, plot, turn, dice, postedAt }: Tale,
  minutes: number = dice.next(firstClicks),
): Temporal.Instant {
  line.posts(postedAt, textOf(plot.openings, turn));
  const clickedAt = afterDeskMinutes(postedAt, minutes);
  if (minutes > 30) line.misses(afterDeskMinutes(postedAt, 30).add({ seconds: 20 }));
  line.reachesOut(clickedAt);
  return clickedAt;
}

/** The customer answers by DM and the agent asks on; answers when the agent wrote. */
export function converse(tale: Tale, from: Temporal.Instant): Temporal.Instant {
  const { line, plot, turn, dice } = tale;
  const writtenAt = whenAwake(from.add({ minutes: dice.between(6, 95), seconds: dice.between(0, 59) }));
  line.writes(writtenAt, textOf(plot.answers, turn));
  const answeredAt = answerTime(tale, writtenAt);
  line.answers(answeredAt, textOf(plot.asks, turn));
  return answeredAt;
}

function answerTime({ line, dice }: Tale, writtenAt: Temporal.Instant): Temporal.Instant {
  const minutes = dice.next(nextAnswers);
  if (minutes > 60) line.misses(afterDeskMinutes(writtenAt, 60).add({ seconds: 20 }));
  return afterDeskMinutes(writtenAt, minutes);
}

/** Colleagues are asked: a note, the wait, the return; answers when the ticket is taken up again. */
export function askColleagues(tale: Tale, from: Temporal.Instant, deskMinutes: number): Temporal.Instant {
  const { line, plot, turn } = tale;
  const notedAt = afterDeskMinutes(from, 2);
  line.notes(notedAt, textOf(plot.notes, turn));
  if (!plot.waits) return notedAt;
  line.waits(notedAt.add({ seconds: 40 }), "internal", plot.waits);
  const backAt = afterDeskMinutes(notedAt, deskMinutes);
  line.resumes(backAt);
  return backAt;
}

/** Solved and told; the customer thanks, mostly. Answers when it was resolved. */
export function solve(tale: Tale, from: Temporal.Instant, isThanked = true): Temporal.Instant {
  const { line, plot, turn, dice } = tale;
  const solvedAt = afterDeskMinutes(from, dice.between(2, 9));
  line.resolves(solvedAt, textOf(plot.solved, turn));
  if (isThanked) {
    const thankedAt = whenAwake(solvedAt.add({ minutes: dice.between(4, 140) }));
    line.reads(thankedAt.subtract({ seconds: 45 }));
    line.writes(thankedAt, dice.next(thanks[languageOf(plot)]));
  }
  return solvedAt;
}

/** Closed two desk days after it was resolved, unless the customer came back. */
export function close({ line }: Tale, solvedAt: Temporal.Instant, because?: string): void {
  line.closes(afterDeskMinutes(solvedAt, 26 * 60 + 11), because);
}

/** The whole tale with this ending; what lies after "now" is cut off when it is played. */
export function tell(tale: Tale, ending: Ending): void {
  const clickedAt = begin(tale);
  if (ending === "silent") {
    waitInVain(tale, clickedAt);
    return;
  }
  const answeredAt = converse(tale, clickedAt);
  const wait = ending === "slow" ? 13 * 60 * 5 : tale.dice.between(45, ending === "quick" ? 140 : 560);
  if (ending === "slow") tale.line.misses(tale.postedAt.add({ hours: 90 }));
  const solvedAt = solve(tale, askColleagues(tale, answeredAt, wait), ending !== "slow" && ending !== "reopened");
  if (ending === "public") {
    const words = tale.plot.language
      ? "All sorted now. Thank you for your patience!"
      : "Sudah beres ya, Kak. Terima kasih sudah sabar menunggu.";
    tale.line.answersPublicly(solvedAt.add({ seconds: 90 }), words);
  }
  close(tale, ending === "reopened" ? comeBack(tale, solvedAt) : solvedAt);
}

/** It broke again: the customer's word reopens the ticket. Answers when it was resolved the second time. */
export function comeBack(tale: Tale, solvedAt: Temporal.Instant): Temporal.Instant {
  const { line, dice, plot } = tale;
  const backAt = whenAwake(solvedAt.add({ hours: dice.between(5, 20), minutes: dice.between(0, 50) }));
  line.writes(backAt, dice.next(returnsOf(plot)));
  const answeredAt = answerTime(tale, backAt);
  line.answers(answeredAt, dice.next(apologies[languageOf(plot)]));
  return solve(tale, askColleagues(tale, answeredAt, dice.between(120, 420)));
}

export function returnsOf(plot: Plot): readonly string[] {
  return returns[languageOf(plot)];
}

function waitInVain(tale: Tale, clickedAt: Temporal.Instant): void {
  const isEnglish = tale.plot.language === "en";
  const remindedAt = afterDeskMinutes(clickedAt, 13 * 60 + tale.dice.between(20, 200));
  tale.line.answers(
    remindedAt,
    isEnglish
      ? "We have not heard from you yet. Whenever it suits you, please send us your customer ID here."
      : "Kak, kami masih menunggu kabarnya. Kalau sudah sempat, cukup kirim ID pelanggan di sini ya.",
  );
  const endedAt = afterDeskMinutes(remindedAt, 26 * 60);
  tale.line.resolves(
    endedAt,
    isEnglish
      ? "We are resolving your report for now because we have not heard from you. Just write here and it opens again."
      : "Laporan Kakak kami selesaikan dulu karena belum ada kabar. Cukup balas pesan ini, nanti langsung kami buka lagi.",
  );
  close(tale, endedAt, "tidak ada jawaban");
}
