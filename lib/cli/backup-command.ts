import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { BackupCommand } from "./admin-command.ts";
import { type DataFolder, openDataFolder, readJson, readText } from "./data-folder.ts";
import { findInstallation, type Installation } from "./find-installation.ts";
import { liveMark } from "./live-process.ts";
import { projectRoot } from "./project-root.ts";
import { StartError } from "./start-error.ts";

const migrationsFolder = join(projectRoot, "prisma", "migrations");

type Tell = (line: string) => void;

/** Backup, its proof and restore: unlike other commands they migrate nothing and create nothing beforehand. */
export async function runBackupCommand(command: BackupCommand, tell: Tell): Promise<void> {
  if (command.name === "restore" && command.into !== null) {
    if (!/^postgres(ql)?:\/\//.test(command.into))
      throw new StartError("--into begins with postgres:// or postgresql://.");
    return restore(command, command.into, tell);
  }
  const installation = await findInstallation();
  process.env.TANGGAP_LOG ||= "warn";
  try {
    await runOn(installation, command, tell);
  } finally {
    installation.release();
  }
}

async function runOn(installation: Installation, command: BackupCommand, tell: Tell): Promise<void> {
  const { databaseUrl } = installation;
  switch (command.name) {
    case "backup": {
      const { writeBackup } = await import("#lib/backup/write-backup.ts");
      const manifest = await writeBackup({ databaseUrl, to: command.to, product: productVersion(), migrationsFolder });
      tell(`backup ${command.to} (${megabytes(command.to)} MB, made at ${manifest.madeAt})`);
      for (const line of await contents(manifest)) tell(line);
      tell(
        `Keep ${join(process.env.TANGGAP_DATA_DIR ?? "", "secret.key")} (or TANGGAP_SECRET_KEY) in a safe place too.`,
      );
      return command.isVerified ? verify(databaseUrl, command.to, tell) : undefined;
    }
    case "verify-backup":
      return verify(databaseUrl, command.file, tell);
    case "restore":
      refuseLivePids(openDataFolder(process.env.TANGGAP_DATA_DIR ?? ""));
      return restore(command, databaseUrl, tell);
  }
}

async function verify(databaseUrl: string, from: string, tell: Tell): Promise<void> {
  const { verifyBackup } = await import("#lib/backup/verify-backup.ts");
  const { tables } = await verifyBackup({ databaseUrl, from, migrationsFolder });
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  tell(`verified ${from}: ${tables.length} tables with ${rows} rows came back as they were`);
}

async function restore(
  { from, mayReplace }: Extract<BackupCommand, { name: "restore" }>,
  databaseUrl: string,
  tell: Tell,
): Promise<void> {
  const { restoreBackup } = await import("#lib/backup/restore-backup.ts");
  const { manifest, epoch } = await restoreBackup({ databaseUrl, from, mayReplace, migrationsFolder });
  tell(`restored ${from} (made at ${manifest.madeAt}); this is epoch ${epoch.number}`);
  for (const line of await contents(manifest)) tell(line);
  tell(
    `${epoch.unknownMessages} messages were not finished: each is read back or decided by a person before it is sent.`,
  );
  tell("Everybody signs in again. The desk writes first again when each channel has caught up.");
  tell("Put the secret.key of the time of the backup into the data folder before you start.");
}

async function contents(manifest: import("#lib/backup/rules/manifest.ts").Manifest): Promise<readonly string[]> {
  const { rowsOf } = await import("#lib/backup/rules/manifest.ts");
  const rows = (table: string) => rowsOf(manifest, table);
  return [
    `${manifest.brands} brands, ${rows("channel")} channels, ${rows("ticket")} tickets, ${rows("mention")} posts, ` +
      `${rows("outbox_message")} messages, ${rows("staff")} staff`,
  ];
}

/** A web or worker that has no connection at this moment is still at work. */
function refuseLivePids({ run }: DataFolder): void {
  for (const file of readdirSync(run)) {
    const [, name] = /^(web|worker-\d+)\.pid$/.exec(file) ?? [];
    const pid = Number(readText(join(run, file)));
    if (name === undefined || liveMark(pid) === null) continue;
    throw new StartError(
      `Tanggap is running (${name}, process ${pid}): stop web and workers first, then restore. If that process is something else, delete ${join(run, file)}.`,
    );
  }
}

function productVersion(): string {
  return String(readJson(join(projectRoot, "package.json"))?.version ?? "unknown");
}

function megabytes(path: string): string {
  return (statSync(path).size / 1_000_000).toFixed(1);
}
