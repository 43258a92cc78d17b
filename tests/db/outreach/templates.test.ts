import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listTemplates } from "#lib/outreach/list-templates.ts";
import { removeTemplate } from "#lib/outreach/remove-template.ts";
import { saveTemplate } from "#lib/outreach/save-template.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { as, makeBrand, makeStaff } from "#tests/factories/actors.ts";

describe("templates", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(async () => {
    await database?.close();
  });

  const prefixes = ["TPA", "TPB", "TPC", "TPD"];

  async function supervisorOfOwnBrand() {
    const brand = await makeBrand(database.db, prefixes.pop() ?? "TPZ");
    const staff = await makeStaff(database.db, [brand], "supervisor");
    return { brand, ctx: as(database.db, staff, [brand]) };
  }

  it("are changed in place and grow by one wording, each with its audit entry", async () => {
    const { brand, ctx } = await supervisorOfOwnBrand();
    const place = { brandId: brand.id, kind: "acknowledgement", language: "id" } as const;
    const text = "Halo {{sapaan}}, sudah kami DM ya; nomor {{nomor}}.";
    const { templateId } = await saveTemplate(ctx, { ...place, variant: 1, text });
    await saveTemplate(ctx, { ...place, variant: 4, text: `${text} ^{{inisial}}` });
    const [set] = await listTemplates(ctx);
    const own = set?.templates.filter((one) => one.kind === "acknowledgement" && one.language === "id") ?? [];
    expect(own.map((one) => one.variant)).toEqual([1, 2, 3, 4]);
    expect(own.find((one) => one.id === templateId)?.text).toBe(text);
    expect(await database.db.auditEntry.count({ where: { target: templateId, action: "template.saved" } })).toBe(1);
  });

  it("are not saved when they do not fit their place", async () => {
    const { brand, ctx } = await supervisorOfOwnBrand();
    const save = saveTemplate(ctx, {
      brandId: brand.id,
      kind: "invitation",
      language: "id",
      variant: 1,
      text: "Sudah kami DM ya, nomor {{nomor}}",
    });
    await expect(save).rejects.toMatchObject({ code: "unprocessable", detail: { because: "claims-dm" } });
  });

  it("keep at least one wording of each kind", async () => {
    const { ctx } = await supervisorOfOwnBrand();
    const [set] = await listTemplates(ctx);
    const dm = set?.templates.find((one) => one.kind === "first-dm" && one.language === "id");
    await expect(removeTemplate(ctx, { templateId: dm?.id ?? "" })).rejects.toMatchObject({ code: "conflict" });
    const second = set?.templates.find((one) => one.kind === "acknowledgement" && one.variant === 2);
    await removeTemplate(ctx, { templateId: second?.id ?? "" });
    expect(await database.db.template.count({ where: { id: second?.id } })).toBe(0);
  });

  it("belong to supervisors of their own brand", async () => {
    const { brand, ctx } = await supervisorOfOwnBrand();
    const agent = await makeStaff(database.db, [brand], "agent");
    const place = { kind: "first-dm", language: "id", variant: 1, text: "Halo, nomor {{nomor}}" } as const;
    await expect(saveTemplate(as(database.db, agent, [brand]), { ...place, brandId: brand.id })).rejects.toMatchObject({
      code: "forbidden",
    });
    const other = await makeBrand(database.db, "OTH");
    await expect(saveTemplate(ctx, { ...place, brandId: other.id })).rejects.toMatchObject({ code: "not-found" });
  });
});
