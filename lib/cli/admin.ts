import "./node-version.ts";
import { join } from "node:path";
import { readAdminCommand } from "./admin-command.ts";
import { runBackupCommand } from "./backup-command.ts";
import { findInstallation } from "./find-installation.ts";
import { projectRoot } from "./project-root.ts";
import { runCommand } from "./start-error.ts";

await runCommand(async () => {
  const command = readAdminCommand(process.argv.slice(2));
  if (command.name === "backup" || command.name === "verify-backup" || command.name === "restore") {
    await runBackupCommand(command, (line) => console.log(line));
    process.exit(0);
  }
  const installation = await findInstallation();
  process.env.TANGGAP_LOG ||= "warn";
  const { env } = await import("#lib/env.ts");
  const { openDatabase } = await import("#lib/db/client.ts");
  const { migrate } = await import("#lib/db/migrate.ts");
  const { systemContext } = await import("#lib/context.ts");
  const { createDefaults } = await import("#lib/brands/create-defaults.ts");
  const { newId } = await import("#lib/ids.ts");
  const { openSecretKey, refuseLostKey } = await import("./secret-key.ts");
  const { runAdminCommand } = await import("./run-admin-command.ts");
  openSecretKey(env);
  await migrate(installation.databaseUrl, join(projectRoot, "prisma", "migrations"));
  const { db, close } = openDatabase(installation.databaseUrl, { max: 2, name: "tanggap-admin" });
  try {
    await refuseLostKey(db);
    const ctx = systemContext(db, "admin", Temporal.Now.instant(), newId());
    await createDefaults(ctx);
    for (const line of await runAdminCommand(ctx, command)) console.log(line);
  } finally {
    await close();
    installation.release();
  }
  process.exit(0);
});
