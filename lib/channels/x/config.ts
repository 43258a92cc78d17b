import { z } from "zod";

const Limit = z.object({ calls: z.number().int().positive(), perSeconds: z.number().int().positive() });

/** The operator's configuration of one X account; docs/networks/x.md says where each value comes from. */
export const XConfig = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .default("https://api.x.com")
    .transform((url) => url.replace(/\/+$/, "")),
  brandUserId: z.string().regex(/^\d{1,19}$/, "the numeric id of the account"),
  brandHandle: z
    .string()
    .transform((handle) => handle.replace(/^@/, ""))
    .pipe(z.string().regex(/^\w{1,20}$/, "the @name of the account")),
  consumerSecret: z.string().min(1),
  accessToken: z.string().min(1),
  /** Null = the account has none; else each named budget replaces the documented one. */
  limits: z.record(z.string(), Limit).nullable().optional(),
  /** False where the plan cannot read: a lost answer is then cleared up by a person. */
  readBack: z.boolean().default(true),
  settleSeconds: z.number().int().min(0).max(3600).default(20),
});
export type XConfig = z.infer<typeof XConfig>;
