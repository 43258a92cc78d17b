import { expect, test } from "@playwright/test";
import { numberOf, openRow, signIn, walkUntil } from "./sign-in.ts";

test.use({ viewport: { width: 1440, height: 900 } });

test("an agent gets from the list to a sent outreach, a note and the next ticket with the keyboard alone", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await signIn(page, "bayu");
  await page.goto("/inbox?view=needs-dm");
  await page.locator("[data-number]").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect(page).toHaveURL(new RegExp(`ticket=${await numberOf(page, 0)}`));
  // Some rows at the top may wait for an invitation; the walk ends at the first that was not written to.
  const send = page.getByRole("button", { name: /Kirim DM, lalu balas publik/ });
  const row = await walkUntil(page, send);
  const number = await numberOf(page, row);
  const ticket = page.getByRole("region", { name: new RegExp(`${number}$`) });

  await page.keyboard.press("n");
  await page.keyboard.type("Sudah dicek: gangguan area, bukan modem.");
  await page.keyboard.press("Control+Enter");
  await expect(ticket.getByRole("article", { name: /Catatan, Bayu/ })).toContainText("bukan modem");
  await page.keyboard.press("Escape");

  await page.keyboard.press("Control+Enter");
  await expect(ticket.getByText(/^(diterima|ditolak) Playground/).first()).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press("l");
  await expect(page).not.toHaveURL(new RegExp(`ticket=${number}`));
});

test("the palette finds a room, a deed and a number", async ({ page }) => {
  await signIn(page, "bayu");
  await page.locator("[data-number]").first().waitFor();
  const number = (await page.locator("[data-number]").first().getAttribute("data-number")) ?? "";
  await page.keyboard.press("Control+k");
  await page.keyboard.type("pengiriman");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/outbox/);
  await page.keyboard.press("Control+k");
  await page.keyboard.type(number.toLowerCase().replaceAll("-", " "));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/tickets/${number}`));
});

test("a draft stays with its own ticket, through another ticket and a reload", async ({ page }) => {
  await signIn(page, "bayu");
  await page.goto("/inbox?view=all-open");
  const note = page.getByRole("textbox", { name: /Hanya tim Anda/ });
  const toNote = () => page.getByRole("tab", { name: /Catatan/ }).click();
  await openRow(page, 3);
  await toNote();
  await note.fill("hanya untuk tiket ini");
  const second = await openRow(page, 4);
  await toNote();
  await expect(page).toHaveURL(new RegExp(second));
  await expect(note).toHaveValue("");
  await openRow(page, 3);
  await page.reload();
  await toNote();
  await expect(note).toHaveValue("hanya untuk tiket ini");
  await note.fill("");
});

test("single-key shortcuts can be switched off, combinations stay", async ({ page }) => {
  await signIn(page, "bayu");
  await page.goto("/settings/profile");
  const singleKeys = page.getByLabel("Pintasan satu tombol");
  await singleKeys.uncheck();
  await page.goto("/inbox?view=all-open");
  await page.locator("[data-number]").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Cari atau jalankan" })).toBeVisible();
  await page.keyboard.press("Escape");
  expect(page.url()).not.toContain("ticket=");
});

test("an agent is told plainly that people and channels are not theirs", async ({ page }) => {
  await signIn(page, "bayu");
  await page.goto("/settings/people");
  await expect(page.getByText("Halaman ini untuk admin")).toBeVisible();
});
