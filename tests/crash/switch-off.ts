import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { editsOf, mutate, safeguards } from "./safeguards.ts";

/*
 * Preloaded into worker processes (`NODE_OPTIONS=--import …`) to switch one safeguard off while a module is loaded:
 * the checks of this folder must then report breaches. The product itself knows nothing of it.
 */
const name = process.env.TANGGAP_TEST_SWITCH_OFF ?? "";
const safeguard = safeguards[name];
if (name !== "" && !safeguard) throw new Error(`there is no safeguard ${name}`);

if (safeguard) {
  const root = new URL("../../", import.meta.url).href;
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      const edits = url.startsWith(root) ? editsOf(safeguard.off, url.slice(root.length)) : [];
      if (edits.length === 0) return loaded;
      return { ...loaded, source: mutate(readFileSync(fileURLToPath(url), "utf8"), edits) };
    },
  });
}
