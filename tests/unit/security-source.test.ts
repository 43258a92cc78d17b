import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes("generated"))
    .map((name) => join(folder, name));
}
const read = (path: string) => readFileSync(join(root, path), "utf8");

/** Wrappers that check origin and actor before anything else, and where each may be used. */
const wrappers: Readonly<Record<string, RegExp>> = {
  action: /^app\//,
  // Ends the session that is there; needs none.
  leaveAction: /^app\//,
  // Forms for people who have no session yet.
  openAction: /^app\/\(auth\)\//,
  // The training network: staff, or whoever sits at a demo.
  play: /^app\/playground\//,
};

function parse(path: string): ts.SourceFile {
  return ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
}

function isServerFile(file: ts.SourceFile): boolean {
  const first = file.statements[0];
  return (
    first !== undefined &&
    ts.isExpressionStatement(first) &&
    ts.isStringLiteral(first.expression) &&
    first.expression.text === "use server"
  );
}

/** Names of a file's exported server actions that are not made by one of the wrappers. */
function unwrapped(path: string, file: ts.SourceFile): string[] {
  const found: string[] = [];
  for (const statement of file.statements) {
    const exported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword);
    if (ts.isExportDeclaration(statement) || ts.isExportAssignment(statement)) {
      if (!ts.isExportDeclaration(statement) || !statement.isTypeOnly) found.push(`${path}: re-export`);
    }
    if (!exported || ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) continue;
    if (!ts.isVariableStatement(statement)) {
      found.push(`${path}: ${statement.getText().slice(0, 60)}`);
      continue;
    }
    for (const { name, initializer } of statement.declarationList.declarations) {
      const wrapper = initializer && ts.isCallExpression(initializer) ? initializer.expression.getText() : "nothing";
      if (!wrappers[wrapper]?.test(path)) found.push(`${path}: ${name.getText()} is made by ${wrapper}`);
    }
  }
  return found;
}

describe("row 24: server actions", () => {
  const files = sources("app").map((path) => [path, parse(path)] as const);
  const servers = files.filter(([, file]) => isServerFile(file));

  it("are all made by action(), or by its like for sign-in and playground", () => {
    expect(servers.length).toBeGreaterThan(2);
    expect(servers.flatMap(([path, file]) => unwrapped(path, file))).toEqual([]);
  });

  it("are checked by each wrapper for origin and person", () => {
    for (const path of [
      "lib/web/action.ts",
      "lib/web/open-action.ts",
      "lib/web/leave-action.ts",
      "app/playground/play.ts",
    ]) {
      expect([path, read(path).includes("requireOwnPage(")]).toEqual([path, true]);
    }
    for (const path of ["lib/web/action.ts", "app/playground/play.ts"]) {
      expect([path, read(path).includes("findPageActor()")]).toEqual([path, true]);
    }
  });

  it("are never written inside a component, where no test would find them", () => {
    const inline = files.filter(([, file]) => !isServerFile(file) && /["']use server["']/.test(file.text));
    expect(inline.map(([path]) => path)).toEqual([]);
  });

  it("would be found when they were not wrapped", () => {
    const sly = ts.createSourceFile(
      "app/x/actions.ts",
      '"use server"; export async function f() {} export const g = async () => 1; export const h = openAction({});',
      ts.ScriptTarget.Latest,
      true,
    );
    expect(isServerFile(sly)).toBe(true);
    expect(unwrapped("app/x/actions.ts", sly)).toHaveLength(3);
  });
});

describe("row 14: tokens", () => {
  const all = [...sources("lib"), ...sources("app"), ...sources("components"), "proxy.ts"];

  it("come from the system's random source: Math.random stays out of everything but pauses between retries", () => {
    const uses = all.filter((path) => /Math\.random\(/.test(read(path)));
    const allowed = /^(lib\/db\/transaction\.ts|lib\/jobs\/|lib\/cli\/|prisma\/)/;
    expect(uses.filter((path) => !allowed.test(path))).toEqual([]);
  });

  it("are never made of the time", () => {
    const tokenCode = [...sources("lib/crypto"), ...sources("lib/people")].filter((path) =>
      /token|code|secret/.test(path),
    );
    expect(tokenCode.length).toBeGreaterThan(5);
    expect(tokenCode.filter((path) => /Date\.now\(\)|new Date\(\)|Math\.random/.test(read(path)))).toEqual([]);
  });
});

describe("row 53: SQL", () => {
  it("is never put together from text", () => {
    const unsafe = sources("lib").filter((path) => /\$(query|execute)RawUnsafe/.test(read(path)));
    expect(unsafe).toEqual([]);
  });
});

describe("row 46: other sites", () => {
  it("are never allowed to read answers", () => {
    const all = [...sources("lib"), ...sources("app"), "next.config.js", "proxy.ts"];
    expect(all.filter((path) => /Access-Control-Allow/i.test(read(path)))).toEqual([]);
  });
});
