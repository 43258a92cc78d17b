import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { Ticket } from "#lib/db/generated/client.ts";
import { DeskError } from "#lib/errors.ts";
import { toDate } from "#lib/time/instant.ts";
import { moveTicket, Reason } from "./move-ticket.ts";

export const CloseTicket = z.strictObject({ number: z.string().min(1).max(200), because: Reason });
export type CloseTicket = z.infer<typeof CloseTicket>;

/** Closes a ticket for good: what the customer writes next opens a linked one. */
export async function closeTicket(ctx: Context, input: CloseTicket): Promise<Ticket> {
  const { number, because } = CloseTicket.parse(input);
  return moveTicket(ctx, number, (ticket, atClick) => {
    // What the customer wrote at this very moment must not be buried in a closed ticket.
    if (ticket.version !== atClick.version)
      throw new DeskError("conflict", "The ticket has just changed. Look before closing it.", {
        because: "just-changed",
      });
    return {
      type: "ticket.closed",
      because: because ?? null,
      set: { closedAt: toDate(ctx.now), awaitsUsSince: null },
    };
  });
}
