import { hash, verify } from "@node-rs/argon2";
import { randomToken } from "#lib/crypto/random-token.ts";

/** argon2id as OWASP asks for it: 19 MiB, two passes, one lane. The library's default algorithm is argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hash for storage, in PHC form with its own salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost);
}

const dummy: { hash?: Promise<string> } = {};

/**
 * Whether the password fits. Without a stored hash (no such person, token-only account) it works just as long against
 * a hash that nothing fits, so neither the answer nor its time tells who exists.
 */
export async function passwordFits(storedHash: string | null, password: string): Promise<boolean> {
  dummy.hash ??= hashPassword(randomToken());
  const against = storedHash ?? (await dummy.hash);
  const fits = await verify(against, password.normalize("NFKC")).catch(() => false);
  return storedHash !== null && fits;
}
