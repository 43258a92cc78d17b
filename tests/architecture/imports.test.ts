import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const tool = join(root, "node_modules", "dependency-cruiser", "bin", "dependency-cruiser.mjs");
const rules = join(root, ".dependency-cruiser.cjs");

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

function cruise(folder: string, targets: readonly string[]): Cruise {
  const args = [tool, "--config", rules, "--output-type", "json", ...targets];
  try {
    return JSON.parse(execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8", maxBuffer: 1e9 }));
  } catch (error) {
    return JSON.parse(String((error as { stdout: string }).stdout));
  }
}

/** One forbidden import each: who, whom, and the rule that must speak up. */
const forbidden: readonly (readonly [from: string, to: string, rule: string])[] = [
  ["lib/sla/rules/due.ts", "lib/db/client.ts", "rules-are-pure"],
  ["lib/sla/rules/due.ts", "lib/sla/note-missed-clocks.ts", "rules-are-pure"],
  ["components/ticket/card.tsx", "lib/tickets/find-ticket.ts", "components-draw-only"],
  ["components/ticket/card.tsx", "lib/env.ts", "components-draw-only"],
  ["app/inbox/page.tsx", "lib/db/client.ts", "faces-know-no-prisma"],
  ["app/inbox/page.tsx", "lib/channels/x/index.ts", "faces-name-no-connector"],
  ["lib/intake/receive-webhook.ts", "lib/channels/x/index.ts", "only-the-registry-names-connectors"],
  ["lib/channels/x/deliver.ts", "lib/db/client.ts", "connectors-know-no-database-verb-or-sibling"],
  ["lib/channels/x/deliver.ts", "lib/channels/playground/index.ts", "connectors-know-no-database-verb-or-sibling"],
  ["lib/channels/x/deliver.ts", "lib/outbox/settle-attempt.ts", "connectors-know-no-database-verb-or-sibling"],
  ["lib/outbox/settle-attempt.ts", "lib/outreach/reach-out.ts", "outbox-never-calls-back"],
  ["lib/replies/reply-publicly.ts", "lib/tickets/open-ticket.ts", "replies-never-calls-back"],
  ["lib/tickets/open-ticket.ts", "lib/mentions/record-mention.ts", "tickets-never-calls-back"],
  ["lib/tickets/open-ticket.ts", "lib/playground/write-post.ts", "the-playground-is-outside"],
  ["lib/playground/write-post.ts", "lib/tickets/open-ticket.ts", "the-playground-knows-nothing-of-tickets"],
  ["lib/web/route.ts", "app/layout.tsx", "web-is-glue"],
  ["lib/tickets/open-ticket.ts", "tests/factories/actors.ts", "the-product-never-imports-tests"],
];

/** Allowed imports: the rules must not cry wolf. */
const allowed: readonly (readonly [from: string, to: string])[] = [
  ["lib/sla/rules/due.ts", "lib/time/instant.ts"],
  ["components/ticket/card.tsx", "lib/tickets/rules/actions.ts"],
  ["app/inbox/page.tsx", "lib/tickets/find-ticket.ts"],
  ["lib/intake/receive-webhook.ts", "lib/outbox/settle-attempt.ts"],
  ["lib/outbox/settle-attempt.ts", "lib/events/record-change.ts"],
  ["lib/outbox/settle-attempt.ts", "lib/outreach/rules/next-step.ts"],
  ["lib/channels/x/deliver.ts", "lib/channels/connector.ts"],
];

/** A small tree that holds just these imports; the answer lists "from → to: rule". */
function planted(pairs: readonly (readonly [string, string, ...string[]])[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), "tanggap-imports-"));
  try {
    const lines = new Map<string, string[]>();
    for (const [from, to] of pairs) {
      const path = relative(dirname(from), to).replace(/^(?!\.)/, "./");
      lines.set(to, lines.get(to) ?? []);
      lines.set(from, [...(lines.get(from) ?? []), `export * from "${path}";`]);
    }
    for (const [file, imports] of lines) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), [...imports, "export const here = 1;"].join("\n"));
    }
    writeFileSync(
      join(folder, "tsconfig.json"),
      '{"compilerOptions":{"allowImportingTsExtensions":true,"noEmit":true}}',
    );
    const { violations } = cruise(folder, [...new Set(pairs.map(([from]) => from.split("/")[0] ?? "."))]).summary;
    return violations.map(({ from, to, rule }) => `${from} → ${to}: ${rule.name}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("the direction of imports", () => {
  let project: Cruise;
  let found: string[];

  beforeAll(() => {
    project = cruise(root, ["app", "components", "lib", "prisma"]);
    found = planted(forbidden);
  }, 180_000);

  it("holds in the whole project", () => {
    expect(project.summary.violations.map((each) => `${each.rule.name}: ${each.from}`)).toEqual([]);
  });

  it("is checked by a tool that sees every source file", () => {
    const seen = new Set(project.modules.map((module) => module.source));
    const files = ["app", "components", "lib", "prisma"]
      .flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)),
      )
      .filter(
        (file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts") && !file.startsWith(join("lib", "db", "generated")),
      );
    expect(files.length).toBeGreaterThan(150);
    expect(files.filter((file) => !seen.has(file.replaceAll("\\", "/")))).toEqual([]);
  });

  it.each(forbidden)("refuses %s → %s", (from, to, rule) => {
    expect(found).toContain(`${from} → ${to}: ${rule}`);
  });

  it("lets the allowed directions pass", { timeout: 60_000 }, () => {
    expect(planted(allowed)).toEqual([]);
  });
});
