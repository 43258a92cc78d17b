import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import type { Part } from "./safeguards/safeguard.ts";
import { safeguards } from "./safeguards.ts";

/*
 * Mutation controls: each safeguard of the delivery core is switched off in the life that needs it, and the checks must
 * report the breach. With everything on, the same life has none. The table: safeguards.ts and its folder. `TANGGAP_SAFEGUARD=name,name` looks at some.
 */
const root = join(import.meta.dirname, "..", "..");
const wanted = process.env.TANGGAP_SAFEGUARD?.split(",");
const all = Object.entries(safeguards).filter(([name]) => wanted?.includes(name) ?? true);
const lives = [...new Set(all.map(([, { life }]) => life))];

const switched = new Set<string>();
let database: TestDatabase | null = null;
afterEach(async () => {
  for (const path of switched) vi.doUnmock(path);
  switched.clear();
  await database?.close();
  database = null;
});

/** A fresh load of the product, with the files of these parts replaced by their mutants. */
async function live(life: string, mutant = "", parts: readonly Part[] = []): Promise<string[]> {
  vi.resetModules();
  for (const file of new Set(parts.flatMap((part) => part.edits ?? []).map((edit) => edit.file))) {
    const path = join(root, file);
    switched.add(path);
    vi.doMock(path, () => import(/* @vite-ignore */ `${path}?mutant=${mutant}`));
  }
  database = await testDatabase({ max: 16 });
  for (const sql of parts.flatMap((part) => part.sql ?? [])) await database.pool.query(sql);
  const known: Record<string, unknown> = {
    ...(await import("./lives/sending.ts")),
    ...(await import("./lives/workers.ts")),
    ...(await import("./lives/arriving.ts")),
  };
  const run = known[life];
  if (typeof run !== "function") throw new Error(`there is no life ${life}`);
  return run(database);
}

describe("with every safeguard on, nothing is lost, doubled or claimed too early", () => {
  it.each(lives)("in the life %s", async (life) => {
    expect(await live(life)).toEqual([]);
  });
});

describe("each safeguard that is switched off is missed", () => {
  it.each(all)("%s", async (name, { life, off, reports }) => {
    const found = await live(life, name, off);
    console.log(`without ${name}: ${found.length} breaches, e.g. ${found[0]}`);
    expect(found.join("\n")).toMatch(reports);
  });

  const inDepth = all.flatMap(([name, { life, off, notAlone }]) =>
    off.length === 1 || notAlone ? [] : off.map((part, at) => [name, part.what, life, at, part] as const),
  );
  // The full figures (`npm run test:crash`) try each layer of a defence in depth alone.
  it.each(process.env.TANGGAP_CRASH_DEPTH === "1" ? inDepth : [])(
    "%s holds without %s alone",
    async (name, _, life, at, part) => {
      expect(await live(life, `${name}-only-${at}`, [part])).toEqual([]);
    },
  );
});
