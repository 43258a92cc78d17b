import "./node-version.ts";
import { runCommand } from "./start-error.ts";

await runCommand(async () => {
  const { launch } = await import("./launch.ts");
  const { prepareWorker } = await import("./prepare.ts");
  await launch({ web: "off", worker: true, prepare: prepareWorker, quiet: false, linksToLoopback: false });
});
