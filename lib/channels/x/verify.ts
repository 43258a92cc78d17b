import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { ChallengeAnswer, RawRequest, Verification } from "../connector.ts";

const signatureHeader = "x-twitter-webhooks-signature";

/** `sha256=` + base64 of HMAC-SHA256: the form of both the CRC answer and the signature header. */
function sign(consumerSecret: string, data: string | Uint8Array): string {
  return `sha256=${createHmac("sha256", consumerSecret).update(data).digest("base64")}`;
}

/** X's challenge-response check (docs: webhooks quickstart): proves that we hold the consumer secret. */
export function answerCrc(consumerSecret: string, request: RawRequest): ChallengeAnswer | null {
  const crcToken = request.query.get("crc_token");
  if (request.method !== "GET" || crcToken === null || consumerSecret === "") return null;
  return {
    status: 200,
    contentType: "application/json",
    body: JSON.stringify({ response_token: sign(consumerSecret, crcToken) }),
  };
}

/** Checks the signature over the untouched bytes, in constant time; without a secret nothing is believed. */
export function verifySignature(consumerSecret: string, request: RawRequest): Verification {
  if (consumerSecret === "") return { ok: false, because: "the channel has no consumer secret" };
  const given = request.headers[signatureHeader];
  if (given === undefined || given === "") return { ok: false, because: `the header ${signatureHeader} is missing` };
  const expected = sign(consumerSecret, request.body);
  const same = timingSafeEqual(digest(given), digest(expected));
  return same ? { ok: true } : { ok: false, because: "the signature does not belong to this body" };
}

/** Equal lengths for timingSafeEqual, whatever the caller sent. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
