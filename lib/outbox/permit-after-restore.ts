import type { Tx } from "#lib/db/client.ts";
import type { Channel, Ticket } from "#lib/db/generated/client.ts";
import { DeskError } from "#lib/errors.ts";
import { toInstant } from "#lib/time/instant.ts";
import { findRestore } from "./find-restore.ts";
import { findOwnDm, findOwnReply } from "./find-written-elsewhere.ts";
import { mayWriteFirst } from "./rules/after-restore.ts";

const catchingUpSeconds = 60;

/**
 * After a restore the brand does not write first before it knows what was written since the backup. Throws conflict with
 * because "catching-up", "written-elsewhere" (a DM) or "replied-elsewhere". Answers whether a person has to send it.
 */
export async function permitFirstContactAfterRestore(
  tx: Tx,
  channel: Channel,
  ticket: Ticket,
  anyway: boolean,
): Promise<{ readonly byHand: boolean }> {
  const restore = await findRestore(tx, channel);
  if (restore === null) return { byHand: false };
  const dm = await findOwnDm(tx, ticket, ticket.openedAt);
  const reply = dm ? null : await findOwnReply(tx, ticket, ticket.openedAt);
  const writtenElsewhere = dm ? "dm" : reply ? "public" : null;
  const verdict = mayWriteFirst({ restore, openedAt: toInstant(ticket.openedAt), writtenElsewhere, anyway });
  if (verdict.ok) return { byHand: verdict.byHand };
  if (verdict.because === "catching-up") throw catchingUp();
  throw new DeskError("conflict", "This customer was already written to after the backup that was restored.", {
    because: verdict.because,
  });
}

/** Replies wait too: what the customer and the desk said since the backup is not here yet. */
export async function refuseWhileCatchingUp(tx: Tx, channel: Channel): Promise<void> {
  const restore = await findRestore(tx, channel);
  if (restore?.isPollable && restore.isCatchingUp) throw catchingUp();
}

function catchingUp(): DeskError {
  return new DeskError("conflict", "The desk is catching up after a restore. Try again in a minute.", {
    because: "catching-up",
    retryAfterSeconds: catchingUpSeconds,
  });
}
