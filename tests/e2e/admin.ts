import { execFileSync } from "node:child_process";
import { join } from "node:path";

const script = join(import.meta.dirname, "..", "..", "lib", "cli", "admin.ts");

/** Runs an admin command against the product under test, as an operator would; answers its last line. */
export function admin(args: readonly string[], input = ""): string {
  const dataDir = process.env.TANGGAP_E2E_DATA_DIR;
  if (!dataDir) throw new Error("TANGGAP_E2E_DATA_DIR is not set: the product was not started by the global setup");
  const output = execFileSync(process.execPath, [script, ...args], {
    input,
    encoding: "utf8",
    env: { ...process.env, TANGGAP_DATA_DIR: dataDir, DATABASE_URL: "" },
  });
  return output.trim().split("\n").at(-1) ?? "";
}
