import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { LaunchOptions } from "@playwright/test";
import { inflate } from "@sparticuz/chromium";

const nodeModules = join(import.meta.dirname, "..", "..", "node_modules");
const packed = join(nodeModules, "@sparticuz", "chromium");

/** The browser of the tests: CHROMIUM_PATH, or the one that npm installed, unpacked once into node_modules/.cache. */
export async function chromiumPath(): Promise<string> {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  return join(await unpacked(), "chromium");
}

/** How Playwright starts it; without a sandbox, because tests may run as root and visit only this machine. */
export async function chromiumLaunch(): Promise<LaunchOptions> {
  const executablePath = await chromiumPath();
  const libraries = join(executablePath, "..", "al2023", "lib");
  const env = { ...process.env, FONTCONFIG_PATH: join(executablePath, "..", "fonts") };
  return {
    executablePath,
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--font-render-hinting=none", "--disable-gpu"],
    env: Object.fromEntries(
      Object.entries(needsLibraries(executablePath) ? { ...env, LD_LIBRARY_PATH: libraries } : env).flatMap(
        ([name, value]) => (value === undefined ? [] : [[name, value]]),
      ),
    ),
  };
}

/** Small systems lack the browser's libraries (nss); the package brings them along. */
function needsLibraries(executablePath: string): boolean {
  const run = spawnSync(executablePath, ["--version"], { encoding: "utf8" });
  return run.status !== 0 && run.stderr.includes("shared libraries");
}

async function unpacked(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(packed, "package.json"), "utf8"));
  const goal = join(nodeModules, ".cache", `chromium-${version}`);
  if (existsSync(join(goal, "chromium"))) return goal;
  mkdirSync(join(nodeModules, ".cache"), { recursive: true });
  const draft = mkdtempSync(`${goal}.`);
  const tmp = process.env.TMPDIR;
  try {
    // The package unpacks into the system's temporary folder, where anybody may have put something before.
    process.env.TMPDIR = draft;
    for (const name of ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"]) {
      await inflate(join(packed, "bin", name));
    }
    chmodSync(join(draft, "chromium"), 0o755);
    renameSync(draft, goal);
  } catch (error) {
    if (!existsSync(join(goal, "chromium"))) throw error;
  } finally {
    if (tmp === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = tmp;
    rmSync(draft, { recursive: true, force: true });
  }
  return goal;
}
