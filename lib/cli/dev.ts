import "./node-version.ts";
import { join } from "node:path";
import { projectRoot } from "./project-root.ts";
import { runCommand } from "./start-error.ts";

// A folder of its own, so that the demo never meets real data; set before lib/env.ts reads the environment.
process.env.TANGGAP_DATA_DIR ||= join(projectRoot, ".tanggap", "dev");
process.env.TANGGAP_PLAYGROUND ||= "on";

Object.assign(process.env, { NODE_ENV: "development" });

await runCommand(async () => {
  const { env } = await import("#lib/env.ts");
  const { launch } = await import("./launch.ts");
  const { prepareDemo } = await import("./prepare.ts");
  await launch({ web: "dev", worker: env.worker, prepare: prepareDemo, quiet: false, linksToLoopback: true });
});
