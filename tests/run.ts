import "../lib/cli/node-version.ts";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateClient } from "../lib/cli/generate-client.ts";
import { run } from "./run/step.ts";
import { add, countPlaywright, countVitest, nothing, type Tally, told } from "./run/tally.ts";

const root = join(import.meta.dirname, "..");
const bin = (name: string) => join(root, "node_modules", ...name.split("/"));
const reports = mkdtempSync(join(tmpdir(), "tanggap-reports-"));

/** A tool that either passes or not counts as one test. */
async function tool(name: string, script: string, args: readonly string[], minutes: number): Promise<Tally> {
  const ok = await run(name, [bin(script), ...args], { minutes });
  return ok ? { ...nothing, passed: 1 } : { ...nothing, failed: 1 };
}

async function types(): Promise<Tally> {
  // Next writes the declarations that tsc needs for stylesheets and routes; a fresh clone has none yet.
  if (!existsSync(join(root, "next-env.d.ts")))
    await run("route types", [bin("next/dist/bin/next"), "typegen"], { minutes: 3, quiet: true });
  return tool("types", "typescript/bin/tsc", ["-p", ".", "--noEmit", "--pretty", "false"], 10);
}

async function imports(): Promise<Tally> {
  const config = [".dependency-cruiser.mjs", ".dependency-cruiser.cjs", ".dependency-cruiser.js"].find((file) =>
    existsSync(join(root, file)),
  );
  if (!config) return nothing;
  const folders = ["app", "components", "lib", "prisma/seed.ts", "tests"].filter((folder) =>
    existsSync(join(root, folder)),
  );
  return tool("imports", "dependency-cruiser/bin/dependency-cruiser.mjs", ["--config", config, ...folders], 6);
}

async function vitest(projects: readonly string[], minutes: number): Promise<Tally> {
  const present = projects.filter((project) =>
    hasFiles(project === "unit" ? ["unit", "architecture"] : [project], ".test.ts"),
  );
  if (present.length === 0) return nothing;
  const report = join(reports, `${present.join("-")}.json`);
  const args = ["run", "--config", "tests/vitest.config.ts", ...present.flatMap((project) => ["--project", project])];
  const ok = await run(
    present.join(", "),
    [bin("vitest/vitest.mjs"), ...args, "--reporter=dot", "--reporter=json", `--outputFile=${report}`],
    { minutes },
  );
  return told(ok, () => countVitest(JSON.parse(readFileSync(report, "utf8"))));
}

async function e2e(minutes: number): Promise<Tally> {
  if (!hasFiles(["e2e"], ".spec.ts")) return nothing;
  const report = join(reports, "e2e.json");
  const args = ["test", "-c", "tests/playwright.config.ts", "--reporter=line,json"];
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const ok = await run("e2e", [bin("@playwright/test/cli.js"), ...args], { minutes, env });
  return told(ok, () => countPlaywright(JSON.parse(readFileSync(report, "utf8"))));
}

function hasFiles(folders: readonly string[], end: string): boolean {
  return folders.some((folder) => {
    const path = join(import.meta.dirname, folder);
    return (
      existsSync(path) && readdirSync(path, { recursive: true, encoding: "utf8" }).some((file) => file.endsWith(end))
    );
  });
}

const suites: Readonly<Record<string, readonly (() => Promise<Tally>)[]>> = {
  check: [
    () =>
      tool(
        "format and lint",
        "@biomejs/biome/bin/biome",
        ["check", "--error-on-warnings", "--diagnostic-level=warn"],
        3,
      ),
    types,
    imports,
    () => vitest(["unit"], 12),
  ],
  rest: [() => vitest(["db", "contract"], 20), () => vitest(["crash"], 15), () => e2e(16)],
};

const which = process.argv[2] ?? "all";
const steps =
  which === "check"
    ? suites.check
    : which === "all"
      ? [...(suites.check ?? []), ...(suites.rest ?? [])]
      : suites[which];
if (!steps) {
  console.error("Usage: node tests/run.ts check|all|rest");
  process.exit(2);
}
const problem = generateClient();
if (problem !== null) console.error(problem);
let total: Tally = problem === null ? nothing : { ...nothing, failed: 1 };
for (const step of steps) total = add(total, await step());
rmSync(reports, { recursive: true, force: true });
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ""}`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
