import { describe, expect, it } from "vitest";
import { defaultTemplates } from "#lib/outreach/rules/default-templates.ts";
import { templateProblem } from "#lib/outreach/rules/template-problem.ts";

describe("a template", () => {
  it.each(defaultTemplates.map((one) => [`${one.kind} ${one.language} ${one.variant}`, one] as const))(
    "that a new brand starts with fits its place: %s",
    (_name, one) => {
      expect(templateProblem(one.kind, one.text)).toBeNull();
    },
  );

  it("needs words", () => {
    expect(templateProblem("first-dm", " \n ")).toBe("empty");
  });

  it("with a variable that nobody fills is refused, whatever its case", () => {
    expect(templateProblem("first-dm", "Halo {{namaa}}, laporan {{nomor}}")).toBe("unknown-variable");
  });

  it("carries the registration number", () => {
    expect(templateProblem("acknowledgement", "Halo {{sapaan}}, sudah kami DM ya.")).toBe("no-number");
  });

  it("for the public has no link, neither written nor by variable", () => {
    expect(templateProblem("acknowledgement", "Cek https://a.example, nomor {{nomor}}")).toBe("link-in-public");
    expect(templateProblem("acknowledgement", "Cek {{tautan}}, nomor {{nomor}}")).toBe("link-in-public");
    expect(templateProblem("invitation", "Nomor {{nomor}}, lanjut lewat {{undangan}}")).toBeNull();
  });

  it("for the invitation does not say that a DM was sent", () => {
    expect(templateProblem("invitation", "Sudah kami DM ya Kak, nomor {{nomor}}")).toBe("claims-dm");
    expect(templateProblem("acknowledgement", "Sudah kami DM ya Kak, nomor {{nomor}}")).toBeNull();
  });
});
