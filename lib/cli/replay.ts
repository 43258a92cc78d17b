import "./node-version.ts";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { projectRoot } from "./project-root.ts";
import { type ReplayOptions, readReplayOptions } from "./replay-options.ts";
import { runCommand, StartError } from "./start-error.ts";

const batchSize = 200;
/** Nothing normalised for so long: no worker runs, or it is stuck. */
const stuckMs = 120_000;

await runCommand(async () => {
  const options = readReplayOptions(process.argv.slice(2));
  if (!existsSync(options.file)) throw new StartError(`There is no file ${options.file}.`);
  const url = await findDatabaseUrl();
  const { openDatabase } = await import("#lib/db/client.ts");
  const { db, close } = openDatabase(url, { max: 4, name: "tanggap-replay" });
  const isWhole = await replay(db, options).finally(close);
  process.exit(isWhole ? 0 : 1);
});

/** DATABASE_URL, or the running database of the data folder: the given one, else the demo's, else production's. */
async function findDatabaseUrl(): Promise<string> {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  const given = process.env.TANGGAP_DATA_DIR;
  const folders = given ? [resolve(given)] : ["demo", "data"].map((name) => join(projectRoot, ".tanggap", name));
  const { openDataFolder } = await import("./data-folder.ts");
  const { currentUrl } = await import("./ensure-database.ts");
  for (const folder of folders) {
    const url = existsSync(folder) ? currentUrl(openDataFolder(folder)) : null;
    if (url === null) continue;
    // Secrets of new channels are sealed with this folder's key; set before lib/env.ts reads the environment.
    process.env.TANGGAP_DATA_DIR = folder;
    return url;
  }
  throw new StartError("Nothing runs here: start `npm run demo` first, or set DATABASE_URL or TANGGAP_DATA_DIR.");
}

type Db = import("#lib/db/client.ts").Db;
type ReplayGoal = import("./replay-goals.ts").ReplayGoal;

/** Sends, waits, counts, tells. True when each sent post was found once. */
async function replay(db: Db, options: ReplayOptions): Promise<boolean> {
  const { surveyReplayFile } = await import("./replay-lines.ts");
  const { findGoal } = await import("./replay-goals.ts");
  const main = await findGoal(db, options.channelKey, options.url);
  const facts = await surveyReplayFile(options.file, options.limit);
  for (const { number, because } of facts.bad.slice(0, 20)) console.error(`line ${number} skipped: ${because}`);
  if (facts.bad.length > 20) console.error(`… and ${facts.bad.length - 20} more lines were skipped`);
  if (facts.last === null) throw new StartError("The file holds no post that can be read.");
  const goals = await goalsOf(db, options, main, facts.brands);
  const shift = options.keepTimes ? Temporal.Duration.from("PT0S") : facts.last.until(Temporal.Now.instant());
  const startedAt = performance.now();
  const { ids, repeated } = await sendAll(db, options, goals, facts.posts, shift);
  const sendSeconds = (performance.now() - startedAt) / 1000;
  const isDone = await waitUntilNormalised(db, goals.all);
  const seconds = (performance.now() - startedAt) / 1000;
  return tell(db, goals.all, ids, { bad: facts.bad.length, repeated, sendSeconds, seconds, isDone });
}

interface Goals {
  readonly of: (brand: string | null) => ReplayGoal;
  readonly all: readonly ReplayGoal[];
}

async function goalsOf(
  db: Db,
  options: ReplayOptions,
  main: ReplayGoal,
  brands: ReadonlySet<string | null>,
): Promise<Goals> {
  if (!options.byBrand) return { of: () => main, all: [main] };
  const { findOrCreateBrandGoal } = await import("./replay-goals.ts");
  const goals = new Map<string | null, ReplayGoal>();
  for (const brand of brands) goals.set(brand, brand === null ? main : await findOrCreateBrandGoal(db, brand, main));
  return { of: (brand) => goals.get(brand) ?? main, all: [...new Set(goals.values())] };
}

async function sendAll(db: Db, options: ReplayOptions, goals: Goals, total: number, shift: Temporal.Duration) {
  const { readBatches } = await import("./replay-lines.ts");
  const { importPosts } = await import("#lib/playground/import-posts.ts");
  const { WebhookSender } = await import("./replay-send.ts");
  const { startProgress } = await import("./replay-progress.ts");
  const sender = new WebhookSender(options.concurrency);
  const progress = startProgress("sending", total);
  const ids: string[] = [];
  try {
    for await (const batch of readBatches(options.file, options.limit, shift, batchSize)) {
      for (const [goal, posts] of Map.groupBy(batch, (post) => goals.of(post.brand))) {
        for (const { postId, body } of await importPosts(db, goal.account, posts)) {
          await sender.send(goal.callback, body);
          ids.push(postId);
          progress.show(sender.sent);
        }
      }
    }
    await sender.finish();
    progress.show(sender.sent);
  } finally {
    progress.end();
  }
  return { ids, repeated: sender.repeated };
}

/** False when nothing moved for two minutes. */
async function waitUntilNormalised(db: Db, goals: readonly ReplayGoal[]): Promise<boolean> {
  const { countWaiting } = await import("./replay-count.ts");
  const { startProgress } = await import("./replay-progress.ts");
  const total = await countWaiting(db, goals);
  if (total === 0) return true;
  const progress = startProgress("reading", total);
  let least = total;
  let movedAt = Date.now();
  for (let waiting = total; waiting > 0; waiting = await countWaiting(db, goals)) {
    if (waiting < least) movedAt = Date.now();
    least = Math.min(least, waiting);
    if (Date.now() - movedAt > stuckMs) break;
    progress.show(Math.max(total - waiting, 0));
    await wait(500);
  }
  progress.show(Math.max(total - least, 0));
  progress.end();
  return (await countWaiting(db, goals)) === 0;
}

interface Told {
  readonly bad: number;
  readonly repeated: number;
  readonly sendSeconds: number;
  readonly seconds: number;
  readonly isDone: boolean;
}

async function tell(db: Db, goals: readonly ReplayGoal[], ids: readonly string[], told: Told): Promise<boolean> {
  const { countOutcomes, outcomes } = await import("./replay-count.ts");
  const count = await countOutcomes(db, goals, ids);
  const perSecond = (seconds: number) => Math.round(ids.length / Math.max(seconds, 0.001));
  console.log(`sent        ${ids.length}   ${told.sendSeconds.toFixed(1)} s, ${perSecond(told.sendSeconds)}/s`);
  console.log(`found       ${count.found}   ${told.seconds.toFixed(1)} s in all, ${perSecond(told.seconds)}/s`);
  for (const outcome of outcomes) console.log(`${outcome.padEnd(11)} ${count.byOutcome[outcome]}`);
  if (count.unreadable > 0) console.log(`unreadable  ${count.unreadable}`);
  if (count.dead > 0) console.log(`dead        ${count.dead}`);
  if (told.bad > 0) console.log(`skipped     ${told.bad} bad lines`);
  if (told.repeated > 0) console.log(`repeated    ${told.repeated} calls that were not taken at once`);
  const sum = outcomes.reduce((total, outcome) => total + count.byOutcome[outcome], 0) + count.unreadable + count.dead;
  const isWhole = sum === ids.length && count.missing.length === 0 && count.twice === 0;
  if (isWhole) console.log(`${sum} = ${ids.length}: none lost, none twice`);
  else console.log(`${sum} of ${ids.length}: missing ${count.missing.slice(0, 10).join(", ")}; twice ${count.twice}`);
  if (!told.isDone) console.error("Some still wait: is a worker running? Run the same command again to see the rest.");
  return isWhole;
}
