import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { openRow, signIn } from "./sign-in.ts";

const pages = [
  "/inbox?view=all-open",
  "/inbox?view=resolved",
  "/mentions?state=unsorted",
  "/outbox?state=all",
  "/settings/profile",
  "/settings/templates",
  "/settings/channels",
  "/settings/people",
];

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(" | ")}`);
}

for (const [colorScheme, width, height] of [
  ["light", 1440, 900],
  ["dark", 390, 844],
] as const) {
  test(`every page of the desk passes axe, ${colorScheme} at ${width}`, async ({ browser }) => {
    test.setTimeout(240_000);
    const context = await browser.newContext({ colorScheme, viewport: { width, height }, locale: "id-ID" });
    const page = await context.newPage();
    await signIn(page, "dewa");
    for (const path of pages) {
      await page.goto(path);
      await page.getByRole("main").waitFor();
      expect.soft(await findings(page), path).toEqual([]);
    }
    await page.goto("/inbox?view=all-open");
    await openRow(page, 0);
    expect.soft(await findings(page), "a ticket").toEqual([]);
    await page.keyboard.press("Control+k");
    expect.soft(await findings(page), "the palette").toEqual([]);
    await context.close();
  });
}

test("nothing scrolls sideways on a phone", async ({ browser }) => {
  test.setTimeout(120_000);
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "id-ID" });
  const page = await context.newPage();
  await signIn(page, "dewa");
  for (const path of pages) {
    await page.goto(path);
    await page.getByRole("main").waitFor();
    const spill = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(spill, path).toBeLessThanOrEqual(0);
  }
  await context.close();
});
