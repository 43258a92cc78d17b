/** What a restore left behind, for one channel (lib/backup/begin-epoch.ts writes it). */
export interface RestoreState {
  readonly restoredAt: Temporal.Instant;
  /** The back-fill of what happened between backup and restore is not read or not recorded yet. */
  readonly isCatchingUp: boolean;
  /** False: nobody can tell by program what this network was told since the backup. */
  readonly isPollable: boolean;
}

/** So many failed polls in a row (about a quarter of an hour), and the network counts as one that cannot be looked at. */
export const longestPollFailures = 3;

/** Whether the back-fill is worth waiting for. An account that works by hand may never be read again. Pure. */
export function canBePolled(channel: { readonly state: string; readonly pollFailures: number }): boolean {
  return channel.pollFailures < (channel.state === "assisted" ? 1 : longestPollFailures);
}

/** Own words to a customer that no row of the outbox knows: sent after the backup, or outside Tanggap. */
export type WrittenElsewhere = "dm" | "public" | null;

export interface FirstContact {
  readonly restore: RestoreState | null;
  /** When the customer complained. */
  readonly openedAt: Temporal.Instant;
  readonly writtenElsewhere: WrittenElsewhere;
  /** A supervisor knows of it and sends all the same. */
  readonly anyway: boolean;
}

export type FirstContactVerdict =
  | { readonly ok: true; readonly byHand: boolean }
  | { readonly ok: false; readonly because: "catching-up" | "written-elsewhere" | "replied-elsewhere" };

/**
 * May the brand write first, after a restore? Who complained before it may have been written to since the backup: that
 * is looked for first. Where the network cannot be looked at, the message waits for a person. Pure.
 */
export function mayWriteFirst({ restore, openedAt, writtenElsewhere, anyway }: FirstContact): FirstContactVerdict {
  if (restore === null || anyway) return { ok: true, byHand: false };
  if (restore.isPollable && restore.isCatchingUp) return { ok: false, because: "catching-up" };
  if (!isDoubtful(openedAt, restore)) return { ok: true, byHand: false };
  if (writtenElsewhere !== null) return { ok: false, because: reasonOf(writtenElsewhere) };
  return { ok: true, byHand: !restore.isPollable };
}

function reasonOf(leg: "dm" | "public"): "written-elsewhere" | "replied-elsewhere" {
  return leg === "dm" ? "written-elsewhere" : "replied-elsewhere";
}

/** Whether something of this time may have been done between backup and restore. Pure. */
export function isDoubtful(since: Temporal.Instant, restore: RestoreState | null): restore is RestoreState {
  return restore !== null && Temporal.Instant.compare(since, restore.restoredAt) < 0;
}

/** Older words are not sent by themselves: what they answered may be settled, and networks' lists end somewhere. */
export const longestUnseenHours = 24;

export interface Absence {
  readonly restore: RestoreState;
  readonly createdAt: Temporal.Instant;
  readonly now: Temporal.Instant;
  readonly writtenElsewhere: WrittenElsewhere;
  readonly customerWrote: boolean;
}

export type AbsenceVerdict =
  | { readonly next: "read-again"; readonly because: string }
  | { readonly next: "send-again"; readonly because: string }
  | { readonly next: "ask-a-person"; readonly because: string };

/**
 * A message from before a restore was proven absent by two complete reads. It goes out by itself only when everything
 * that happened since the backup is known and nothing of it speaks against these words. Pure.
 */
export function afterAbsence(absence: Absence): AbsenceVerdict {
  const { restore, createdAt, now, writtenElsewhere, customerWrote } = absence;
  if (!restore.isPollable) return { next: "ask-a-person", because: "restored-from-backup" };
  if (restore.isCatchingUp) return { next: "read-again", because: "catching-up" };
  if (writtenElsewhere !== null) return { next: "ask-a-person", because: reasonOf(writtenElsewhere) };
  if (customerWrote) return { next: "ask-a-person", because: "customer-wrote" };
  if (now.since(createdAt).total("hours") > longestUnseenHours) {
    return { next: "ask-a-person", because: "restored-from-backup" };
  }
  return { next: "send-again", because: "proven absent by two complete reads" };
}
