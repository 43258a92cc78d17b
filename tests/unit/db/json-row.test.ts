import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { rowOfJson } from "#lib/db/json-row.ts";

const folder = join(import.meta.dirname, "..", "..", "..", "prisma", "schema");
const columns = readdirSync(folder)
  .flatMap((file) => readFileSync(join(folder, file), "utf8").split("\n"))
  .flatMap((line) => {
    const [, name = "", type = ""] = /^\s+(\w+)\s+(DateTime|String|Int|Boolean|Json|Float|BigInt)\b/.exec(line) ?? [];
    return name === "" ? [] : [{ name, isTime: type === "DateTime" }];
  });

describe("a row that came as JSON", () => {
  it("has its times back, whatever column of the schema holds one, and nothing else changed", () => {
    expect(columns.length).toBeGreaterThan(200);
    const at = "2026-11-24T07:00:00.123+00:00";
    for (const { name, isTime } of columns) {
      expect(rowOfJson({ [name]: at }), name).toEqual({ [name]: isTime ? new Date(at) : at });
    }
    expect(rowOfJson({ closedAt: null, version: 3 })).toEqual({ closedAt: null, version: 3 });
  });
});
