import { describe, expect, it } from "vitest";
import { DeskError } from "#lib/errors.ts";
import { describeError } from "#lib/log.ts";

describe("row 63: what the log tells of an error", () => {
  it.each([
    new Error("password canary-9x in postgres://u:canary-9x@h/db"),
    Object.assign(new Error('invalid input syntax: "canary-9x"'), { code: "22P02" }),
    new SyntaxError("Unexpected token c, canary-9x is not valid JSON"),
  ])("never repeats foreign words: %o", (error) => {
    expect(JSON.stringify(describeError(error))).not.toContain("canary-9x");
    expect(describeError(error)).toMatchObject({ name: error.name });
  });

  it("keeps our own sentences and the system's", () => {
    expect(describeError(new DeskError("conflict", "This channel is paused.")).message).toBe("This channel is paused.");
    const refused = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED" });
    expect(describeError(refused).message).toContain("ECONNREFUSED");
  });
});
