import { z } from "zod";
import type { PlaygroundAccount } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { publishPost } from "../publish-post.ts";
import type { Refusal } from "../rules/refusals.ts";
import type { Scene } from "../scene.ts";
import { sendDirectMessageTo } from "../send-direct-message-to.ts";
import { type ApiAnswer, findWirePost, listWireEvents, listWireMessages, listWirePosts } from "./reads.ts";

export interface ApiCall {
  readonly method: "GET" | "POST";
  /** Parts after /api/playground. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

const PostDm = z.object({
  to: z.string().min(1).max(200),
  text: z.string().max(20_000),
  clientKey: z.string().min(1).max(100).optional(),
});
const PostReply = z.object({
  text: z.string().max(20_000),
  inReplyTo: z.string().min(1).max(200).nullish(),
  clientKey: z.string().min(1).max(100).optional(),
});

const notFound: ApiAnswer = { status: 404, body: { error: "not_found" } };

/** HTTP status of each word of refusal. */
const refusalStatus: Readonly<Record<Refusal, number>> = {
  dm_closed: 403,
  blocked: 403,
  gone: 403,
  too_long: 400,
  invalid: 400,
  taken: 409,
};

/** What the API answers to one authenticated call of a brand's software. Throws ZodError for a body it cannot read. */
export async function answerOf(scene: Scene, brand: PlaygroundAccount, call: ApiCall): Promise<ApiAnswer> {
  const [first, second, ...more] = call.path;
  if (more.length > 0) return notFound;
  const route = `${call.method} ${first}${second === undefined ? "" : "/{id}"}`;
  switch (route) {
    case "POST dms":
      return postDm(scene, brand, call);
    case "POST posts":
      return postPost(scene, brand, call);
    case "GET dms":
      return { status: 200, body: await listWireMessages(scene, brand.id, call.query) };
    case "GET posts":
      return { status: 200, body: await listWirePosts(scene, brand.id, call.query) };
    case "GET posts/{id}":
      return findWirePost(scene, second ?? "");
    case "GET mentions":
      return { status: 200, body: await listWireEvents(scene, brand.id, call.query) };
    case "GET me":
      return { status: 200, body: { id: brand.id, handle: brand.handle, name: brand.displayName } };
    default:
      return notFound;
  }
}

async function postDm(scene: Scene, brand: PlaygroundAccount, call: ApiCall): Promise<ApiAnswer> {
  const { to, text, clientKey } = PostDm.parse(call.body);
  const sent = await sendDirectMessageTo(scene, { fromId: brand.id, toId: to, text, clientKey });
  return sent.ok ? created(sent) : refused(sent.because);
}

async function postPost(scene: Scene, brand: PlaygroundAccount, call: ApiCall): Promise<ApiAnswer> {
  const { text, inReplyTo, clientKey } = PostReply.parse(call.body);
  const draft = { authorId: brand.id, text, inReplyToId: inReplyTo ?? null, clientKey: clientKey ?? null };
  const post = await inTransaction(scene, (tx) => publishPost(tx, scene.now, draft));
  return post.ok ? created(post) : refused(post.because);
}

function created({
  id,
  conversationId,
  createdAt,
}: {
  id: string;
  conversationId: string;
  createdAt: string;
}): ApiAnswer {
  return { status: 201, body: { id, conversationId, createdAt } };
}

function refused(word: Refusal): ApiAnswer {
  return { status: refusalStatus[word], body: { error: word } };
}
