import { hkdfSync, randomBytes, scryptSync } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "#lib/env.ts";
import { DeskError } from "#lib/errors.ts";

/** What a derived key is for; each purpose has a key that tells nothing of the others. */
export type KeyPurpose = "seal" | "session" | "key-id" | "link";

const master: { key?: Buffer } = {};
const derived = new Map<KeyPurpose, Buffer>();

/** Where the key lives when no TANGGAP_SECRET_KEY is given. */
export function secretKeyFile(dataDir: string): string {
  return join(dataDir, "secret.key");
}

/**
 * Makes `secret.key` (32 random bytes as base64, mode 0600) unless it exists or TANGGAP_SECRET_KEY is set.
 * Two starts at once: the first file wins. Returns whether it was made now.
 */
export function createSecretKeyFile(dataDir: string): boolean {
  const file = secretKeyFile(dataDir);
  if (env.secretKey || existsSync(file)) return false;
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(file, `${randomBytes(32).toString("base64")}\n`, { mode: 0o600, flag: "wx" });
    chmodSync(file, 0o600);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/** 32 bytes for one purpose, by HKDF-SHA-256 from the installation's key. Throws not-ready when there is no key. */
export function keyFor(purpose: KeyPurpose): Buffer {
  const known = derived.get(purpose);
  if (known) return known;
  master.key ??= readMasterKey();
  const key = deriveKey(master.key, purpose);
  derived.set(purpose, key);
  return key;
}

/** Short name of the key (8 hex digits) that tells nothing about it; stored so that a wrong key is recognised. */
export function secretKeyId(): string {
  return keyFor("key-id").toString("hex").slice(0, 8);
}

/** 32 bytes from base64 or hex as they are; any other text is a passphrase, stretched by scrypt (N=2^15, r=8, p=1). */
export function masterKeyFrom(text: string): Buffer {
  const given = text.trim();
  if (/^[0-9a-fA-F]{64}$/.test(given)) return Buffer.from(given, "hex");
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(given)) return Buffer.from(given, "base64");
  if (given.length < 12) {
    throw new DeskError("not-ready", "TANGGAP_SECRET_KEY is too short: 32 bytes as base64, or at least 12 characters.");
  }
  return scryptSync(given, "tanggap secret key v1", 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 });
}

/** HKDF-SHA-256 with the purpose as its info. */
export function deriveKey(masterKey: Uint8Array, purpose: KeyPurpose): Buffer {
  return Buffer.from(hkdfSync("sha256", masterKey, "tanggap", purpose, 32));
}

function readMasterKey(): Buffer {
  if (env.secretKey) return masterKeyFrom(env.secretKey);
  const file = secretKeyFile(env.dataDir);
  if (!existsSync(file)) {
    throw new DeskError("not-ready", "There is no secret key: set TANGGAP_SECRET_KEY or start through npm start.");
  }
  return masterKeyFrom(readFileSync(file, "utf8"));
}
