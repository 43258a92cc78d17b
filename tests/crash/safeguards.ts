/** One change of one source file; `is` must be found there, or the control fails loudly. */
export interface Edit {
  readonly file: string;
  readonly is: string;
  readonly becomes: string;
}

/** One safeguard, switched off: in the program, in the database, or in both. */
export interface Part {
  readonly what: string;
  readonly edits?: readonly Edit[];
  readonly sql?: readonly string[];
}

export interface Safeguard {
  /** What is switched off. Several parts = defence in depth: each alone still holds, only all of them off are a breach. */
  readonly off: readonly Part[];
  /** The life in tests/crash/lives.ts that needs this safeguard. */
  readonly life: string;
  /** What the check must then report. */
  readonly reports: RegExp;
  /** Why one part alone is not tried. */
  readonly notAlone?: string;
}

const authorsLock: Part = {
  what: "the lock of a person and a post while they are recorded",
  edits: [
    {
      file: "lib/intake/lock-authors.ts",
      is: "if (names.length === 0) return;",
      becomes: "if (names.length >= 0) return;",
    },
  ],
};
const twoDms = /duplicate: \d+ DMs/;

/**
 * Every safeguard of the delivery core: name → what is switched off → what must then be reported. The controls run the
 * life with everything on (no breach) and with the safeguard off (this breach): tests/crash/safeguards.test.ts.
 */
export const safeguards: Readonly<Record<string, Safeguard>> = {
  "unknown-is-not-sent-again": {
    off: [
      {
        what: "an unknown outcome is read back, never queued",
        edits: [
          {
            file: "lib/outbox/rules/after-attempt.ts",
            is: 'attempted.canReadBack ? "unknown" : "needs-a-person"',
            becomes: '"queued" as OutboxState',
          },
        ],
      },
    ],
    life: "lostAnswers",
    reports: twoDms,
  },
  "found-counts": {
    off: [
      {
        what: "what reading back finds is accepted",
        edits: [
          {
            file: "lib/outbox/rules/after-read-back.ts",
            is: 'if (read.result === "found") return { next: "accept", externalId: read.externalId };',
            becomes: "",
          },
        ],
      },
    ],
    life: "lostAnswers",
    reports: twoDms,
  },
  "two-complete-reads": {
    off: [
      {
        what: "one read that does not show it proves nothing",
        edits: [
          {
            file: "lib/outbox/rules/after-read-back.ts",
            is: "readsThatProveAbsence = 2",
            becomes: "readsThatProveAbsence = 1",
          },
        ],
      },
    ],
    life: "slowLists",
    reports: twoDms,
  },
  "settle-seconds": {
    off: [
      {
        what: "no reading back before the network's lists are true",
        edits: [
          {
            file: "lib/outbox/settle-attempt.ts",
            is: "settleSeconds: abilities.settleSeconds",
            becomes: "settleSeconds: 0",
          },
        ],
      },
    ],
    life: "slowLists",
    reports: twoDms,
  },
  "incomplete-reads-prove-nothing": {
    off: [
      {
        what: "a read that failed does not count as absent",
        edits: [
          {
            file: "lib/outbox/rules/after-read-back.ts",
            is: 'if (read.result === "incomplete") {',
            becomes: "if (false) {",
          },
        ],
      },
    ],
    life: "brokenReads",
    reports: twoDms,
  },
  "attempt-fence": {
    off: [
      {
        what: "a worker that lost its lease cannot write over a newer attempt",
        edits: [
          {
            file: "lib/outbox/settle-attempt.ts",
            is: "AND attempt = ",
            becomes: "AND attempt >= 0 * ",
          },
        ],
      },
    ],
    life: "lateAnswer",
    reports: twoDms,
  },
  "lease-outlasts-the-call": {
    off: [
      {
        what: "a lease is longer than the longest call",
        edits: [{ file: "lib/outbox/claim-next-message.ts", is: "leaseSeconds = 25", becomes: "leaseSeconds = 0.2" }],
      },
    ],
    life: "slowCall",
    reports: twoDms,
  },
  "held-up-worker-does-not-call": {
    off: [
      {
        what: "who was held up after claiming gives the message back",
        edits: [
          {
            file: "lib/outbox/deliver-next-message.ts",
            is: "performance.now() - claim.begunAt > longestStartSeconds * 1000",
            becomes: "false",
          },
        ],
      },
    ],
    life: "heldUpWorker",
    reports: twoDms,
  },
  "commit-before-send": {
    off: [
      {
        what: "the claim is committed before the call",
        edits: [
          {
            file: "lib/outbox/deliver-next-message.ts",
            is: "export async function deliverNextMessage(",
            becomes: `import { inTransaction } from "#lib/db/transaction.ts";
export async function deliverNextMessage(outer: Context, io: Io = realIo): Promise<DeliverResult> {
  return inTransaction(outer, (_tx, inside) => deliverInside(inside, io));
}
async function deliverInside(`,
          },
        ],
      },
    ],
    life: "killedInTheCall",
    reports: twoDms,
  },
  "one-worker-per-message": {
    off: [
      {
        what: "a claimed row is skipped by other claims",
        edits: [{ file: "lib/outbox/claim-next-message.ts", is: "FOR UPDATE OF m SKIP LOCKED", becomes: "" }],
      },
      {
        what: "only what is queued is claimed",
        edits: [
          { file: "lib/outbox/claim-next-message.ts", is: "AND state = 'queued' RETURNING *", becomes: "RETURNING *" },
        ],
      },
    ],
    life: "sixWorkersOneMessage",
    reports: twoDms,
  },
  "one-message-per-recipient-at-a-time": {
    off: [
      {
        what: "the claim passes over people who are being written to",
        edits: [{ file: "lib/outbox/claim-next-message.ts", is: "AND o.state = 'sending'", becomes: "AND false" }],
      },
      {
        what: "one message per recipient on its way (database)",
        sql: ["DROP INDEX outbox_one_on_its_way"],
      },
    ],
    life: "threeAnswersAtOnce",
    reports: /two messages to \d+ on their way at once/,
    notAlone: "without the lock only two claims at the very same moment meet: chance decides",
  },
  "one-ticket-per-customer": {
    off: [
      authorsLock,
      {
        what: "one handle per person, one unclosed ticket per handle (database)",
        sql: ['DROP INDEX "handle_brandId_network_externalId_key"', "DROP INDEX ticket_one_unclosed_per_handle"],
      },
    ],
    life: "rush",
    reports: /tickets: \d for customer/,
  },
  "one-mention-per-post": {
    off: [
      authorsLock,
      {
        what: "unique (brand, network, external id) of a mention (database)",
        sql: ['DROP INDEX "mention_brandId_network_externalId_key"'],
      },
    ],
    life: "rush",
    reports: /recorded twice/,
  },
  "one-raw-event-per-delivery": {
    off: [
      {
        what: "unique (channel, delivery key)",
        edits: [
          {
            file: "lib/intake/store-raw-event.ts",
            is: 'ON CONFLICT ("channelId", "deliveryKey") DO NOTHING',
            becomes: "",
          },
        ],
        sql: ['DROP INDEX "raw_event_channelId_deliveryKey_key"'],
      },
    ],
    life: "rush",
    reports: /stored \d+ times/,
  },
  "one-first-dm-per-ticket": {
    off: [
      {
        what: "the lock of the ticket",
        edits: [
          {
            file: "lib/events/record-change.ts",
            is: "::uuid FOR UPDATE",
            becomes: "::uuid",
          },
        ],
      },
      {
        what: "unique (ticket, step), unique (ticket, kind), one outreach per ticket (database)",
        sql: [
          'DROP INDEX "outreach_ticketId_key"',
          'DROP INDEX "outbox_message_ticketId_step_key"',
          "DROP INDEX outbox_once_per_ticket",
        ],
      },
      {
        what: "a ticket's versions go up by one, and each has one event (database)",
        sql: ['DROP INDEX "ticket_event_ticketId_version_key"', "DROP TRIGGER law_5_version ON ticket"],
      },
    ],
    life: "eightClicks",
    reports: twoDms,
  },
  "acknowledgement-only-with-the-receipt": {
    off: [
      {
        what: "the acknowledgement's row is written in the receipt's transaction, not by the click",
        edits: [
          {
            file: "lib/outreach/reach-out.ts",
            is: "  const outreach = await tx.outreach.create({",
            becomes:
              "  await insertAcknowledgement(tx, ctx, ticket, dm);\n  const outreach = await tx.outreach.create({",
          },
          {
            file: "lib/outreach/reach-out.ts",
            is: 'import { queueMessage } from "#lib/outbox/queue-message.ts";',
            becomes: `import { insertAcknowledgement } from "#lib/outbox/insert-acknowledgement.ts";
import { queueMessage } from "#lib/outbox/queue-message.ts";`,
          },
        ],
      },
      { what: "law 3 in the database", sql: ["DROP TRIGGER law_3_ack ON outbox_message"] },
    ],
    life: "closedDms",
    reports: /before a DM was accepted/,
  },
  "store-before-200": {
    off: [
      {
        what: "a webhook is answered 200 only after its row is committed",
        edits: [
          {
            file: "lib/intake/receive-webhook.ts",
            is: "await storeRawEvent(db, {",
            becomes:
              "void ((to: typeof db, event: Parameters<typeof storeRawEvent>[1]) => storeRawEvent(to, event).catch(() => undefined))(db, {",
          },
        ],
      },
    ],
    life: "databaseAway",
    reports: /lost: post/,
  },
  "cursor-with-its-events": {
    off: [
      {
        what: "the cursor and the raw events of its page are one transaction",
        edits: [
          {
            file: "lib/intake/poll-channel.ts",
            is: "  await inTransaction(ctx, async (tx) => {",
            becomes:
              "  await ctx.db.channel.update({ where: { id: channel.id }, data: { pollCursor: cursor } });\n  await inTransaction(ctx, async (tx) => {",
          },
        ],
      },
    ],
    life: "pollDies",
    reports: /lost: post/,
  },
  "refuse-stale": {
    off: [
      {
        what: "nothing is sent over words that the writer has not seen",
        edits: [
          { file: "lib/replies/refuse-stale.ts", is: "if (newer === 0) return;", becomes: "if (newer >= 0) return;" },
        ],
      },
    ],
    life: "unseenWords",
    reports: /over words that nobody had read/,
  },
  "idempotency-with-its-effect": {
    off: [
      {
        what: "the idempotency record and its effect are one transaction",
        edits: [{ file: "lib/web/idempotency.ts", is: "await run(inside)", becomes: "await run(ctx)" }],
      },
    ],
    life: "callDiesAndComesAgain",
    reports: /done 2 times under one key/,
  },
  "deleted-words-go": {
    off: [
      {
        what: "law 7: the raw bodies of what the network deleted are blanked",
        edits: [
          {
            file: "lib/mentions/blank-raw-bodies.ts",
            is: "await tx.rawEvent.updateMany({ where: { id: { in: ids } }, data: { body: null } });",
            becomes: "",
          },
        ],
      },
    ],
    life: "takenBack",
    reports: /words of a deleted post in raw_event/,
  },
  "deleted-words-stay-out": {
    off: [
      {
        what: "law 7: a deletion that comes first keeps the words from coming in",
        edits: [
          {
            file: "lib/mentions/record-deletion.ts",
            is: "await tx.tombstone.createMany({ data: [{ ...where, of: event.of, deletedAt }], skipDuplicates: true });",
            becomes: "",
          },
        ],
      },
    ],
    life: "takenBack",
    reports: /words of a deleted post in mention/,
  },
};

/** The changes of one file when these parts are switched off. */
export function editsOf(parts: readonly Part[], file: string): Edit[] {
  return parts.flatMap((part) => part.edits ?? []).filter((edit) => edit.file === file);
}

/** The source with the changes made. Throws when a safeguard is no longer written as it was. */
export function mutate(source: string, edits: readonly Edit[]): string {
  return edits.reduce((text, { file, is, becomes }) => {
    if (!text.includes(is)) throw new Error(`a safeguard in ${file} is no longer written as it was: ${is}`);
    return text.replaceAll(is, () => becomes);
  }, source);
}
