import { z } from "zod";

const Budget = z.strictObject({
  calls: z.number().int().min(1),
  perSeconds: z.number().int().min(1),
});

/** The operator's configuration of one brand account on the training network. */
export const PlaygroundConfig = z.strictObject({
  /** Where its API answers, e.g. http://localhost:3000/api/playground; the site itself is the same without /api. */
  baseUrl: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, "")),
  brandAccountId: z.string().min(1),
  brandHandle: z
    .string()
    .min(1)
    .transform((handle) => handle.replace(/^@/, "").toLowerCase()),
  /** Signs the webhook bodies. */
  secret: z.string().min(8),
  accessToken: z.string().min(8),
  /** Budgets that hold although the network publishes none; null or absent = none. */
  limits: z.strictObject({ dm: Budget.optional(), post: Budget.optional() }).nullish(),
  /** False: the account may send but not read, so a lost answer is for a person. */
  readBack: z.boolean().default(true),
  settleSeconds: z.number().min(0).max(3600).default(2),
});

export type PlaygroundConfig = z.infer<typeof PlaygroundConfig>;

/** Address of the network's pages, for people: the API's own without its last part "/api/playground". */
export function siteOf(config: Pick<PlaygroundConfig, "baseUrl">): string {
  return `${config.baseUrl.replace(/\/api\/playground$/, "")}/playground`;
}
