import { spawn } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");

export interface StepOptions {
  /** The step is ended, and has failed, after this long. */
  readonly minutes: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Its output is shown only when it fails. */
  readonly quiet?: boolean;
}

/** Runs one tool under this Node with its output on the terminal; tells whether it ended well. */
export async function run(name: string, args: readonly string[], options: StepOptions): Promise<boolean> {
  const begun = Date.now();
  console.log(`\n── ${name}`);
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: options.quiet ? ["ignore", "ignore", "inherit"] : ["ignore", "inherit", "inherit"],
    env: {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: "1",
      NO_COLOR: "1",
      FORCE_COLOR: undefined,
      CI: "1",
      ...options.env,
    },
    detached: true,
  });
  const pid = child.pid;
  const killGroup = () => {
    if (pid === undefined) return;
    try {
      process.kill(-pid, "SIGKILL");
    } catch {}
  };
  const stop = () => {
    killGroup();
    process.exit(130);
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  const late = setTimeout(() => {
    console.error(`${name}: not finished after ${options.minutes} minutes`);
    killGroup();
  }, options.minutes * 60_000);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  child.once("error", (error) => {
    console.error(error.message);
    resolve(false);
  });
  child.once("exit", (code) => resolve(code === 0));
  const ok = await promise;
  clearTimeout(late);
  process.off("SIGINT", stop).off("SIGTERM", stop);
  console.log(`── ${name}: ${ok ? "ok" : "FAILED"} (${((Date.now() - begun) / 1_000).toFixed(1)} s)`);
  return ok;
}
