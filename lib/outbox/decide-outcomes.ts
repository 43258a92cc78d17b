import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { DeskError } from "#lib/errors.ts";
import { permitStaff } from "#lib/people/permit.ts";
import { decideOutcome } from "./decide-outcome.ts";

export const DecideOutcomes = z.strictObject({
  /** The messages that the person saw; what has come since is not meant. */
  messageIds: z.array(z.uuid()).min(1).max(200),
  outcome: z.literal("send-again"),
});
export type DecideOutcomes = z.infer<typeof DecideOutcomes>;

export interface DecidedOutcome {
  readonly messageId: string;
  /** "done", or why not: "conflict" when somebody or the network was quicker, "not-found". */
  readonly result: "done" | "conflict" | "not-found";
}

/** One answer for several messages: each decided in a transaction of its own, so one that is settled holds up none. */
export async function decideOutcomes(ctx: Context, input: DecideOutcomes): Promise<{ items: DecidedOutcome[] }> {
  permitStaff(ctx.actor, "outbox:release");
  const { messageIds, outcome } = DecideOutcomes.parse(input);
  const items: DecidedOutcome[] = [];
  for (const messageId of new Set(messageIds)) {
    items.push({ messageId, result: await decideOne(ctx, messageId, outcome) });
  }
  return { items };
}

async function decideOne(ctx: Context, messageId: string, outcome: "send-again"): Promise<DecidedOutcome["result"]> {
  try {
    await decideOutcome(ctx, { messageId, outcome });
    return "done";
  } catch (error) {
    if (error instanceof DeskError && (error.code === "conflict" || error.code === "not-found")) return error.code;
    throw error;
  }
}
