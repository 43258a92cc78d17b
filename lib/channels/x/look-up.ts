import { z } from "zod";
import type { LookUp } from "../connector.ts";
import { isNumericId, type XAccount } from "./api.ts";
import { readX } from "./read.ts";

const Answer = z.object({
  data: z.object({ id: z.string() }).nullish().catch(undefined),
  type: z.string().nullish().catch(undefined),
  errors: z
    .array(z.object({ type: z.string().nullish().catch(undefined) }))
    .nullish()
    .catch(undefined),
});

/**
 * Is that post still there? Only X's own "resource-not-found" means deleted: protected, withheld or suspended
 * posts, rate limits, faults and lost answers are "not-known" and stop nobody.
 */
export async function lookUpPost(account: XAccount, externalId: string): Promise<LookUp> {
  if (!isNumericId(externalId)) return "not-known";
  const end = await readX(account, { of: "posts", path: `/2/tweets/${externalId}`, bucket: "look-up" });
  if (end.end !== "answered" || (end.status !== 200 && end.status !== 404)) return "not-known";
  const answer = Answer.safeParse(end.json);
  if (!answer.success) return "not-known";
  if (end.status === 200 && answer.data.data?.id === externalId) return "exists";
  const types = [answer.data.type, ...(answer.data.errors ?? []).map((error) => error.type)].filter((type) => !!type);
  const notFound = types.length > 0 && types.every((type) => type?.endsWith("/problems/resource-not-found"));
  return notFound && !answer.data.data ? "deleted" : "not-known";
}
