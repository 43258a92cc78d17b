import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { Ticket } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { loadTicket } from "#lib/events/load-ticket.ts";
import { lockTicket, recordChange } from "#lib/events/record-change.ts";
import { type OutreachState, outreachAfter } from "#lib/events/rules/outreach-state.ts";

export const SkipOutreach = z.strictObject({ number: z.string().min(1).max(200), because: z.string().min(3).max(300) });

/**
 * No DM will be written first, for a stated reason (e.g. already solved by telephone). Stops the first clocks. Skipping
 * what is skipped already changes nothing.
 */
export async function skipOutreach(ctx: Context, input: z.infer<typeof SkipOutreach>): Promise<Ticket> {
  const { number, because } = SkipOutreach.parse(input);
  return inTransaction(ctx, async (tx) => {
    const { ticket } = await loadTicket(tx, ctx, number, "outreach:send");
    const locked = await lockTicket(tx, ticket.id);
    const state = locked?.outreachState as OutreachState | undefined;
    if (locked && state === "skipped") return locked;
    if (!locked || !state || outreachAfter(state, "outreach.skipped") !== "skipped") {
      throw new DeskError("conflict", "The outreach of this ticket can no longer be skipped.", {
        because: state ?? "none",
      });
    }
    return recordChange(tx, ctx, locked, { type: "outreach.skipped", because });
  });
}
