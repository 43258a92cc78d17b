import { join } from "node:path";
import type { Plugin } from "vite";
import { editsOf, mutate, safeguards } from "./safeguards.ts";

const root = join(import.meta.dirname, "..", "..");

/**
 * Lets a test import a source file with a safeguard switched off: `lib/….ts?mutant=NAME`, or `NAME-only-0` for its
 * first part alone. Only the crash project loads this.
 */
export function mutantsPlugin(): Plugin {
  return {
    name: "tanggap-mutants",
    enforce: "pre",
    transform(code, id) {
      const [path = "", query = ""] = id.split("?");
      const wanted = new URLSearchParams(query).get("mutant");
      if (wanted === null) return null;
      const [, name = "", part] = /^(.+?)(?:-only-(\d+))?$/.exec(wanted) ?? [];
      const off = safeguards[name]?.off ?? [];
      const parts = part === undefined ? off : off.slice(Number(part), Number(part) + 1);
      return { code: mutate(code, editsOf(parts, path.slice(root.length + 1))), map: null };
    },
  };
}
