import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";

test.beforeEach(() => test.slow());

let count = 0;
/** A handle that no other test uses. */
function newHandle(): string {
  count += 1;
  return `uji_${Date.now().toString(36)}_${count}`;
}

async function become(page: Page, handle: string, followers = "120"): Promise<void> {
  await page.goto("/playground?lang=en&view=me");
  await page.getByRole("button", { name: "New person" }).click();
  await page.getByLabel("Handle", { exact: true }).fill(handle);
  await page.getByLabel("Followers").fill(followers);
  await page.getByRole("button", { name: "Create and use" }).click();
  await expect(page).toHaveURL(new RegExp(`as=${handle}`));
}

async function write(page: Page, handle: string, text: string): Promise<void> {
  await page.getByRole("textbox", { name: `New post by @${handle}` }).fill(text);
  await page.getByRole("button", { name: "Post", exact: true }).click();
  await expect(page.getByRole("article").filter({ hasText: text })).toBeVisible();
}

async function english(context: BrowserContext): Promise<Page> {
  return context.newPage();
}

test("a new person writes, and somebody else sees it without reloading", async ({ context }) => {
  const [writer, reader] = [await english(context), await english(context)];
  const handle = newHandle();
  await become(writer, handle);
  await reader.goto("/playground?as=tutik_solo");
  const text = `@nusaraya internet mati ${handle}`;
  await write(writer, handle, text);
  const seen = reader.getByRole("article").filter({ hasText: text });
  await expect(seen).toBeVisible({ timeout: 20_000 });
  await seen.getByRole("button", { name: "Reply" }).click();
  await reader.getByRole("textbox", { name: "Reply as @tutik_solo" }).fill(`sama, ${handle}`);
  await reader.keyboard.press("Control+Enter");
  await expect(writer.getByRole("article").filter({ hasText: `sama, ${handle}` })).toBeVisible({ timeout: 20_000 });
});

test("one's own post can be changed and taken back, with a question first", async ({ page }) => {
  const handle = newHandle();
  await become(page, handle);
  await write(page, handle, `salah ketik ${handle}`);
  const post = page.getByRole("article").filter({ hasText: handle }).first();
  await post.getByRole("button", { name: "Edit" }).click();
  await post.getByRole("textbox").fill(`sudah benar ${handle}`);
  await post.getByRole("button", { name: "Save" }).click();
  await expect(post).toContainText("sudah benar");
  await expect(post).toContainText("edited");
  await post.getByRole("button", { name: "Delete" }).click();
  await expect(post).toContainText("Delete this post?");
  await post.getByRole("button", { name: "Delete" }).last().click();
  await expect(page.getByRole("article").filter({ hasText: `sudah benar ${handle}` })).toHaveCount(0);
});

test("a handle that is taken is refused in words", async ({ page }) => {
  await page.goto("/playground?lang=en&view=me");
  await page.getByRole("button", { name: "New person" }).click();
  await page.getByLabel("Handle", { exact: true }).fill("@Tutik_Solo");
  await page.getByRole("button", { name: "Create and use" }).click();
  await expect(page.getByText("Somebody has that handle already.")).toBeVisible();
});

test("a person's switches hold, and messages go both ways", async ({ page }) => {
  const handle = newHandle();
  await become(page, handle);
  await page.getByRole("checkbox", { name: /Blocks the brand/ }).check();
  await page.getByRole("textbox", { name: "Message to @nusaraya" }).fill("halo");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByText("one of these accounts blocks the other")).toBeVisible();
  await page.reload();
  await page.getByRole("checkbox", { name: /Blocks the brand/ }).uncheck();
  await page.getByRole("textbox", { name: "Message to @nusaraya" }).fill(`halo dari ${handle}`);
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("log")).toContainText(`halo dari ${handle}`);
});

test("a call from another site's page is refused, and a stranger's token gets nothing", async ({ request }) => {
  expect((await request.get("/api/playground/me")).status()).toBe(401);
  const token = { authorization: "Bearer not-a-real-token" };
  expect((await request.get("/api/playground/mentions", { headers: token })).status()).toBe(401);
});

// A phone shows the parts one by one, a wide screen all together.
const looks = [
  ["light", 390, ["posts", "messages", "me", "network"]],
  ["dark", 390, ["me"]],
  ["light", 1440, ["posts"]],
  ["dark", 1440, ["posts"]],
] as const;
for (const [colorScheme, width, views] of looks) {
  test(`has no finding of axe at ${width} px in ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    for (const view of views) {
      await page.goto(`/playground?as=pak_darmo&view=${view}&lang=id`);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    }
    await context.close();
  });
}
