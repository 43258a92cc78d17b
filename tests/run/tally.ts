import { z } from "zod";

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0 };

export function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** A runner's own report, or one failure when it left none; a runner that failed without a failed test is one too. */
export function told(ok: boolean, count: () => Tally): Tally {
  let tally: Tally;
  try {
    tally = count();
  } catch {
    return { ...nothing, failed: 1 };
  }
  return !ok && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

const Vitest = z.object({
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

/** Vitest's JSON report; a file that could not be loaded counts as one failure. */
export function countVitest(report: unknown): Tally {
  let total = nothing;
  for (const file of Vitest.parse(report).testResults) {
    if (file.assertionResults.length === 0 && file.status === "failed") total = add(total, { ...nothing, failed: 1 });
    for (const { status } of file.assertionResults) {
      if (status === "passed") total = add(total, { ...nothing, passed: 1 });
      else if (status === "failed") total = add(total, { ...nothing, failed: 1 });
      else total = add(total, { ...nothing, skipped: 1 });
    }
  }
  return total;
}

const Playwright = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()).default([]),
});

/** Playwright's JSON report; a test that passed only when repeated has failed, errors outside tests count one each. */
export function countPlaywright(report: unknown): Tally {
  const { stats, errors } = Playwright.parse(report);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
}
