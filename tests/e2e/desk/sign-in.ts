import { expect, type Page } from "@playwright/test";

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
