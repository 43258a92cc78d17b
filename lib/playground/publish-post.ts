import type { Tx } from "#lib/db/client.ts";
import type { PlaygroundAccount, PlaygroundPost } from "#lib/db/generated/client.ts";
import { newId } from "#lib/ids.ts";
import { toDate } from "#lib/time/instant.ts";
import { factsOf } from "./post-facts.ts";
import { recordEvent } from "./record-event.ts";
import { maxPostCharacters, refusalOfReply, refusalOfText, type Taken } from "./rules/refusals.ts";
import { type HeardPost, type Reason, reasonToHear } from "./rules/who-hears.ts";

export interface Draft {
  readonly authorId: string;
  readonly text: string;
  readonly inReplyToId?: string | null;
  readonly quoteOfId?: string | null;
  readonly repostOfId?: string | null;
  readonly clientKey?: string | null;
}

export type Published = Taken<{ id: string; conversationId: string; createdAt: string }>;
type PostWithAuthor = PlaygroundPost & { account: PlaygroundAccount };

/** Writes a post of any kind and tells the brands it concerns. The same client key again answers the first post. */
export async function publishPost(tx: Tx, now: Temporal.Instant, draft: Draft): Promise<Published> {
  const author = await tx.playgroundAccount.findUnique({ where: { id: draft.authorId } });
  if (!author) return { ok: false, because: "gone" };
  const repeated = draft.clientKey ? await findByClientKey(tx, author.id, draft.clientKey) : null;
  if (repeated) return published(repeated);
  const refusal = draft.repostOfId ? null : refusalOfText(draft.text, maxPostCharacters);
  if (refusal !== null) return { ok: false, because: refusal };
  const others = new Map<string, PostWithAuthor>();
  for (const id of [draft.inReplyToId, draft.quoteOfId, draft.repostOfId]) {
    if (!id) continue;
    const other = await tx.playgroundPost.findUnique({ where: { id }, include: { account: true } });
    const because = refusalOfReply(author, other && other.deletedAt === null ? other.account : null);
    if (because !== null || other === null) return { ok: false, because: because ?? "gone" };
    others.set(id, other);
  }
  const id = newId(now.epochMilliseconds);
  const at = toDate(now);
  const row = await tx.playgroundPost.create({
    data: {
      id,
      accountId: author.id,
      text: draft.repostOfId ? (others.get(draft.repostOfId)?.text ?? "") : draft.text.trim(),
      inReplyToId: draft.inReplyToId ?? null,
      quoteOfId: draft.quoteOfId ?? null,
      repostOfId: draft.repostOfId ?? null,
      conversationId: (draft.inReplyToId && others.get(draft.inReplyToId)?.conversationId) || id,
      clientKey: draft.clientKey ?? null,
      createdAt: at,
      changedAt: at,
    },
  });
  const post = factsOf(row, author);
  for (const { brand, why } of await listHearers(tx, row)) {
    await recordEvent(tx, now, brand.id, id, { type: "post.created", why, post });
  }
  return published(row);
}

/** Every brand account that is told of a post, with the reason; `text` replaces the stored one (before an edit). */
export async function listHearers(
  tx: Tx,
  post: PlaygroundPost,
  text: string = post.text,
): Promise<readonly { brand: PlaygroundAccount; why: Reason }[]> {
  const brands = await tx.playgroundAccount.findMany({ where: { isBrand: true } });
  const ids = [post.inReplyToId, post.quoteOfId, post.repostOfId].filter((id): id is string => id !== null);
  const others = await tx.playgroundPost.findMany({
    where: { id: { in: ids } },
    select: { id: true, accountId: true },
  });
  const authorOf = (id: string | null) => others.find((other) => other.id === id)?.accountId ?? null;
  const heard: HeardPost = {
    authorId: post.accountId,
    text,
    inReplyToAuthorId: authorOf(post.inReplyToId),
    quoteOfAuthorId: authorOf(post.quoteOfId),
    repostOfAuthorId: authorOf(post.repostOfId),
  };
  return brands.flatMap((brand) => {
    const why = reasonToHear(heard, brand);
    return why === null ? [] : [{ brand, why }];
  });
}

async function findByClientKey(tx: Tx, accountId: string, clientKey: string): Promise<PlaygroundPost | null> {
  return tx.playgroundPost.findUnique({ where: { accountId_clientKey: { accountId, clientKey } } });
}

function published(row: PlaygroundPost): Published {
  return { ok: true, id: row.id, conversationId: row.conversationId, createdAt: row.createdAt.toISOString() };
}
