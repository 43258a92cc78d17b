import { z } from "zod";

/*
 * What X really sends. Sources: X Activity API "event payloads", Account Activity API, OpenAPI 2.167.
 * Only the fields we use; anything odd in an optional field reads as absent instead of losing the event.
 */
const lenient = <T extends z.ZodType>(schema: T) => schema.nullish().catch(undefined);

/** Ids are text. A number is accepted only while it is exact: beyond 2^53 JSON has already changed it. */
const Id = z.union([
  z.string().min(1).max(100),
  z
    .number()
    .int()
    .nonnegative()
    .refine(Number.isSafeInteger)
    .transform((id) => String(id)),
]);

const Mention = z.object({
  start: lenient(z.number()),
  end: lenient(z.number()),
  username: lenient(z.string()),
  id: lenient(Id),
});
const UrlEntity = z.object({ url: lenient(z.string()), expanded_url: lenient(z.string()) });
const Entities = z.object({ mentions: lenient(z.array(Mention)), urls: lenient(z.array(UrlEntity)) });
const Reference = z.object({ type: z.string(), id: Id });
const Note = z.object({ text: z.string(), entities: lenient(Entities) });

/** A post of API v2 and of the Activity API. X renames "tweet" to "post" field by field, so both names are read. */
export const WirePost = z.object({
  id: Id,
  text: z.string().catch(""),
  author_id: lenient(Id),
  created_at: lenient(z.string()),
  lang: lenient(z.string()),
  conversation_id: lenient(Id),
  in_reply_to_user_id: lenient(Id),
  in_reply_to_tweet_id: lenient(Id),
  referenced_tweets: lenient(z.array(Reference)),
  referenced_posts: lenient(z.array(Reference)),
  edit_history_tweet_ids: lenient(z.array(Id)),
  edit_history_post_ids: lenient(z.array(Id)),
  display_text_range: lenient(z.tuple([z.number(), z.number()])),
  entities: lenient(Entities),
  note_tweet: lenient(Note),
  note_post: lenient(Note),
  reply_settings: lenient(z.string()),
});
export type WirePost = z.infer<typeof WirePost>;

export const WireUser = z.object({
  id: lenient(Id),
  id_str: lenient(Id),
  username: lenient(z.string()),
  screen_name: lenient(z.string()),
  name: lenient(z.string()),
  followers_count: lenient(z.number()),
  public_metrics: lenient(z.object({ followers_count: lenient(z.number()) })),
});
/** X wraps a user as `{data: user}` in some places and not in others. */
export const WireUserOrWrapped = z.union([z.object({ data: WireUser }).transform((wrapped) => wrapped.data), WireUser]);

const AaaEntities = z.object({
  user_mentions: lenient(
    z.array(
      z.object({
        screen_name: lenient(z.string()),
        id_str: lenient(Id),
        indices: lenient(z.tuple([z.number(), z.number()])),
      }),
    ),
  ),
  urls: lenient(z.array(UrlEntity)),
});
const AaaStatus = z.object({
  id: z.unknown().optional(),
  id_str: lenient(Id),
  text: lenient(z.string()),
  full_text: lenient(z.string()),
  created_at: lenient(z.string()),
  timestamp_ms: lenient(z.string()),
  lang: lenient(z.string()),
  user: lenient(WireUser),
  in_reply_to_status_id_str: lenient(Id),
  in_reply_to_user_id_str: lenient(Id),
  quoted_status_id_str: lenient(Id),
  display_text_range: lenient(z.tuple([z.number(), z.number()])),
  entities: lenient(AaaEntities),
  extended_tweet: lenient(
    z.object({
      full_text: z.string(),
      display_text_range: lenient(z.tuple([z.number(), z.number()])),
      entities: lenient(AaaEntities),
    }),
  ),
});
/** A post as the older Account Activity API sends it. */
export const AaaPost = AaaStatus.extend({
  quoted_status: lenient(AaaStatus),
  retweeted_status: lenient(AaaStatus),
});
export type AaaPost = z.infer<typeof AaaPost>;

export const DmMessage = z.object({
  type: lenient(z.string()),
  id: Id,
  created_timestamp: lenient(z.string()),
  message_create: z.object({
    target: lenient(z.object({ recipient_id: lenient(Id) })),
    sender_id: Id,
    message_data: lenient(z.object({ text: lenient(z.string()) })),
  }),
});

export const DmRead = z.object({
  created_timestamp: z.string(),
  sender_id: Id,
  target: lenient(z.object({ recipient_id: lenient(Id) })),
});

/** An encrypted XChat message; its text is out of reach for any application. */
export const ChatMessage = z.object({
  id: Id,
  created_at_msec: lenient(z.string()),
  sender_id: Id,
  conversation_id: lenient(z.string()),
});

/** A direct message of API v2. */
export const WireDmEvent = z.object({
  id: Id,
  event_type: lenient(z.string()),
  text: lenient(z.string()),
  created_at: lenient(z.string()),
  sender_id: lenient(Id),
  dm_conversation_id: lenient(z.string()),
  participant_ids: lenient(z.array(Id)),
  entities: lenient(Entities),
});
export type WireDmEvent = z.infer<typeof WireDmEvent>;

/** The Activity API's envelope. */
export const Activity = z.object({
  data: z.object({
    event_uuid: lenient(z.string()),
    event_type: z.string(),
    filter: lenient(z.object({ user_id: lenient(Id) })),
    payload: z.unknown().optional(),
    includes: z.unknown().optional(),
  }),
});

/** Our own wrapping of one thing that was read by polling. */
export const Polled = z.object({
  polled: z.enum(["post", "dm"]),
  data: z.unknown().optional(),
  includes: z.unknown().optional(),
});

/** One page of any v2 list. `data` and `errors` are looked at piece by piece. */
export const Page = z.object({
  data: lenient(z.array(z.unknown())),
  errors: lenient(z.array(z.unknown())),
  includes: lenient(z.looseObject({})),
  meta: lenient(
    z.object({ next_token: lenient(z.string()), result_count: lenient(z.number()), newest_id: lenient(Id) }),
  ),
});

/** An error body in any of X's three forms: a problem, a list of v1.1 errors, or both. */
export const Problem = z.object({
  type: lenient(z.string()),
  title: lenient(z.string()),
  detail: lenient(z.string()),
  reason: lenient(z.string()),
  errors: lenient(
    z.array(
      z.object({
        code: lenient(z.number()),
        message: lenient(z.string()),
        detail: lenient(z.string()),
        title: lenient(z.string()),
        type: lenient(z.string()),
      }),
    ),
  ),
});
export type Problem = z.infer<typeof Problem>;

export const DmAccepted = z.object({ data: z.object({ dm_event_id: Id, dm_conversation_id: lenient(z.string()) }) });
export const PostAccepted = z.object({ data: z.object({ id: Id }) });
