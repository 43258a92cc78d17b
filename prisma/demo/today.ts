import { setNetworkSwitch } from "#lib/playground/set-network-switch.ts";
import { type Cast, nextTale } from "./fortnight.ts";
import { lastDeskMoment } from "./hours.ts";
import type { Storyline } from "./storyline.ts";
import { askColleagues, begin, converse, returnsOf, solve, type Tale, textOf } from "./tales.ts";

/**
 * What is on the desk right now, whatever the time of day: answers to read, people we wait for, colleagues at work,
 * what was solved in the last hours, and the few that need a hand. Times count back from now; clicks fall into desk hours.
 */
export function tellToday(cast: Cast): readonly Storyline[] {
  const minutesAgo = (minutes: number) => cast.now.subtract({ minutes });
  const lines: Storyline[] = [];
  const reachedAt = (clickedAt: Temporal.Instant, after: number): Tale => {
    const tale = nextTale(cast, clickedAt.subtract({ minutes: after }));
    lines.push(tale.line);
    tale.line.posts(tale.postedAt, textOf(tale.plot.openings, tale.turn));
    tale.line.reachesOut(clickedAt);
    return tale;
  };
  const reached = (minutes: number, after: number) => reachedAt(clickTime(cast, minutes, lines.length), after);

  for (const [clicked, wrote] of [
    [52, 5],
    [74, 13],
    [96, 24],
    [128, 36],
  ] as const) {
    const { line, plot, turn } = reached(clicked, 11);
    line.reads(minutesAgo(wrote + 2));
    line.writes(minutesAgo(wrote), textOf(plot.answers, turn));
  }
  for (const clicked of [26, 61, 118, 205]) reached(clicked, 7);
  for (const clicked of [230, 410]) {
    const clickedAt = clickTime(cast, clicked, lines.length);
    handOver(reachedAt(clickedAt, 12), clickedAt);
  }
  for (const solved of [95, 240, 425]) {
    const solvedAt = clickTime(cast, solved, lines.length);
    const clickedAt = deskTime(solvedAt.subtract({ minutes: 170 }), 45);
    const tale = reachedAt(clickedAt, 8);
    handOver(tale, clickedAt);
    tale.line.resumes(solvedAt.subtract({ minutes: 2 }));
    tale.line.resolves(solvedAt, textOf(tale.plot.solved, tale.turn));
  }
  lines.push(...tellTroubles(cast, lines.length), tellReturn(cast));
  return lines;
}

/** The customer answered, the agent asked on, colleagues have it; counted from the click on. */
function handOver({ line, plot, turn }: Tale, clickedAt: Temporal.Instant): void {
  line.writes(clickedAt.add({ minutes: 9 + (turn % 5) }), textOf(plot.answers, turn));
  const answeredAt = clickedAt.add({ minutes: 24 + turn });
  line.answers(answeredAt, textOf(plot.asks, turn));
  line.notes(answeredAt.add({ minutes: 2 }), textOf(plot.notes, turn));
  line.waits(answeredAt.add({ minutes: 3 }), "internal", plot.waits ?? "menunggu rekan");
}

/** So many minutes ago, or at the end of the last desk day; `place` keeps those of a night apart. */
function clickTime({ now }: Cast, minutes: number, place: number): Temporal.Instant {
  return deskTime(now.subtract({ minutes }), 4 + place * 2 + Math.floor(minutes / 8));
}

/** The moment itself in desk hours, else so many minutes before the desk closed. */
function deskTime(wished: Temporal.Instant, minutesBeforeClosing: number): Temporal.Instant {
  const at = lastDeskMoment(wished);
  return Temporal.Instant.compare(at, wished) === 0 ? wished : at.subtract({ minutes: minutesBeforeClosing });
}

function tellTroubles(cast: Cast, place: number): readonly Storyline[] {
  const { brandAccountId } = cast;
  // The network went down before the public reply and could not be read for two hours: a person has to look.
  const clickedAt = clickTime(cast, 172, place);
  const lost = nextTale(cast, clickedAt.subtract({ minutes: 8 }));
  lost.line.posts(lost.postedAt, textOf(lost.plot.openings, lost.turn));
  lost.line.reachesOut(clickedAt, "works");
  lost.line.happens(clickedAt.add({ seconds: 1 }), "tells", "the network goes down", async (desk) => {
    const turn = (on: boolean) =>
      setNetworkSwitch(desk.scene(clickedAt), { accountId: brandAccountId, name: "networkDown", on });
    await desk.deliver(clickedAt, 1);
    await turn(true);
    await desk.deliver(clickedAt.add({ seconds: 4 }), 1);
    await desk.reconcile(clickedAt.add({ minutes: 125 }));
    await turn(false);
  });
  return [lost.line, tellRefused(cast)];
}

/** The first DM was refused a few minutes ago: the invitation waits for its click. */
function tellRefused(cast: Cast): Storyline {
  const triedAt = clickTime(cast, 7, 0);
  const tale = nextTale(cast, triedAt.subtract({ minutes: 6 }));
  tale.line.shields(tale.postedAt.subtract({ minutes: 30 }), "refusesDms", true);
  tale.line.posts(tale.postedAt, textOf(tale.plot.openings, tale.turn));
  tale.line.reachesOut(triedAt);
  return tale.line;
}

/** Resolved yesterday, and the customer is back a moment ago. */
function tellReturn(cast: Cast): Storyline {
  const solvedAt = clickTime(cast, 26 * 60, 3);
  const tale = nextTale(cast, solvedAt.subtract({ hours: 6 }));
  const answeredAt = converse(tale, begin(tale, 12));
  const readyAt = askColleagues(tale, answeredAt, 45);
  const endedAt = solve(tale, Temporal.Instant.compare(readyAt, solvedAt) > 0 ? readyAt : solvedAt, false);
  const backAt = cast.now.subtract({ minutes: 16 });
  if (Temporal.Instant.compare(endedAt, backAt) < 0) tale.line.writes(backAt, textOf(returnsOf(tale.plot), 0));
  return tale.line;
}
