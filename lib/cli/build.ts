import "./node-version.ts";
import { buildIfNeeded } from "./build-if-needed.ts";
import { runCommand } from "./start-error.ts";

await runCommand(() => buildIfNeeded({ loud: true, always: true }));
