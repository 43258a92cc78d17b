import "./node-version.ts";
import { loadLaunch } from "./load-launch.ts";
import { runCommand } from "./start-error.ts";

await runCommand(async () => {
  const { launch, prepareWorker } = await loadLaunch();
  await launch({ web: "off", worker: true, prepare: prepareWorker, quiet: false, linksToLoopback: false });
});
