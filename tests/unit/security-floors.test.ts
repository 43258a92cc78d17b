import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string }>>;
}

const lock: Lock = JSON.parse(readFileSync(join(import.meta.dirname, "..", "..", "package-lock.json"), "utf8"));

/** Below these versions a published hole of the kind that A1 lists is open. Absent packages pass. */
const floors: Readonly<Record<string, string>> = {
  next: "16.4.2",
  "next-auth": "4.24.15",
  react: "19.2.6",
  "react-dom": "19.2.6",
  "react-server-dom-webpack": "19.2.6",
  "react-server-dom-turbopack": "19.2.6",
  nodemailer: "7.0.7",
};

function isAtLeast(version: string, floor: string): boolean {
  const numbers = (text: string) => text.split("-")[0]?.split(".").map(Number) ?? [];
  const [have, need] = [numbers(version), numbers(floor)];
  for (let at = 0; at < 3; at += 1) {
    const difference = (have[at] ?? 0) - (need[at] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return !version.includes("-");
}

describe("rows 6, 21, 22: versions without known holes", () => {
  it("compares versions by number", () => {
    expect(isAtLeast("16.4.10", "16.4.2")).toBe(true);
    expect(isAtLeast("16.4.1", "16.4.2")).toBe(false);
    expect(isAtLeast("16.4.2-canary.1", "16.4.2")).toBe(false);
  });

  for (const [name, floor] of Object.entries(floors)) {
    it(`${name} is absent or at least ${floor}`, () => {
      const found = Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${name}`));
      for (const [path, { version = "0.0.0" }] of found)
        expect([path, version, isAtLeast(version, floor)]).toContain(true);
    });
  }

  it("sees the packages it is about", () => {
    for (const name of ["next", "next-auth", "react"]) expect(lock.packages).toHaveProperty([`node_modules/${name}`]);
  });
});
