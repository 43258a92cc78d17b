import type { Context } from "#lib/context.ts";
import type { Ticket } from "#lib/db/generated/client.ts";
import { ByNumber } from "./claim-ticket.ts";
import { moveTicket } from "./move-ticket.ts";

/** Takes a waiting ticket up again. */
export async function resumeTicket(ctx: Context, input: ByNumber): Promise<Ticket> {
  const { number } = ByNumber.parse(input);
  return moveTicket(ctx, number, () => ({ type: "ticket.resumed" }));
}
