import { z } from "zod";
import { alertKinds } from "./alert-signs.ts";

export const noticeWays = ["webhook", "email"] as const;
export type NoticeWay = (typeof noticeWays)[number];

export const noticeAbouts = ["opened", "reminder", "closed", "test"] as const;
export type NoticeAbout = (typeof noticeAbouts)[number];

/** All that a notice may say: names of the operator's own things, times and counts. There is no field for a person. */
export const NoticeFacts = z.strictObject({
  kind: z.enum([...alertKinds, "test"]),
  channel: z.string().nullable(),
  channelKey: z.string().nullable(),
  network: z.string().nullable(),
  brand: z.string().nullable(),
  locale: z.enum(["id", "en"]),
  zone: z.string(),
  since: z.string().nullable(),
  openedAt: z.string(),
  closedAt: z.string().nullable(),
  count: z.number().int(),
});
export type NoticeFacts = z.infer<typeof NoticeFacts>;

/** A word to the operator, ready to be carried. */
export interface Notice {
  readonly id: string;
  readonly audience: "staff";
  readonly about: NoticeAbout;
  readonly alertId: string | null;
  readonly facts: NoticeFacts;
  readonly createdAt: string;
}

/** How carrying ended; what failed is tried again. `because` never holds an address, a header or a secret. */
export type Carried = { readonly ok: true } | { readonly ok: false; readonly because: string };
