import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conversationOf, eventBody } from "#lib/playground/rules/event-body.ts";
import { namedHandles, nearestHandle, readHandle } from "#lib/playground/rules/handles.ts";
import { type Party, refusalOfMessage, refusalOfReply, refusalOfText } from "#lib/playground/rules/refusals.ts";
import { mostAttempts, retryPauseSeconds } from "#lib/playground/rules/retry-pause.ts";
import { reasonToHear } from "#lib/playground/rules/who-hears.ts";

const person: Party = { id: "p", isBrand: false, refusesDms: false, blocksBrand: false };
const brand: Party = { id: "b", isBrand: true, refusesDms: false, blocksBrand: false };

describe("handles", () => {
  it("are read with or without @, in lower case, and refused when they could not be named in a text", () => {
    expect(readHandle(" @Tutik_Solo ")).toBe("tutik_solo");
    for (const none of ["", "a", "dua kata", "titik.dua", "x".repeat(31)]) expect(readHandle(none)).toBeNull();
  });

  it("are made of any foreign name so that they can be named, and stay what they are when they already can", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (name) => readHandle(nearestHandle(name)) !== null));
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9][a-z0-9_]{0,20}[a-z0-9]$/), (handle) => nearestHandle(handle) === handle),
    );
  });

  it("are found in a text once each, and not inside addresses or longer words", () => {
    expect(namedHandles("@Nusaraya halo @gilang_bal, cc:@nusaraya")).toEqual(["nusaraya", "gilang_bal"]);
    expect(namedHandles("tulis ke bantuan@nusaraya.example atau @@ atau @a")).toEqual([]);
    expect(namedHandles(`@${"x".repeat(31)}`)).toEqual([]);
  });
});

describe("who hears of a post", () => {
  const post = { authorId: "p", text: "", inReplyToAuthorId: null, quoteOfAuthorId: null, repostOfAuthorId: null };
  const nusaraya = { id: "b", handle: "nusaraya" };

  it("is the brand that wrote, is answered, quoted, passed on or named; the closest tie is told", () => {
    expect(reasonToHear({ ...post, authorId: "b" }, nusaraya)).toBe("own");
    expect(reasonToHear({ ...post, inReplyToAuthorId: "b", text: "@nusaraya" }, nusaraya)).toBe("reply");
    expect(reasonToHear({ ...post, quoteOfAuthorId: "b" }, nusaraya)).toBe("quote");
    expect(reasonToHear({ ...post, repostOfAuthorId: "b" }, nusaraya)).toBe("repost");
    expect(reasonToHear({ ...post, text: "halo @Nusaraya!" }, nusaraya)).toBe("mention");
  });

  it("is nobody when the brand is only part of another handle or of plain words", () => {
    expect(reasonToHear({ ...post, text: "nusaraya mati, @nusaraya_fans" }, nusaraya)).toBeNull();
  });
});

describe("what the network refuses", () => {
  it("takes the brand's first message unless the person refuses messages or blocks it", () => {
    expect(refusalOfMessage(brand, person, false)).toBeNull();
    expect(refusalOfMessage(brand, { ...person, refusesDms: true }, false)).toBe("dm_closed");
    expect(refusalOfMessage(brand, { ...person, blocksBrand: true, refusesDms: true }, true)).toBe("blocked");
  });

  it("lets the brand answer a person who wrote first, although they refuse messages", () => {
    expect(refusalOfMessage(brand, { ...person, refusesDms: true }, true)).toBeNull();
    expect(refusalOfMessage({ ...person, refusesDms: true }, brand, false)).toBeNull();
  });

  it("takes no message between two people or two brands, nor to a brand that the writer blocks", () => {
    expect(refusalOfMessage(person, person, true)).toBe("invalid");
    expect(refusalOfMessage(brand, brand, true)).toBe("invalid");
    expect(refusalOfMessage({ ...person, blocksBrand: true }, brand, true)).toBe("blocked");
  });

  it("takes no answer to a deleted post, nor a brand's answer to who blocks it", () => {
    expect(refusalOfReply(person, null)).toBe("gone");
    expect(refusalOfReply(brand, { ...person, blocksBrand: true })).toBe("blocked");
    expect(refusalOfReply(person, { ...person, blocksBrand: true })).toBeNull();
  });

  it("counts characters as readers do, so that an emoji is one", () => {
    expect(refusalOfText("🙏".repeat(280), 280)).toBeNull();
    expect(refusalOfText("🙏".repeat(281), 280)).toBe("too_long");
    expect(refusalOfText(" \n ", 280)).toBe("invalid");
  });
});

describe("the pause before a webhook is pushed again", () => {
  it("never shrinks and ends after the last attempt", () => {
    const pauses = Array.from({ length: mostAttempts - 1 }, (_, index) => retryPauseSeconds(index + 1) ?? -1);
    expect(pauses[0]).toBe(1);
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(retryPauseSeconds(mostAttempts)).toBeNull();
  });
});

describe("an event's body", () => {
  it("is the same bytes for the same happening, whoever reads it", () => {
    const head = { id: "e", at: "2026-11-02T03:00:00.000Z", accountId: "b" };
    const body = eventBody(head, { type: "post.deleted", postId: "p1" });
    expect(body).toBe('{"id":"e","type":"post.deleted","at":"2026-11-02T03:00:00.000Z","account":"b","postId":"p1"}');
  });

  it("names a conversation alike from both sides", () => {
    expect(conversationOf("a", "b")).toBe(conversationOf("b", "a"));
  });
});
