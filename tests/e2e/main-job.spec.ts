import { type Browser, expect, type Page, test } from "@playwright/test";

const password = "tanggap-demo-2026";

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.locator("input[type=email]").fill(email);
  await page.locator("input[type=password]").fill(password);
  await page.locator("button[type=submit]").click();
  await expect(page).not.toHaveURL(/sign-in/);
}

async function newcomer(browser: Browser, handle: string, name: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "id-ID" })).newPage();
  await page.goto("/playground");
  await page.getByRole("button", { name: "Orang baru" }).click();
  await page.getByLabel("Nama akun").fill(handle);
  await page.getByLabel("Nama tampilan").fill(name);
  await page.getByRole("button", { name: "Buat dan pakai" }).click();
  await expect(page).toHaveURL(new RegExp(handle));
  return page;
}

test("the main job, in a browser: complaint, DM first, acknowledgement, answer, resolution, status page, report", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const handle = `wulan_${Date.now().toString(36).slice(-6)}`;
  const desk = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "id-ID" })).newPage();
  await signIn(desk, "rina@demo.tanggap.example");
  await desk.goto("/inbox?view=needs-dm");
  const customer = await newcomer(browser, handle, "Wulan Prasetya");

  await test.step("a complaint is posted and the ticket appears without a reload", async () => {
    const field = customer.getByLabel(`Tulisan baru dari @${handle}`);
    await field.fill("@nusaraya internet saya mati total dari pagi, sudah restart modem tetap tidak bisa");
    await field.press("Control+Enter");
    const bar = desk.getByRole("button", { name: "Tampilkan" });
    const row = desk.getByRole("link", { name: /Wulan Prasetya/ });
    await expect(bar.or(row).first()).toBeVisible({ timeout: 15_000 });
    if (!(await row.isVisible())) await bar.click();
    await expect(row).toBeVisible();
    await row.click();
  });

  const number = await desk
    .getByText(/NSR-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/)
    .first()
    .innerText();

  await test.step("one click sends the DM, and the public line only after it was accepted", async () => {
    await expect(desk.getByLabel("Isi DM")).toHaveValue(new RegExp(number));
    await expect(desk.getByLabel("Isi balasan publik")).toHaveValue(new RegExp(number));
    await desk.getByRole("button", { name: /Kirim DM, lalu balas publik/ }).click();
    const log = customer.getByRole("log", { name: "Pesan pribadi" });
    const unread = customer.getByRole("button", { name: /Baca .* pesan baru/ });
    await expect(unread.or(log.getByText(number)).first()).toBeVisible({ timeout: 15_000 });
    if (await unread.isVisible()) await unread.click();
    await expect(log.getByText(number)).toBeVisible();
    await expect(customer.getByText(/\^RN/).first()).toBeVisible({ timeout: 15_000 });
    await expect(desk.getByText("Menunggu pelanggan").first()).toBeVisible({ timeout: 15_000 });
  });

  await test.step("the customer answers, the agent replies and resolves", async () => {
    const answer = customer.getByLabel("Pesan untuk @nusaraya");
    await answer.fill("Baik Kak, nomor pelanggan saya NR-1188, mati sejak jam 6 pagi");
    await answer.press("Control+Enter");
    await expect(desk.getByText("mati sejak jam 6 pagi").first()).toBeVisible({ timeout: 15_000 });
    await desk.keyboard.press("r");
    await desk.keyboard.type("Terima kasih Kak Wulan, petugas kami sedang menuju ke lokasi.");
    await desk.keyboard.press("Control+Enter");
    await expect(customer.getByText("petugas kami sedang menuju ke lokasi")).toBeVisible({ timeout: 15_000 });
    await desk.keyboard.press("Escape");
    await desk
      .getByRole("button", { name: /Selesaikan/ })
      .first()
      .click();
    const dialog = desk.getByRole("dialog");
    await dialog.getByRole("textbox").fill("Kabel yang putus sudah diganti dan koneksi sudah kembali normal.");
    await dialog.getByRole("button", { name: /Selesaikan/ }).click();
    await expect(desk.getByText("Selesai", { exact: true }).first()).toBeVisible({ timeout: 15_000 });
  });

  await test.step("the status page shows each step, without any private word", async () => {
    const phone = await (
      await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false, locale: "id-ID" })
    ).newPage();
    await phone.goto(`/track/${number.toLowerCase().replaceAll("-", " ")}`);
    const text = await phone.locator("main").innerText();
    expect(text).toContain(number);
    for (const secret of ["NR-1188", "Kabel yang putus", "Wulan", handle, "menuju ke lokasi"])
      expect(text).not.toContain(secret);
    expect(await phone.getByRole("listitem").count()).toBeGreaterThanOrEqual(5);
  });

  await test.step("the report counts it, and the number opens its tickets", async () => {
    const supervisor = await (
      await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "id-ID" })
    ).newPage();
    await signIn(supervisor, "sari@demo.tanggap.example");
    await supervisor.goto("/reports");
    await expect(supervisor.getByRole("heading", { level: 1 })).toBeVisible();
    await supervisor.locator("main a[href*='/reports/tickets'][href*='measure=opened']").first().click();
    await expect(supervisor).toHaveURL(/reports\/tickets/);
    await expect(supervisor.getByText(number).first()).toBeVisible();
  });
});
