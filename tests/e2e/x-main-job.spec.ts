import { type APIRequestContext, expect, test } from "@playwright/test";
import { startXPeer, type XPeer } from "#tests/peers/x/start-x-peer.ts";
import { admin } from "./admin.ts";

const complaint = "@NusaLinkCare internet rumah mati total sejak kemarin sore, tolong dibantu";

interface ApiTicket {
  readonly number: string;
  readonly outreachState: string;
  readonly status: string;
  readonly messages: readonly { leg: string; direction: string; state: string; externalId: string | null }[];
}

test.describe("the main job over X's wire format, by the interfaces that scripts rely on", () => {
  let peer: XPeer;
  let token: string;

  test.beforeAll(async () => {
    const base = `http://127.0.0.1:${process.env.TANGGAP_E2E_PORT}`;
    peer = await startXPeer({ callbackUrl: `${base}/api/webhooks/x/spec` });
    const config = JSON.stringify(peer.channelConfig);
    admin(["create-channel", "--network", "x", "--key", "spec", "--config", "-"], config);
    token = admin(["create-token", "--role", "agent"]);
  });
  test.afterAll(async () => peer.stop());

  const call = (request: APIRequestContext) => ({
    get: (path: string) => request.get(`/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } }),
    post: (path: string, data: unknown) =>
      request.post(`/api/v1${path}`, { data, headers: { authorization: `Bearer ${token}` } }),
  });

  async function numberOf(request: APIRequestContext, externalId: string): Promise<string> {
    let number: string | null = null;
    await expect(async () => {
      const answer = await call(request).get(`/mentions?channel=spec&externalId=${externalId}`);
      number = (await answer.json()).items[0]?.ticketNumber ?? null;
      expect(number).not.toBeNull();
    }).toPass({ timeout: 10_000 });
    return String(number);
  }

  async function untilOutreach(request: APIRequestContext, number: string, state: string): Promise<ApiTicket> {
    let ticket: ApiTicket | null = null;
    await expect(async () => {
      ticket = await (await call(request).get(`/tickets/${number}`)).json();
      expect(ticket?.outreachState).toBe(state);
    }).toPass({ timeout: 15_000 });
    return ticket as unknown as ApiTicket;
  }

  test("answers the CRC question", async () => {
    expect(await peer.crc("challenge-me")).toMatchObject({ ok: true, status: 200 });
  });

  test("a complaint becomes one ticket, is answered DM-first and acknowledged, once", async ({ request }) => {
    const user = peer.addUser({ username: "laras_e2e", name: "Laras", followers: 55 });
    const post = await peer.post(user, complaint, {}, { copies: 4 });
    const number = await numberOf(request, post.id);
    const typo = number.replace(/.$/, (last) => (last === "7" ? "8" : "7"));
    expect((await call(request).get(`/tickets/${typo}`)).status()).toBe(404);
    expect((await call(request).post(`/tickets/${number}/outreach`, {})).status()).toBe(202);
    expect((await call(request).post(`/tickets/${number}/outreach`, {})).status()).toBe(200);
    expect((await call(request).post(`/tickets/${number}/outreach`, { dm: "Lain sekali" })).status()).toBe(409);
    const ticket = await untilOutreach(request, number, "acknowledged");
    const dms = peer.world.dms.filter((dm) => dm.recipientId === user.id);
    const replies = [...peer.world.posts.values()].filter((each) => each.repliedToId === post.id);
    expect(dms).toHaveLength(1);
    expect(replies).toHaveLength(1);
    expect(dms[0]?.typed).toContain(number);
    expect(replies[0]?.typed).toContain(number);
    expect(replies[0]?.typed).not.toContain("http");
    expect(replies[0]?.createdAtMs).toBeGreaterThanOrEqual(dms[0]?.createdAtMs ?? Number.MAX_SAFE_INTEGER);
    expect(
      ticket.messages.filter((message) => message.direction === "out").map((message) => message.externalId),
    ).toEqual([dms[0]?.id, replies[0]?.id]);
    expect(peer.log.violations).toEqual([]);
    const page = await request.get(`/track/${number}`);
    expect(page.status()).toBe(200);
    expect(await page.text()).toContain(number);
  });

  test("a refused DM leaves the public silent and says why; a block leaves no invitation", async ({ request }) => {
    const user = peer.addUser({ username: "tutup_e2e", standing: "dm-closed" });
    const post = await peer.post(user, complaint);
    const number = await numberOf(request, post.id);
    await call(request).post(`/tickets/${number}/outreach`, {});
    await untilOutreach(request, number, "refused");
    expect([...peer.world.posts.values()].filter((each) => each.repliedToId === post.id)).toHaveLength(0);
    expect((await call(request).post(`/tickets/${number}/invitation`, {})).ok()).toBe(true);
    await untilOutreach(request, number, "invited");
  });

  test("an answer lost on the way is read back, not sent again", async ({ request }) => {
    const user = peer.addUser({ username: "hilang_e2e" });
    peer.failNext("send-dm", "accept-then-500");
    peer.failNext("send-post", "accept-then-drop");
    const post = await peer.post(user, complaint);
    const number = await numberOf(request, post.id);
    await call(request).post(`/tickets/${number}/outreach`, {});
    await untilOutreach(request, number, "acknowledged");
    expect(peer.world.dms.filter((dm) => dm.recipientId === user.id)).toHaveLength(1);
    expect([...peer.world.posts.values()].filter((each) => each.repliedToId === post.id)).toHaveLength(1);
  });

  test("the brand's own post never becomes a ticket", async ({ request }) => {
    const post = await peer.brandPosts("Selamat pagi, sobat Nusa!");
    await expect(async () => {
      const answer = await call(request).get(`/mentions?channel=spec&externalId=${post.id}`);
      expect((await answer.json()).items[0]).toMatchObject({ state: "ignored", because: "own-post" });
    }).toPass({ timeout: 10_000 });
  });
});
