import { chmodSync, readFileSync } from "node:fs";
import { createSecretKeyFile, secretKeyFile, secretKeyId } from "#lib/crypto/secret-key.ts";
import type { Db } from "#lib/db/client.ts";
import type { Env } from "#lib/env.ts";
import { StartError } from "./start-error.ts";

const settingKey = "secret-key-id";

/** TANGGAP_SECRET_KEY, or the data folder's `secret.key`, made at the first start. What children are given. */
export function openSecretKey(env: Env): string {
  if (env.secretKey) return env.secretKey;
  createSecretKeyFile(env.dataDir);
  const file = secretKeyFile(env.dataDir);
  chmodSync(file, 0o600);
  return readFileSync(file, "utf8").trim();
}

/** Stops a start whose key is not the one that sealed the stored secrets; without sealed rows the new key is noted. */
export async function refuseLostKey(db: Db): Promise<void> {
  const id = secretKeyId();
  const known = await db.setting.findUnique({ where: { key: settingKey } });
  if (known?.value === id) return;
  if (known && (await db.channel.count({ where: { secrets: { not: "" } } })) > 0) {
    throw new StartError(
      "This is not the secret key that the stored channel secrets were sealed with: put back secret.key, or set TANGGAP_SECRET_KEY.",
    );
  }
  await db.setting.upsert({
    where: { key: settingKey },
    create: { key: settingKey, value: id },
    update: { value: id },
  });
}
