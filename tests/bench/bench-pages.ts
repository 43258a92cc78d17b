import { countViews } from "#lib/tickets/count-views.ts";
import { findTicket } from "#lib/tickets/find-ticket.ts";
import { type ListInbox, listInbox } from "#lib/tickets/list-inbox.ts";
import type { Size } from "./bench.ts";
import { type Desk, openFilledDesk } from "./desk.ts";
import { rareWord } from "./fill-sql.ts";
import { inTurns, page, type Subject } from "./measure.ts";
import { type Started, type Surroundings, startBare, startWeb } from "./processes.ts";
import { type Line, milliseconds, printPart } from "./report.ts";

const small = 1_000;

/** Pages and queries over few and over many tickets, in turns, against a bare page and a bare query. */
export async function measurePages(serverUrl: string, env: Surroundings, size: Size): Promise<void> {
  const few = await openFilledDesk(serverUrl, "bench_few", small);
  const many = await openFilledDesk(serverUrl, "bench_many", size.tickets);
  console.log(`\nfilled ${size.tickets.toLocaleString("en")} tickets in ${many.seconds.toFixed(1)} s`);
  const start = (desk: Desk) => startWeb({ ...env, DATABASE_URL: desk.url });
  const [fewWeb, manyWeb] = [await start(few.desk), await start(many.desk)];
  const bare = await startBare("next", { ...env, DATABASE_URL: few.desk.url });
  await timePages(size, [few.desk, fewWeb], [many.desk, manyWeb], bare);
  await timeQueries(size, few.desk, many.desk);
  for (const started of [fewWeb, manyWeb, bare]) await started.stop();
  for (const { desk } of [few, many]) await desk.close();
}

type Place = readonly [desk: Desk, web: Started];

async function timePages(size: Size, few: Place, many: Place, bare: Started): Promise<void> {
  const floors = [
    page("bare page", `${bare.url}/`, "", "Ticket 59"),
    page("sign-in", `${many[1].url}/sign-in`, "", "<form"),
  ];
  const subjects = [...(await pagesOf("few", ...few)), ...(await pagesOf("many", ...many)), ...floors];
  const times = await inTurns(subjects, size.turns);
  const floor = times.get("bare page") ?? Number.NaN;
  const signIn = times.get("sign-in") ?? Number.NaN;
  const names = subjects.flatMap(({ name }) => (name.startsWith("many ") ? [name.slice(5)] : []));
  const reports = size.turns > 10 ? 5 : 3;
  for (const [name, time] of await inTurns(await reportsOf(few, many), reports)) {
    (times as Map<string, number>).set(name, time);
  }
  printPart(
    "Pages: many tickets against few (server time, one client, lower quartile)",
    growth([...names, "report"], times),
  );
  const against = (name: string, time: number, of: number, what: string): Line => ({
    what: `${name} against ${what}`,
    value: milliseconds(time),
    floor: milliseconds(of),
    ratio: time / of,
    aim: null,
  });
  printPart("Pages over many tickets against pages without a query", [
    ...names.map((name) => against(name, times.get(`many ${name}`) ?? Number.NaN, floor, "a bare page of 60 rows")),
    against("inbox", times.get("many inbox") ?? Number.NaN, signIn, "/sign-in"),
  ]);
}

async function pagesOf(size: string, desk: Desk, web: Started): Promise<Subject[]> {
  const { rows } = await listInbox(desk.click(), { view: "answered", limit: 1 });
  const number = rows[0]?.number ?? "";
  const at = (name: string, path: string, holds: string) =>
    page(`${size} ${name}`, `${web.url}${path}`, desk.cookie, holds);
  return [
    at("inbox", "/inbox?view=all-open", "warga_"),
    at("inbox needs a look", "/inbox?view=needs-a-look", "warga_"),
    at("inbox search", `/inbox?view=all-open&q=${rareWord}`, rareWord),
    at("ticket", `/tickets/${number}`, number),
    at("mentions", "/mentions", "NusaLinkCare"),
    at("outbox", "/outbox", "NSL-"),
    at("status page", `/track/${number}`, number),
  ];
}

async function reportsOf(few: Place, many: Place): Promise<Subject[]> {
  const at = (size: string, [desk, web]: Place) => page(`${size} report`, `${web.url}/reports`, desk.cookie, "<table");
  return [at("few", few), at("many", many)];
}

async function timeQueries(size: Size, few: Desk, many: Desk): Promise<void> {
  const subjects = [...(await queriesOf("few", few)), ...(await queriesOf("many", many))];
  const times = await inTurns(subjects, size.turns);
  const names = subjects.flatMap(({ name }) => (name.startsWith("many ") ? [name.slice(5)] : []));
  printPart("Queries: many tickets against few (without the page)", growth(names.slice(1), times));
  const floor = times.get("many bare SQL") ?? Number.NaN;
  const lines = names.slice(1).map((name): Line => {
    const time = times.get(`many ${name}`) ?? Number.NaN;
    return { what: name, value: milliseconds(time), floor: milliseconds(floor), ratio: time / floor, aim: null };
  });
  printPart("Queries over many tickets against a bare SQL of 60 rows by index", lines);
}

async function queriesOf(size: string, desk: Desk): Promise<Subject[]> {
  const { pool } = desk.database;
  const first = await listInbox(desk.click(), { view: "all-open", limit: 60 });
  const number = first.rows[0]?.number ?? "";
  const bare = `SELECT * FROM ticket WHERE "brandId" = $1 AND status IN ('new', 'open', 'waiting-customer', 'waiting-internal')
    ORDER BY "nextDueAt", id LIMIT 60`;
  const as = (name: string, run: () => Promise<unknown>): Subject => ({
    name: `${size} ${name}`,
    run: async () => void (await run()),
  });
  const list = (name: string, wish: ListInbox) => as(name, () => listInbox(desk.click(), { limit: 60, ...wish }));
  return [
    as("bare SQL", () => pool.query(bare, [desk.ground.brandId])),
    list("list all open", { view: "all-open" }),
    list("list needs DM", { view: "needs-dm" }),
    list("list waiting", { view: "waiting" }),
    list("list needs a look", { view: "needs-a-look" }),
    list("list second page", { view: "all-open", cursor: first.nextCursor }),
    list("search a rare word", { view: "resolved", q: rareWord }),
    list("search what is nowhere", { view: "all-open", q: "zzzqqq" }),
    as("counts of the views", () => countViews(desk.click())),
    as("ticket", () => findTicket(desk.click(), { number })),
  ];
}

/** Over few tickets these show fewer rows, or count fewer: their growth is told without an aim. */
const unlike = new Set([
  "inbox needs a look",
  "inbox search",
  "outbox",
  "report",
  "list needs a look",
  "search a rare word",
]);

function growth(names: readonly string[], times: ReadonlyMap<string, number>): Line[] {
  return names.map((name) => {
    const [many, few] = [times.get(`many ${name}`) ?? Number.NaN, times.get(`few ${name}`) ?? Number.NaN];
    const aim = unlike.has(name) ? null : { atMost: 1.5 };
    return { what: name, value: milliseconds(many), floor: milliseconds(few), ratio: many / few, aim };
  });
}
