import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { Note } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { loadTicket } from "#lib/events/load-ticket.ts";
import { lockTicket, recordChange } from "#lib/events/record-change.ts";
import { newId } from "#lib/ids.ts";
import { toDate } from "#lib/time/instant.ts";

export const AddNote = z.strictObject({
  number: z.string().min(1).max(200),
  text: z.string().trim().min(1).max(10_000),
});
export type AddNote = z.infer<typeof AddNote>;

/** Writes an internal note: seen by staff only, never by the customer or the public. */
export async function addNote(ctx: Context, input: AddNote): Promise<Note> {
  const { number, text } = AddNote.parse(input);
  return inTransaction(ctx, async (tx) => {
    const { ticket, actor } = await loadTicket(tx, ctx, number, "ticket:work");
    const locked = await lockTicket(tx, ticket.id);
    if (!locked) throw new DeskError("not-found", "There is no ticket with this number.");
    const note = await tx.note.create({
      data: {
        id: newId(),
        brandId: ticket.brandId,
        ticketId: ticket.id,
        authorId: actor.staffId,
        text,
        createdAt: toDate(ctx.now),
      },
    });
    await recordChange(tx, ctx, locked, { type: "note.added", data: { noteId: note.id } });
    return note;
  });
}
