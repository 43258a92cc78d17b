import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openSecret, resealSecret, type SealingKey, sealSecret } from "#lib/crypto/secret-box.ts";
import { deriveKey, masterKeyFrom } from "#lib/crypto/secret-key.ts";
import { DeskError } from "#lib/errors.ts";

const key: SealingKey = { id: "aaaa1111", key: randomBytes(32) };
const binding = "channel:brand-1:channel-1";

describe("secret box (row 65)", () => {
  it("gives back any text, and the envelope does not hold it", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6, maxLength: 200 }), (text) => {
        const envelope = sealSecret(text, binding, key);
        expect(envelope.startsWith("v1:aaaa1111:")).toBe(true);
        expect(envelope.includes(text)).toBe(false);
        expect(openSecret(envelope, binding, key)).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  it("seals the same text differently each time", () => {
    const envelopes = new Set(Array.from({ length: 50 }, () => sealSecret("token", binding, key)));
    expect(envelopes.size).toBe(50);
  });

  it("cannot be opened in another channel's row", () => {
    const envelope = sealSecret("token", binding, key);
    expect(() => openSecret(envelope, "channel:brand-1:channel-2", key)).toThrow(DeskError);
  });

  it("refuses an envelope in which any character was changed", () => {
    const envelope = sealSecret("a secret of some length", binding, key);
    const opened = [...envelope].map((character, at) => {
      const other = character === "A" ? "B" : "A";
      const changed = envelope.slice(0, at) + other + envelope.slice(at + 1);
      try {
        return openSecret(changed, binding, key) === "a secret of some length" ? "same" : "other";
      } catch (error) {
        return error instanceof DeskError ? "refused" : "crashed";
      }
    });
    expect(opened).not.toContain("crashed");
    expect(opened).not.toContain("other");
    // The last symbol of a base64url part may carry unused bits; nothing else may be changed unnoticed.
    expect(opened.filter((outcome) => outcome === "same").length).toBeLessThanOrEqual(3);
  });

  it("refuses another key and says so without naming the secret", () => {
    const envelope = sealSecret("canary-7f3k", binding, key);
    const other: SealingKey = { id: "bbbb2222", key: randomBytes(32) };
    expect(() => openSecret(envelope, binding, other)).toThrow(/another key/);
    expect(openSecret(resealSecret(envelope, binding, key, other), binding, other)).toBe("canary-7f3k");
  });
});

describe("the installation's key", () => {
  it("is read as base64 or hex, and a passphrase is stretched", () => {
    const bytes = randomBytes(32);
    expect(masterKeyFrom(bytes.toString("base64"))).toEqual(bytes);
    expect(masterKeyFrom(bytes.toString("hex"))).toEqual(bytes);
    expect(masterKeyFrom("a long enough passphrase")).toHaveLength(32);
    expect(() => masterKeyFrom("short")).toThrow(DeskError);
  });

  it("gives each purpose a key of its own", () => {
    const bytes = randomBytes(32);
    expect(deriveKey(bytes, "seal").equals(deriveKey(bytes, "session"))).toBe(false);
  });
});
