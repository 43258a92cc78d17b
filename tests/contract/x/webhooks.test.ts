import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { xConnector } from "#lib/channels/x/index.ts";
import { answerCrc, verifySignature } from "#lib/channels/x/verify.ts";
import { sharedPath } from "#tests/shared-folder.ts";
import { noIo, recordedPayloadsOf } from "../subject.ts";
import { consumerSecret, signatureHeader, signedByX, xConfig } from "./x-subject.ts";

const connection = xConnector.open(xConfig, noIo);
const get = (query: string) =>
  ({ method: "GET", query: new URLSearchParams(query), headers: {}, body: new Uint8Array() }) as const;

describe("the challenge of X", () => {
  it("is answered with the HMAC of the token", () => {
    // Computed once with OpenSSL: printf %s abc123 | openssl dgst -sha256 -hmac contract-consumer-secret -binary | base64
    const answer = connection.challenge(get("crc_token=abc123&nonce=1"));
    expect(answer).toMatchObject({ status: 200, contentType: "application/json" });
    expect(JSON.parse(answer?.body ?? "")).toEqual({
      response_token: "sha256=UilUkEB2L+2unGkW0rpPTmyVap+xwJHPInK00HONZ5E=",
    });
  });

  it("is none without a token, in a POST, or without a secret", () => {
    expect(connection.challenge(get(""))).toBeNull();
    expect(connection.challenge({ ...get("crc_token=abc"), method: "POST" })).toBeNull();
    expect(answerCrc("", get("crc_token=abc"))).toBeNull();
  });
});

describe("the signature of X", () => {
  it("is refused when the secret is empty, even if it was made with the empty secret", () => {
    expect(verifySignature("", signedByX("{}", ""))).toMatchObject({ ok: false });
  });

  it("is refused in hex and without its prefix", () => {
    const good = signedByX("{}");
    const value = good.headers[signatureHeader] ?? "";
    const hex = `sha256=${Buffer.from(value.slice(7), "base64").toString("hex")}`;
    for (const header of [hex, value.slice(7), value.toUpperCase(), `${value}=`]) {
      expect(verifySignature(consumerSecret, { ...good, headers: { [signatureHeader]: header } }).ok).toBe(false);
    }
  });

  it("counts the bytes as they came, not what they mean", () => {
    const body = '{"text":"\\u0061"}';
    expect(verifySignature(consumerSecret, signedByX(body))).toEqual({ ok: true });
    const reserialised = { ...signedByX(body), body: Buffer.from(JSON.stringify(JSON.parse(body))) };
    expect(verifySignature(consumerSecret, reserialised).ok).toBe(false);
  });

  const vectorFile = sharedPath("payloads/signature-vectors.json");
  it.skipIf(vectorFile === null)("agrees with the computed vectors", () => {
    const vectors = JSON.parse(readFileSync(vectorFile ?? "", "utf8")) as Record<string, string>[];
    const ofX = vectors.filter((vector) => vector.channel === "x");
    expect(ofX.length).toBeGreaterThan(1);
    for (const { kind, secret = "", crc_token, response_token, raw_body = "", expected } of ofX) {
      if (kind === "crc") {
        const answer = answerCrc(secret, get(new URLSearchParams({ crc_token: crc_token ?? "" }).toString()));
        expect(JSON.parse(answer?.body ?? "").response_token).toBe(response_token);
      } else {
        const request = { ...signedByX(raw_body, secret), headers: { [signatureHeader]: expected } };
        expect(verifySignature(secret, request)).toEqual({ ok: true });
      }
    }
  });
});

describe("the key of a delivery", () => {
  const body = (uuid: string, id: string) =>
    JSON.stringify({
      data: { event_uuid: uuid, filter: { user_id: "1" }, event_type: "post.mention.create", payload: { id } },
    });
  const keyOf = (text: string) => connection.deliveryKey(Buffer.from(text));

  it("stays the same when X delivers an event again under another uuid", () => {
    expect(keyOf(body("1", "22"))).toBe(keyOf(body("2", "22")));
    expect(keyOf(body("1", "22"))).not.toBe(keyOf(body("1", "23")));
  });

  it("is the hash of the bytes where no single thing is named", () => {
    expect(keyOf('{"for_user_id":"1"}')).toMatch(/^[0-9a-f]{64}$/);
    expect(keyOf("garbage")).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("recorded payloads of X", () => {
  const payloads = new Map(recordedPayloadsOf("x").map(({ name, body }) => [name, body]));
  const brand = { ...xConfig, brandUserId: "1111111111111111111", brandHandle: "ExampleUser" };
  const read = (name: string) => xConnector.open(brand, noIo).normalise(payloads.get(name) ?? "");

  it.skipIf(payloads.size === 0)(`say what their names say (${payloads.size} files)`, () => {
    expect(read("xaa.post.mention.create.json")).toMatchObject([
      {
        type: "mention",
        itemKind: "mention",
        author: { username: "OtherUser", followers: 97 },
        postedAt: "2026-07-24T21:23:23.000Z",
        summons: { canReplyPublicly: true, because: "mentioned" },
      },
    ]);
    expect(read("xaa.post.reply.create.json")).toMatchObject([{ itemKind: "reply", summons: { because: "replied" } }]);
    expect(read("xaa.post.quote.create.json")).toMatchObject([{ itemKind: "quote", summons: { because: "quoted" } }]);
    expect(read("xaa.post.repost.create.json")).toMatchObject([
      { itemKind: "repost", summons: { canReplyPublicly: false } },
    ]);
    expect(read("xaa.post.delete.json")).toMatchObject([{ type: "deletion", of: "post" }]);
    expect(read("xaa.dm.sent.json")).toMatchObject([
      { direction: "outbound", participant: { username: "XDevelopers" } },
    ]);
    expect(read("xaa.chat.received.json")).toMatchObject([{ direction: "inbound", text: null }]);
    for (const name of ["xaa.like.create.json", "xaa.follow.follow.json", "xaa.profile.update.screenname.json"]) {
      expect(read(name)).toMatchObject([{ type: "ignored" }]);
    }
  });
});
