import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readReplayLine, replayEventId } from "#lib/playground/rules/replay-line.ts";

const whole = {
  id: "k01",
  ts: "2026-03-02T10:15:42.123456+07:00",
  channel: "x",
  direction: "inbound",
  brand: "Nusaraya",
  lang: "id",
  author: "@tutik_solo",
  author_name: "Bu Tutik",
  text: " internet mati ",
  orig_ts: "kapan saja",
};

describe("a line of collected posts", () => {
  it("is read with its time to the millisecond and its words without blanks around them", () => {
    expect(readReplayLine(JSON.stringify(whole))).toMatchObject({
      ok: true,
      post: {
        id: "k01",
        at: Temporal.Instant.from("2026-03-02T03:15:42.123Z"),
        isOwn: false,
        brand: "Nusaraya",
        author: "@tutik_solo",
        text: "internet mati",
        inReplyToId: null,
      },
    });
  });

  it("takes a number as id, needs no direction, and no author when it is the brand's own", () => {
    const { direction: _, ...without } = whole;
    expect(readReplayLine(JSON.stringify({ ...without, id: 7 }))).toMatchObject({
      ok: true,
      post: { id: "7", isOwn: false },
    });
    const own = { ...whole, direction: "outbound", author: undefined };
    expect(readReplayLine(JSON.stringify(own))).toMatchObject({ ok: true, post: { isOwn: true } });
  });

  it.each([
    ["{", "no JSON object"],
    ["[]", "no JSON object"],
    ["null", "no JSON object"],
    [JSON.stringify({ ...whole, id: undefined }), '"id" is missing'],
    [JSON.stringify({ ...whole, text: 3 }), '"text" cannot be used'],
    [JSON.stringify({ ...whole, text: " \u0000 " }), '"text" is empty'],
    [JSON.stringify({ ...whole, ts: "22-02-2015 9.59" }), '"ts" is no time with a zone'],
    [JSON.stringify({ ...whole, author: "@" }), '"author" is missing'],
    [JSON.stringify({ ...whole, direction: "sideways" }), '"direction" cannot be used'],
  ])("is refused in words: %s", (text, because) => {
    expect(readReplayLine(text)).toEqual({ ok: false, because });
  });

  it("never throws, and never repeats what the line says", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => typeof readReplayLine(text).ok === "boolean"));
  });
});

describe("the event of a replayed post", () => {
  it("has the same id for the same post and another for another, fit to be a delivery key", () => {
    expect(replayEventId("m000001")).toBe("replay:m000001");
    expect(replayEventId("a b")).not.toBe(replayEventId("a_b"));
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 20 }), (id) => /^[\w:.-]{1,120}$/.test(replayEventId(id))),
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 10 }), fc.string({ maxLength: 10 }), (one, other) =>
        one === other ? true : replayEventId(one) !== replayEventId(other),
      ),
    );
  });
});
