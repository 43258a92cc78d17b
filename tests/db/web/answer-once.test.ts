import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Context } from "#lib/context.ts";
import { DeskError } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { answerOnce } from "#lib/web/idempotency.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { as, makeBrand, makeStaff } from "#tests/factories/actors.ts";

let test: TestDatabase;
let ctx: Context;
let other: Context;

beforeAll(async () => {
  test = await testDatabase({ max: 12 });
  const brand = await makeBrand(test.db);
  ctx = as(test.db, await makeStaff(test.db, [brand]), [brand]);
  other = as(test.db, await makeStaff(test.db, [brand]), [brand]);
});
afterAll(() => test.close());

const bytes = (text: string) => new TextEncoder().encode(text);
const route = "POST /api/v1/anything";

/** An effect that can be counted: a setting of its own for each run. */
function effect(mark: string) {
  return async (inside: Context) => {
    await inside.db.setting.create({ data: { key: `${mark}:${newId()}`, value: true } });
    return { status: 201, body: { mark, id: newId() } };
  };
}
const effects = (mark: string) => test.db.setting.count({ where: { key: { startsWith: `${mark}:` } } });

describe("one effect per Idempotency-Key", () => {
  it("gives twenty calls at once one effect and one answer", async () => {
    const call = { key: "twenty", route, bytes: bytes('{"a":1}') };
    const answers = await Promise.all(Array.from({ length: 20 }, () => answerOnce(ctx, call, effect("twenty"))));
    expect(await effects("twenty")).toBe(1);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 201, body: { mark: "twenty" } });
  });

  it("refuses another body or another address under the same key", async () => {
    const call = { key: "once", route, bytes: bytes('{"a":1}') };
    await answerOnce(ctx, call, effect("once"));
    for (const changed of [
      { ...call, bytes: bytes('{"a":2}') },
      { ...call, route: "POST /api/v1/else" },
    ]) {
      await expect(answerOnce(ctx, changed, effect("once"))).rejects.toMatchObject({ code: "unprocessable" });
    }
    expect(await effects("once")).toBe(1);
  });

  it("keeps the keys of two people apart", async () => {
    const call = { key: "shared", route, bytes: bytes("{}") };
    await answerOnce(ctx, call, effect("shared"));
    await answerOnce(other, call, effect("shared"));
    expect(await effects("shared")).toBe(2);
  });

  it("leaves nothing behind when the call fails, so that it can be tried again", async () => {
    const call = { key: "fails", route, bytes: bytes("{}") };
    const failing = async (inside: Context) => {
      await effect("fails")(inside);
      throw new DeskError("conflict", "Not now.");
    };
    await expect(answerOnce(ctx, call, failing)).rejects.toMatchObject({ code: "conflict" });
    expect(await effects("fails")).toBe(0);
    expect(await answerOnce(ctx, call, effect("fails"))).toMatchObject({ status: 201 });
  });

  it("takes visible characters as a key only", async () => {
    for (const key of ["", " ", "a b", "x".repeat(201), "ключ"]) {
      const call = { key, route, bytes: bytes("{}") };
      await expect(answerOnce(ctx, call, effect("odd"))).rejects.toMatchObject({ code: "invalid-input" });
    }
  });
});
