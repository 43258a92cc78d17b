import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectBrand } from "#lib/playground/connect-brand.ts";
import { createAccount } from "#lib/playground/create-account.ts";
import { deletePost } from "#lib/playground/delete-post.ts";
import { findPulse } from "#lib/playground/find-pulse.ts";
import { importPosts } from "#lib/playground/import-posts.ts";
import { listBrands, listPeople } from "#lib/playground/list-accounts.ts";
import { findLastPartner, listConversation } from "#lib/playground/list-conversation.ts";
import { listTimeline } from "#lib/playground/list-timeline.ts";
import { quotePost } from "#lib/playground/quote-post.ts";
import { replyTo } from "#lib/playground/reply-to.ts";
import { repost } from "#lib/playground/repost.ts";
import type { ReplayPost } from "#lib/playground/rules/replay-line.ts";
import { sendDirectMessageTo } from "#lib/playground/send-direct-message-to.ts";
import { setNetworkSwitch } from "#lib/playground/set-network-switch.ts";
import { writePost } from "#lib/playground/write-post.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";

let test: TestDatabase;
let brandId: string;
let personId: string;
/** Each call is a second later, so that orders are certain. */
let seconds = 0;
const scene = () => ({ db: test.db, now: Temporal.Instant.from("2026-03-02T03:00:00Z").add({ seconds: ++seconds }) });

async function idOf(done: Promise<{ ok: true; id: string } | { ok: false; because: string }>): Promise<string> {
  const result = await done;
  if (!result.ok) throw new Error(result.because);
  return result.id;
}

beforeAll(async () => {
  test = await testDatabase();
  const secrets = { accessToken: "page-test-token", secret: "page-test-secret" };
  const callbackUrl = "http://127.0.0.1:9/api/webhooks/playground/pg";
  const brand = { handle: "nusaraya", displayName: "Nusaraya", ...secrets, callbackUrl };
  ({ accountId: brandId } = await connectBrand(scene(), brand));
  personId = await idOf(createAccount(scene(), { handle: "tutik", displayName: "Bu Tutik", followers: 3 }));
});
afterAll(() => test.close());

describe("the page of the network", () => {
  it("shows posts newest first in pages, reposts as the original, and quotes with their words", async () => {
    const first = await idOf(writePost(scene(), { authorId: personId, text: "pertama" }));
    await idOf(quotePost(scene(), { authorId: brandId, postId: first, text: "kami kutip" }));
    await idOf(repost(scene(), { authorId: brandId, postId: first }));
    const page = await listTimeline(scene(), { limit: 2 });
    expect(page.posts).toMatchObject([
      { id: first, text: "pertama", repostedBy: { handle: "nusaraya" }, reposts: 1 },
      { text: "kami kutip", quote: { text: "pertama", author: { handle: "tutik" } } },
    ]);
    const rest = await listTimeline(scene(), { limit: 2, before: page.next });
    expect(rest).toMatchObject({ posts: [{ id: first, repostedBy: null }], next: null });
  });

  it("reposts once, however often it is pressed, and a deleted post takes its reposts along", async () => {
    const post = await idOf(writePost(scene(), { authorId: personId, text: "bagikan ini" }));
    const shared = await idOf(repost(scene(), { authorId: brandId, postId: post }));
    expect(await idOf(repost(scene(), { authorId: brandId, postId: post }))).toBe(shared);
    expect(await deletePost(scene(), { authorId: personId, postId: post })).toEqual({ ok: true, deletedPosts: 2 });
    const { posts } = await listTimeline(scene(), {});
    expect(posts.filter((each) => each.id === post)).toEqual([]);
  });

  it("lets nobody delete or answer in another's name or under what is gone", async () => {
    const post = await idOf(writePost(scene(), { authorId: personId, text: "milik saya" }));
    expect(await deletePost(scene(), { authorId: brandId, postId: post })).toEqual({ ok: false, because: "gone" });
    await deletePost(scene(), { authorId: personId, postId: post });
    const answer = { authorId: brandId, postId: post, text: "halo" };
    expect(await replyTo(scene(), answer)).toEqual({ ok: false, because: "gone" });
  });

  it("shows a thread oldest first, with a deleted post in its place", async () => {
    const root = await idOf(writePost(scene(), { authorId: personId, text: "akar" }));
    const reply = await idOf(replyTo(scene(), { authorId: brandId, postId: root, text: "jawaban" }));
    await idOf(replyTo(scene(), { authorId: personId, postId: reply, text: "jawaban lagi" }));
    await deletePost(scene(), { authorId: brandId, postId: reply });
    const { posts } = await listTimeline(scene(), { threadOf: root });
    expect(posts.map((post) => post.text)).toEqual(["akar", null, "jawaban lagi"]);
  });

  it("tells of unread messages, and its pulse changes with every kind of change", async () => {
    const pulses = [await findPulse(scene())];
    await idOf(sendDirectMessageTo(scene(), { fromId: brandId, toId: personId, text: "halo Bu" }));
    pulses.push(await findPulse(scene()));
    await setNetworkSwitch(scene(), { accountId: brandId, name: "slow", on: true });
    pulses.push(await findPulse(scene()));
    await createAccount(scene(), { handle: "gilang", displayName: "", followers: 0 });
    pulses.push(await findPulse(scene()));
    expect(new Set(pulses).size).toBe(pulses.length);
    expect(await findLastPartner(scene(), personId)).toBe(brandId);
    expect(await listPeople(scene(), null, "tut")).toMatchObject([{ handle: "tutik", unread: 1 }]);
    expect(await listBrands(scene())).toMatchObject([
      { handle: "nusaraya", switches: { slow: true, networkDown: false } },
    ]);
    expect(await listConversation(scene(), personId, brandId)).toMatchObject([
      { isMine: false, text: "halo Bu", isRead: false },
    ]);
  });
});

describe("posts from a file", () => {
  const post = (change: Partial<ReplayPost>): ReplayPost => ({
    id: "k1",
    at: Temporal.Instant.from("2026-03-01T00:00:00Z"),
    isOwn: false,
    brand: null,
    language: "id",
    author: "@Orang Aneh!",
    authorName: "Orang Aneh",
    followers: null,
    text: "mati terus",
    inReplyToId: null,
    ...change,
  });

  it("are put into the network once, with authors that can be answered, and told as what they are", async () => {
    const brand = await test.db.playgroundAccount.findUniqueOrThrow({ where: { id: brandId } });
    const posts = [
      post({ id: "own1", isOwn: true, author: "" }),
      post({ id: "k1" }),
      post({ id: "k2", inReplyToId: "own1" }),
      post({ id: "k3", author: "@Nusaraya", text: "saya bukan mereknya" }),
    ];
    await importPosts(test.db, brand, posts.slice(0, 1));
    const told = (await importPosts(test.db, brand, posts)).map(({ body }) => JSON.parse(body));
    expect(told.map(({ why, post: { author } }) => [why, author.handle])).toEqual([
      ["own", "nusaraya"],
      ["mention", "orang_aneh"],
      ["reply", "orang_aneh"],
      ["mention", "akun_nusaraya"],
    ]);
    const again = await importPosts(test.db, brand, posts);
    expect(again.map(({ body }) => JSON.parse(body))).toEqual(told);
    expect(await test.db.playgroundPost.count({ where: { id: { in: ["own1", "k1", "k2", "k3"] } } })).toBe(4);
    expect(await test.db.playgroundEvent.count({ where: { subjectId: "k1" } })).toBe(0);
    const dm = { fromId: brandId, toId: told[1].post.author.id, text: "halo" };
    expect(await sendDirectMessageTo(scene(), dm)).toMatchObject({ ok: true });
  });
});
