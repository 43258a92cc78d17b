import { expect, type Page, test } from "@playwright/test";
import { startXPeer, type XPeer } from "#tests/peers/x/start-x-peer.ts";
import { admin } from "../admin.ts";
import { payloads } from "./payloads.ts";
import { base, demoPassword } from "./sign-in.ts";

/** Collects everything that would betray a script that ran or a policy that was needed. */
async function watch(page: Page): Promise<string[]> {
  const seen: string[] = [];
  page.on("dialog", (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("console", (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) seen.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(base) && !/^(data|blob):/.test(request.url())) seen.push(`request: ${request.url()}`);
  });
  await page.addInitScript(() => {
    Object.defineProperty(window, "pwned", { set: () => console.error("Refused to: a payload ran") });
  });
  return seen;
}

interface Item {
  readonly number: string;
  readonly customer: { readonly handle: string };
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.locator("input[type=email]").fill(email);
  await page.locator("input[type=password]").fill(demoPassword);
  await page.locator("button[type=submit]").click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** Another brand account than the other specs' one: two channels never share an account. */
const brand = { id: "1500000000000000047", handle: "NusaLinkUji" };

test.describe("row 47: what strangers write is text everywhere", () => {
  let peer: XPeer;
  let token: string;

  test.beforeAll(async () => {
    peer = await startXPeer({ callbackUrl: `${base}/api/webhooks/x/scripts`, brand });
    const config = JSON.stringify(peer.channelConfig);
    admin(["create-channel", "--network", "x", "--key", "scripts", "--config", "-"], config);
    token = admin(["create-token", "--role", "agent"]);
  });
  test.afterAll(async () => peer.stop());

  test("150 payloads in names and texts run nowhere: inbox, ticket, mentions, status page", async ({
    page,
    request,
  }) => {
    test.setTimeout(240_000);
    const headers = { authorization: `Bearer ${token}` };
    const mark = Date.now().toString(36).slice(-5);
    for (const [at, payload] of payloads.entries()) {
      const user = peer.addUser({ username: `xss${mark}_${at}`, name: payload.slice(0, 50), followers: at });
      await peer.post(user, `@NusaLinkUji internet mati total sejak kemarin ${payload}`);
    }
    const list = async () => {
      const page = await (await request.get("/api/v1/tickets?channel=scripts&limit=200", { headers })).json();
      return page.items.filter((item: Item) => item.customer.handle.startsWith(`xss${mark}_`)) as Item[];
    };
    await expect.poll(async () => (await list()).length, { timeout: 60_000 }).toBe(payloads.length);
    const items = await list();
    const seen = await watch(page);
    await signIn(page, "sari@demo.tanggap.example");
    for (const path of ["/inbox?view=all-open", "/mentions", "/outbox", "/reports"]) {
      await page.goto(path);
      await page.mouse.move(400, 400);
    }
    for (const item of items.filter((_, at) => at % 10 === 0)) {
      await page.goto(`/tickets/${item.number}`);
      await expect(page.getByText(item.number).first()).toBeVisible();
    }
    for (const item of items.slice(0, 5)) {
      await page.goto(`/track/${item.number}`);
      expect(await page.locator("body").innerText()).not.toContain("pwned");
    }
    expect(seen).toEqual([]);
  });

  test("the desk's own pages need nothing that the policy forbids", async ({ page }) => {
    const seen = await watch(page);
    await page.goto("/sign-in");
    await page.goto("/sign-in?lang=en");
    await signIn(page, "dewa@demo.tanggap.example");
    for (const path of ["/inbox", "/mentions", "/outbox", "/reports", "/settings", "/nowhere", "/sign-out"]) {
      const response = await page.goto(path);
      const policy = response?.headers()["content-security-policy"] ?? "";
      expect([path, policy.includes("'strict-dynamic'"), policy.includes("frame-ancestors 'none'")]).toEqual([
        path,
        true,
        true,
      ]);
    }
    expect(seen).toEqual([]);
  });
});
