import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { DeskError } from "#lib/errors.ts";
import { keyFor, secretKeyId } from "./secret-key.ts";

export interface SealingKey {
  readonly id: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/**
 * Encrypts a secret for the database: `v1:<keyId>:<iv>:<tag>:<ciphertext>` (AES-256-GCM, base64url).
 * `binding` names the row it belongs to; the same envelope in another row cannot be opened.
 */
export function sealSecret(text: string, binding: string, sealing: SealingKey = installationKey()): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", sealing.key, iv);
  cipher.setAAD(Buffer.from(binding, "utf8"));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return ["v1", sealing.id, ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url"))].join(":");
}

/**
 * Opens what `sealSecret` made. Throws not-ready for another key, a changed envelope or another row's binding;
 * the message never holds any of them.
 */
export function openSecret(envelope: string, binding: string, sealing: SealingKey = installationKey()): string {
  const [version, keyId, iv, tag, sealed] = envelope.split(":");
  if (version !== "v1" || iv === undefined || tag === undefined || sealed === undefined) {
    throw new DeskError("not-ready", "A stored secret has an unknown form.", { because: "secret-unreadable" });
  }
  if (keyId !== sealing.id) {
    throw new DeskError("not-ready", "A stored secret was sealed with another key.", { because: "secret-other-key" });
  }
  try {
    const options = { authTagLength: 16 };
    const decipher = createDecipheriv("aes-256-gcm", sealing.key, Buffer.from(iv, "base64url"), options);
    decipher.setAAD(Buffer.from(binding, "utf8"));
    decipher.setAuthTag(Buffer.from(tag, "base64url"));
    return Buffer.concat([decipher.update(Buffer.from(sealed, "base64url")), decipher.final()]).toString("utf8");
  } catch {
    throw new DeskError("not-ready", "A stored secret cannot be opened in this place.", {
      because: "secret-unreadable",
    });
  }
}

/** The envelope again under another key, for the rotation of the installation's key. */
export function resealSecret(envelope: string, binding: string, from: SealingKey, to: SealingKey): string {
  return sealSecret(openSecret(envelope, binding, from), binding, to);
}

function installationKey(): SealingKey {
  return { id: secretKeyId(), key: keyFor("seal") };
}
