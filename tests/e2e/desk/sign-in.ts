import { expect, type Locator, type Page } from "@playwright/test";

type Colleague = "rina" | "bayu" | "sari" | "dewa";

/** Signs a demo colleague in; the desk opens at what is most urgent. */
export async function signIn(page: Page, who: Colleague): Promise<void> {
  await page.goto("/sign-in");
  await page.locator("input[type=email]").fill(`${who}@demo.tanggap.example`);
  await page.locator("input[type=password]").fill("tanggap-demo-2026");
  await page.locator("button[type=submit]").click();
  await expect(page).toHaveURL(/\/inbox/);
}

/** Opens one row of the list by its place, and waits until the ticket beside it can be used. */
export async function openRow(page: Page, place: number): Promise<string> {
  const row = page.locator("[data-number]").nth(place);
  const number = (await row.getAttribute("data-number")) ?? "";
  await row.click();
  await expect(page.getByRole("region", { name: new RegExp(`${number}$`) })).toBeVisible();
  return number;
}

/** The registration number of a row by its place. */
export async function numberOf(page: Page, place: number): Promise<string> {
  return (await page.locator("[data-number]").nth(place).getAttribute("data-number")) ?? "";
}

/** Walks down from the first row with J until the ticket beside the list shows what is wanted; answers its place. */
export async function walkUntil(page: Page, wanted: Locator): Promise<number> {
  for (let place = 0; place < 6; place += 1) {
    if (place > 0) await page.keyboard.press("j");
    const number = await numberOf(page, place);
    await expect(page.getByRole("region", { name: new RegExp(`${number}$`) })).toBeVisible();
    if (await wanted.isVisible()) return place;
  }
  throw new Error("None of the first rows shows it");
}
