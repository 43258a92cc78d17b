import type { AgentKey } from "./desk.ts";
import { afterDeskMinutes, type Dice, daysAgo, whenAwake } from "./hours.ts";
import type { Plot } from "./plot.ts";
import { accountPlots } from "./stories-account.ts";
import { linePlots } from "./stories-line.ts";
import { type Storyline, storyline } from "./storyline.ts";
import { askColleagues, begin, close, converse, type Ending, newTale, solve, type Tale, tell } from "./tales.ts";
import { nudges, outagePosts, praises, puzzles } from "./voices.ts";

/** Who appears and which texts are left; every call takes the next. */
export interface Cast {
  readonly dice: Dice;
  readonly now: Temporal.Instant;
  readonly brandAccountId: string;
  /** Account id of the next person who has not appeared yet. */
  readonly person: () => string;
  /** The next opening that was not told yet. */
  readonly plot: () => { readonly plot: Plot; readonly turn: number };
}

const shifts: readonly AgentKey[] = ["rina", "bayu", "bayu", "rina", "rina", "bayu"];
const times = ["07:05", "09:10", "11:20", "13:05", "15:35", "17:50", "19:15", "20:30", "22:05"] as const;
const perDay = [2, 2, 1, 2, 2, 2, 3, 1, 2, 2, 2, 2, 2] as const;
const endings: readonly Ending[] = [
  "closed",
  "quick",
  "closed",
  "silent",
  "public",
  "closed",
  "reopened",
  "quick",
  "closed",
];

/** All openings, one of each plot in turn, so that the days are mixed. */
export function openingsInTurn(): readonly { readonly plot: Plot; readonly turn: number }[] {
  const plots = [...linePlots, ...accountPlots];
  const longest = Math.max(...plots.map((plot) => plot.openings.length));
  return Array.from({ length: longest }, (_, turn) => turn).flatMap((turn) =>
    plots.flatMap((plot) => (turn < plot.openings.length ? [{ plot, turn }] : [])),
  );
}

export function nextTale(cast: Cast, postedAt: Temporal.Instant, accountId = cast.person()): Tale {
  const agent = cast.dice.next(shifts);
  return newTale({ accountId, agent, ...cast.plot(), dice: cast.dice }, postedAt);
}

/** Thirteen ordinary days, oldest first, with one evening on which a cable was cut. */
export function tellFortnight(cast: Cast): readonly Storyline[] {
  const ordinary = perDay.flatMap((count, index) =>
    Array.from({ length: count }, () => {
      const tale = nextTale(cast, atSomeTime(cast, perDay.length - index));
      tell(tale, cast.dice.next(endings));
      return tale.line;
    }),
  );
  return [...ordinary, ...tellOutage(cast), ...tellOddities(cast), ...tellSmallTalk(cast)];
}

function atSomeTime({ now, dice }: Cast, days: number): Temporal.Instant {
  return daysAgo(now, days, dice.next(times)).add({ minutes: dice.between(0, 44), seconds: dice.between(0, 59) });
}

const outageDay = 6;

function tellOutage(cast: Cast): readonly Storyline[] {
  const { dice, now } = cast;
  const start = daysAgo(now, outageDay, "19:04");
  const plot: Plot = {
    openings: outagePosts,
    answers: [
      "000-3141, Antapani blok C. Tetangga kanan kiri juga mati.",
      "ID 000-8806. Sudah nyala ulang modem tiga kali.",
    ],
    asks: [
      "Terima kasih, Kak. Kabel utama di Antapani tertarik truk; tim sedang menyambungnya dan perkiraannya selesai pukul 23.00.",
    ],
    notes: ["Gangguan massal Antapani, kabel utama 48 inti putus."],
    solved: [
      "Kabel utama di Antapani sudah tersambung, Kak. Sehari langganan kami bebaskan untuk semua yang terdampak.",
    ],
  };
  const board = storyline(cast.brandAccountId, "bayu");
  board.posts(
    start.add({ minutes: 41 }),
    "Kak, sebagian Antapani sedang tanpa internet karena kabel utama tertarik kendaraan. Tim kami sudah di lokasi, perkiraan selesai pukul 23.00. Kabarnya kami tulis di sini.",
  );
  const lines = outagePosts.map((_, turn) => {
    const postedAt = start.add({ minutes: turn * 4 + dice.between(0, 2), seconds: dice.between(0, 59) });
    const agent: AgentKey = turn % 3 === 2 ? "sari" : turn % 2 === 0 ? "rina" : "bayu";
    const tale = newTale({ accountId: cast.person(), agent, plot, turn, dice }, postedAt);
    // The desk was busy: whoever wrote later waited longer, the last ones longer than promised.
    const clickedAt = begin(tale, 7 + turn * 4);
    if (turn === 5) tale.line.posts(postedAt.add({ minutes: 19 }), nudges[2]);
    const spokenAt = turn % 2 === 0 ? converse(tale, clickedAt) : clickedAt;
    const restoredAt = daysAgo(now, outageDay - 1, "08:12").add({ minutes: turn * 3 });
    close(
      tale,
      solve(tale, Temporal.Instant.compare(spokenAt, restoredAt) > 0 ? spokenAt : restoredAt, turn % 2 === 0),
    );
    return tale.line;
  });
  return [board, ...lines];
}

/** What happens rarely, once each: refused, blocked, skipped, by DM, edited, taken back, late, slow, and back again. */
function tellOddities(cast: Cast): readonly Storyline[] {
  const { now, dice } = cast;
  const tales = [11, 10, 9, 8, 7, 5, 4, 3].map((days) => nextTale(cast, daysAgo(now, days, "10:12")));
  const [slow, again, refused, blocked, edited, late, skipped, takenBack] = tales as [
    Tale,
    Tale,
    Tale,
    Tale,
    Tale,
    Tale,
    Tale,
    Tale,
  ];
  tell(slow, "slow");

  tell(again, "quick");
  again.line.posts(
    daysAgo(now, 2, "16:20"),
    "@nusaraya halo, ini saya lagi. Internet mati lagi sejak siang, tolong dicek ya.",
  );
  const returnedAt = afterDeskMinutes(daysAgo(now, 2, "16:20"), 7);
  again.line.reachesOut(returnedAt);
  solve(again, askColleagues(again, converse(again, returnedAt), 95));

  refused.line.shields(refused.postedAt.subtract({ hours: 1 }), "refusesDms", true);
  const invitedAt = begin(refused, 9).add({ minutes: 2 });
  refused.line.invites(invitedAt);
  refused.line.shields(invitedAt.add({ minutes: 30 }), "refusesDms", false);
  close(refused, solve(refused, askColleagues(refused, converse(refused, invitedAt.add({ minutes: 30 })), 130)));

  blocked.line.shields(blocked.postedAt.add({ minutes: 1 }), "blocksBrand", true);
  const triedAt = begin(blocked, 11);
  blocked.line.notes(
    triedAt.add({ minutes: 3 }),
    "DM ditolak: pelanggan memblokir akun kita. Tidak dihubungi lagi lewat sini.",
  );
  blocked.line.closes(triedAt.add({ minutes: 5 }), "pelanggan memblokir akun kami");

  edited.line.edits(
    edited.postedAt.add({ minutes: 3 }),
    `${edited.plot.openings[edited.turn % edited.plot.openings.length]} (sudah dari pagi)`,
  );
  tell(edited, "public");

  const lateAt = begin(late, 47);
  late.line.posts(late.postedAt.add({ minutes: 34 }), nudges[0]);
  close(late, solve(late, askColleagues(late, converse(late, lateAt), 75)));

  skipped.line.posts(skipped.postedAt, skipped.plot.openings[skipped.turn % skipped.plot.openings.length] ?? "");
  skipped.line.claims(afterDeskMinutes(skipped.postedAt, 12));
  skipped.line.skips(afterDeskMinutes(skipped.postedAt, 14), "pelanggan sudah menelepon dan dibantu di sana");
  skipped.line.resolves(afterDeskMinutes(skipped.postedAt, 40), "Sudah dibantu lewat telepon.", false);
  skipped.line.closes(afterDeskMinutes(skipped.postedAt, 900));

  const reachedAt = begin(takenBack, 8);
  takenBack.line.deletes(reachedAt.add({ minutes: 25 }));
  takenBack.line.closes(reachedAt.add({ minutes: 70 }), "pelanggan menarik laporannya");
  return [...tales.map((tale) => tale.line), tellByDm(cast, dice)];
}

/** A customer who writes by DM first: no outreach is needed. */
function tellByDm({ now, person }: Cast, dice: Dice): Storyline {
  const line = storyline(person(), "rina");
  const writtenAt = daysAgo(now, 5, "14:26");
  line.writes(
    writtenAt,
    "Selamat siang, internet saya mati sejak tadi pagi, lampu LOS merah. ID 000-6677. Bisa dibantu?",
  );
  const answeredAt = afterDeskMinutes(writtenAt, 11);
  line.claims(answeredAt.subtract({ seconds: 40 }));
  line.answers(
    answeredAt,
    "Bisa, Kak. Sinyalnya memang hilang dari sisi kami; sedang kami pulihkan, paling lama satu jam.",
  );
  const solvedAt = afterDeskMinutes(answeredAt, 48);
  line.resolves(solvedAt, "Sinyalnya sudah pulih, Kak. Silakan dicoba; kalau masih ada kendala, balas saja di sini.");
  line.writes(
    whenAwake(solvedAt.add({ minutes: dice.between(5, 40) })),
    "Sudah lancar, terima kasih banyak Kak. Mantap 👍",
  );
  line.closes(afterDeskMinutes(solvedAt, 1_500));
  return line;
}

/** Praise is kept and counted; riddles wait for a person. */
function tellSmallTalk(cast: Cast): readonly Storyline[] {
  const { now, dice, person } = cast;
  const happy = praises.map((text, index) => {
    const line = storyline(person(), "rina");
    line.posts(daysAgo(now, 12 - index * 2, "12:30").add({ minutes: dice.between(0, 240) }), text);
    return line;
  });
  const riddles = puzzles.map((text, index) => {
    const line = storyline(person(), "bayu");
    const postedAt = now.subtract({ hours: 52 - index * 15 });
    line.posts(postedAt, text);
    if (index === 0) line.keeps(afterDeskMinutes(postedAt, 30), "other");
    return line;
  });
  return [...happy, ...riddles];
}

/** The people of a desk's network, made on the day before the story begins. */
export function castOf(given: Omit<Cast, "person" | "plot">, accountIds: readonly string[]): Cast {
  const waiting = [...accountIds];
  const stories = [...openingsInTurn()];
  const take = <Item>(list: Item[], what: string): Item => {
    const item = list.shift();
    if (item === undefined) throw new Error(`The demo has no ${what} left.`);
    return item;
  };
  return { ...given, person: () => take(waiting, "person"), plot: () => take(stories, "story") };
}
