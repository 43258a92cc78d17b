import "./node-version.ts";
import { join } from "node:path";
import { loadLaunch } from "./load-launch.ts";
import { projectRoot } from "./project-root.ts";
import { runCommand } from "./start-error.ts";

// A folder of its own, so that the demo never meets real data; set before lib/env.ts reads the environment.
process.env.TANGGAP_DATA_DIR ||= join(projectRoot, ".tanggap", "dev");
process.env.TANGGAP_PLAYGROUND ||= "on";

Object.assign(process.env, { NODE_ENV: "development" });

await runCommand(async () => {
  const { env, launch, prepareDemo } = await loadLaunch();
  await launch({ web: "dev", worker: env.worker, prepare: prepareDemo, quiet: false, linksToLoopback: true });
});
