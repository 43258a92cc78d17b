import { runCommand } from "./start-error.ts";

/** One worker; its number is part of its pid file's name. Ends in order on SIGTERM. */
await runCommand(async () => {
  const { env } = await import("#lib/env.ts");
  const { runWorker } = await import("#lib/jobs/worker.ts");
  await runWorker(env, Number(process.argv[2] ?? "1"));
});
