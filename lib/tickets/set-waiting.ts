import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { Ticket } from "#lib/db/generated/client.ts";
import { moveTicket, Reason } from "./move-ticket.ts";

export const SetWaiting = z.strictObject({
  number: z.string().min(1).max(200),
  for: z.enum(["customer", "internal"]),
  because: Reason,
});
export type SetWaiting = z.infer<typeof SetWaiting>;

/** Says whom the ticket waits for. Only waiting for the customer pauses the resolution clock. */
export async function setWaiting(ctx: Context, input: SetWaiting): Promise<Ticket> {
  const { number, for: whom, because } = SetWaiting.parse(input);
  const type = whom === "customer" ? "ticket.waiting-customer" : "ticket.waiting-internal";
  return moveTicket(ctx, number, () => ({ type, because: because ?? null }));
}
