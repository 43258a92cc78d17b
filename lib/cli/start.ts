import "./node-version.ts";
import { runCommand } from "./start-error.ts";

await runCommand(async () => {
  const { env } = await import("#lib/env.ts");
  const { launch } = await import("./launch.ts");
  const { prepareProduction } = await import("./prepare.ts");
  await launch({ web: "start", worker: env.worker, prepare: prepareProduction, quiet: false, linksToLoopback: false });
});
