import "./node-version.ts";
import { loadLaunch } from "./load-launch.ts";
import { runCommand } from "./start-error.ts";

await runCommand(async () => {
  const { env, launch, prepareProduction } = await loadLaunch();
  await launch({ web: "start", worker: env.worker, prepare: prepareProduction, quiet: false, linksToLoopback: false });
});
