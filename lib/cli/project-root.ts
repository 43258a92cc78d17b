import { join } from "node:path";

/** The folder of package.json; commands work from it, wherever they are started. */
export const projectRoot = join(import.meta.dirname, "..", "..");
