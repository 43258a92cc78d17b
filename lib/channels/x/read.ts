import { readCallX, type XAccount, type XCall, type XEnd } from "./api.ts";

/*
 * X is renaming "tweet" to "post" in its read parameters: the OpenAPI of 2026-08 has `post.fields`, the
 * written docs still have `tweet.fields`, and X refuses parameters that it does not know (400).
 */
const postFields = "id,text,created_at,lang,conversation_id,display_text_range,entities,reply_settings";

interface Dialect {
  readonly posts: Readonly<Record<string, string>>;
  readonly dms: Readonly<Record<string, string>>;
}

export const dialects: readonly [Dialect, Dialect] = [
  {
    posts: {
      "post.fields": `${postFields},note_post`,
      expansions: "author_id,in_reply_to_user_id,referenced_posts,edit_history_post_ids",
      "user.fields": "id,name,username,public_metrics",
    },
    dms: {
      event_types: "MessageCreate",
      "dm_event.fields": "id,text,event_type,created_at,dm_conversation_id,entities",
      expansions: "sender_id,participant_ids",
      "user.fields": "id,name,username,public_metrics",
    },
  },
  {
    posts: {
      "tweet.fields": `${postFields},author_id,in_reply_to_user_id,referenced_tweets,edit_history_tweet_ids,note_tweet`,
      expansions: "author_id,referenced_tweets.id",
      "user.fields": "id,name,username,public_metrics",
    },
    dms: {
      event_types: "MessageCreate",
      "dm_event.fields": "id,text,event_type,created_at,dm_conversation_id,sender_id,participant_ids,entities",
      expansions: "sender_id,participant_ids",
      "user.fields": "id,name,username,public_metrics",
    },
  },
];

/** Per address, the index of the dialect that it answered last. */
const spoken = new Map<string, 0 | 1>();

export interface XRead {
  readonly of: keyof Dialect;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | null>>;
  readonly bucket: string;
}

/** A read in the newer dialect, and once more in the older one when X refuses the parameters. */
export async function readX(account: XAccount, read: XRead): Promise<XEnd> {
  const first = spoken.get(account.config.baseUrl) ?? 0;
  const end = await readCallX(account, callOf(read, first));
  if (end.end !== "answered" || end.status !== 400) return end;
  const other = first === 0 ? 1 : 0;
  const again = await readCallX(account, callOf(read, other));
  if (again.end !== "answered" || again.status === 400) return end;
  if (again.status >= 200 && again.status <= 299) spoken.set(account.config.baseUrl, other);
  return again;
}

function callOf(read: XRead, dialect: 0 | 1): XCall {
  const fields = dialects[dialect][read.of];
  return { method: "GET", path: read.path, query: { ...fields, ...read.query }, bucket: read.bucket };
}
