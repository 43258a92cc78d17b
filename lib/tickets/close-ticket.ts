import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { Ticket } from "#lib/db/generated/client.ts";
import { toDate } from "#lib/time/instant.ts";
import { moveTicket, Reason } from "./move-ticket.ts";

export const CloseTicket = z.strictObject({ number: z.string().min(1).max(200), because: Reason });
export type CloseTicket = z.infer<typeof CloseTicket>;

/** Closes a ticket for good: what the customer writes next opens a linked one. */
export async function closeTicket(ctx: Context, input: CloseTicket): Promise<Ticket> {
  const { number, because } = CloseTicket.parse(input);
  return moveTicket(ctx, number, () => ({
    type: "ticket.closed",
    because: because ?? null,
    set: { closedAt: toDate(ctx.now), awaitsUsSince: null },
  }));
}
