import "./node-version.ts";
import { openDataFolder } from "./data-folder.ts";
import { runCommand, StartError } from "./start-error.ts";
import { keepLock, takeLock } from "./supervisor-lock.ts";

/**
 * The process that owns a data folder's server. Arguments: the folder, then `name=value` server settings (tests).
 * A folder that has an owner is refused before anything else is loaded.
 */
await runCommand(async () => {
  const [path, ...rest] = process.argv.slice(2);
  if (!path) throw new StartError("Usage: node lib/cli/postgres-supervisor.ts DATA_FOLDER");
  const folder = openDataFolder(path);
  const owner = await takeLock(folder);
  if (owner) throw new StartError(`The data folder ${folder.root} is already run by the process ${owner.pid}.`);
  // Whoever replaced the lock adopts the running server: leaving at once is the safe half of a rare race.
  keepLock(folder, () => process.exit(3));
  const { supervise } = await import("./supervise.ts");
  await supervise(folder, Object.fromEntries(rest.map((pair) => pair.split("=", 2) as [string, string])));
});
