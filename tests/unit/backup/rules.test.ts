import { describe, expect, it } from "vitest";
import { loadOrder } from "#lib/backup/rules/load-order.ts";
import { productObjects } from "#lib/backup/rules/product-objects.ts";
import { schemaFit } from "#lib/backup/rules/schema-fit.ts";

describe("the order in which tables are loaded", () => {
  it("puts each table after those that it refers to, and minds no table that refers to itself", () => {
    const references = [
      { from: "ticket", to: "brand" },
      { from: "ticket", to: "ticket" },
      { from: "event", to: "ticket" },
      { from: "brand", to: "calendar" },
      { from: "brand", to: "elsewhere" },
    ];
    expect(loadOrder(["ticket", "event", "brand", "calendar"], references)).toEqual([
      "calendar",
      "brand",
      "ticket",
      "event",
    ]);
  });

  it("says so when there is none", () => {
    const circle = [
      { from: "a", to: "b" },
      { from: "b", to: "a" },
    ];
    expect(() => loadOrder(["a", "b"], circle)).toThrow("circle");
  });
});

describe("whether a file fits the migrations of this version", () => {
  const known = ["1_a", "2_b", "3_c"].map((name) => ({ name, checksum: `sum of ${name}` }));

  it.each([
    [["1_a", "2_b", "3_c"], []],
    [["1_a", "2_b"], ["3_c"]],
    // A migration that was made on another branch may sort between those of the file.
    [["1_a", "3_c"], ["2_b"]],
  ])("loads %j and then runs %j", (names, after) => {
    const fit = schemaFit(
      known.filter(({ name }) => names.includes(name)),
      known,
    );
    expect(fit.ok && fit.before.map(({ name }) => name)).toEqual(names);
    expect(fit.ok && fit.after.map(({ name }) => name)).toEqual(after);
  });

  it("refuses what it does not know, and what it knows in another form", () => {
    expect(schemaFit([{ name: "4_d", checksum: "x" }], known)).toMatchObject({
      ok: false,
      because: expect.stringContaining("newer version of Tanggap (it has the migration 4_d)"),
    });
    expect(schemaFit([{ name: "1_a", checksum: "x" }], known)).toMatchObject({
      ok: false,
      because: expect.stringContaining("another form of the migration 1_a"),
    });
  });
});

describe("what belongs to the product", () => {
  it("is what the migrations make, however it is written", () => {
    const sql = `CREATE TABLE "one" (id int); create table if not exists two (id int);
      -- CREATE TABLE "three" (id int);
      CREATE FUNCTION law() RETURNS trigger; CREATE OR REPLACE FUNCTION law() RETURNS trigger;`;
    expect(productObjects([{ sql }])).toEqual({ tables: ["one", "two"], functions: ["law"] });
  });
});
