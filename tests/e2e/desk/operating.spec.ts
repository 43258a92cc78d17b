import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { onDatabase } from "../database.ts";
import { signIn } from "./sign-in.ts";

type Who = Parameters<typeof signIn>[1];
type Look = { readonly colorScheme?: "light" | "dark"; readonly width?: number; readonly height?: number };

async function at(browser: Browser, who: Who, look: Look = {}): Promise<Page> {
  const { colorScheme = "light", width = 1440, height = 900 } = look;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, locale: "id-ID" });
  const page = await context.newPage();
  await signIn(page, who);
  return page;
}

/** Turns some settled events into what a fault of the program, or of the network, would leave behind. */
async function breakEvents(status: "dead" | "unreadable", because: string, count: number): Promise<void> {
  await onDatabase(
    `UPDATE raw_event SET status = $1, because = $2, attempts = 5 WHERE id IN
      (SELECT id FROM raw_event WHERE status = 'normalised' AND body IS NOT NULL ORDER BY "receivedAt" DESC LIMIT $3)`,
    [status, because, count],
  );
}

/** One accepted reply becomes one that nobody knows of; answers its id. */
async function loseAnswer(): Promise<string> {
  const rows = await onDatabase(
    `UPDATE outbox_message SET state = 'needs-a-person', because = 'cannot be read back: no answer in time', refusal = NULL
     WHERE id = (SELECT id FROM outbox_message WHERE state = 'refused' LIMIT 1) RETURNING id`,
  );
  return String(rows[0]?.id);
}

test.afterAll(async () => {
  await onDatabase(`UPDATE raw_event SET status = 'ignored', because = 'test' WHERE status IN ('dead', 'unreadable')`);
});

test("a supervisor sees every figure, opens its list and reads dead letters again by keyboard, without any words", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  await breakEvents("dead", "TypeError", 3);
  const page = await at(browser, "sari");
  await page.keyboard.press("g");
  await page.keyboard.press("p");
  await expect(page.getByRole("heading", { level: 1, name: "Pantauan kanal" })).toBeVisible();
  const figure = page.getByRole("link", { name: /^3\s*Gagal dibaca/ });
  await figure.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/operating\/events\?status=dead&channel=/);
  await expect(page.getByText("kesalahan program saat membacanya").first()).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText(/internet|TypeError/i);

  const all = page.getByRole("button", { name: "Baca lagi semua (3)" });
  await all.focus();
  await page.keyboard.press("Enter");
  const question = page.getByRole("dialog", { name: "Baca lagi 3 kabar?" });
  await expect(question).toContainText("keluhan yang sudah tercatat tidak menjadi dua");
  await page.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await expect(all).toBeFocused();
  await page.keyboard.press("Enter");
  await question.getByRole("button", { name: "Baca lagi" }).click();
  await expect(page.getByText("3 kabar beres.")).toBeVisible();
  await expect(page.getByText("Semua kabar terbaca")).toBeVisible({ timeout: 15_000 });
  await page.context().close();
});

test("an agent answers 'was it sent?' after being told what it means, and may not send again", async ({ browser }) => {
  const id = await loseAnswer();
  const page = await at(browser, "bayu");
  await page.goto("/outbox?state=needs-a-person");
  await expect(page.getByText("jaringannya tidak bisa diperiksa, jadi perlu mata Anda").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Kirim lagi" })).toHaveCount(0);
  await page.getByRole("button", { name: "Sudah terkirim" }).first().click();
  const question = page.getByRole("dialog", { name: "Catat sebagai terkirim?" });
  await expect(question).toContainText("nama Anda dicatat");
  await question.getByRole("button", { name: "Batal" }).click();
  const [row] = await onDatabase("SELECT state FROM outbox_message WHERE id = $1", [id]);
  expect(row?.state).toBe("needs-a-person");
  await page.goto("/operating");
  await expect(page.getByText("Halaman ini untuk penyelia")).toBeVisible();
  await page.context().close();
});

test("a paused channel is told at once on every page, and nothing moves under the hand", async ({ browser }) => {
  test.setTimeout(120_000);
  const agent = await at(browser, "bayu");
  await agent.goto("/inbox?view=all-open");
  const first = agent.locator("[data-number]").first();
  const before = await first.boundingBox();
  const admin = await at(browser, "dewa");
  await admin.goto("/operating");
  await admin.getByRole("main").getByRole("button", { name: "Jeda" }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "Jeda" }).click();
  try {
    const line = agent.getByRole("region", { name: "Keadaan kanal" });
    await expect(line).toContainText("dijeda", { timeout: 10_000 });
    expect(await first.boundingBox()).toEqual(before);
    await expect(line.getByRole("link")).toHaveCount(0);
    await agent.goto("/mentions");
    await expect(line).toContainText("dijeda");
    const supervisor = await at(browser, "sari", { width: 390, height: 844 });
    await supervisor.getByRole("link", { name: "Lihat Pantauan" }).click();
    await expect(supervisor.getByRole("heading", { level: 1 })).toHaveText("Pantauan kanal");
    await supervisor.context().close();
  } finally {
    await admin.getByRole("main").getByRole("button", { name: "Jalankan" }).click();
    await admin.getByRole("dialog").getByRole("button", { name: "Jalankan" }).click();
    await expect(admin.getByText("Lancar", { exact: true })).toBeVisible();
  }
  await expect(agent.getByRole("region", { name: "Keadaan kanal" })).not.toContainText("dijeda", { timeout: 10_000 });
  await agent.context().close();
  await admin.context().close();
});

for (const [colorScheme, width, height] of [
  ["light", 1440, 900],
  ["dark", 390, 844],
  ["dark", 1440, 900],
  ["light", 390, 844],
] as const) {
  test(`Operating passes axe and scrolls no page sideways, ${colorScheme} at ${width}`, async ({ browser }) => {
    test.setTimeout(120_000);
    await breakEvents("dead", "TypeError", 2);
    await breakEvents("unreadable", "direct message 1 has no time", 1);
    const page = await at(browser, "dewa", { colorScheme, width, height });
    for (const path of ["/operating", "/operating/messages?state=waits", "/operating/events"]) {
      await page.goto(path);
      await page.getByRole("main").waitFor();
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
        .analyze();
      const found = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(" | ")}`);
      expect.soft(found, path).toEqual([]);
      const spill = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect.soft(spill, path).toBeLessThanOrEqual(0);
    }
    await page.context().close();
  });
}
