import { type Safeguard, twoDms } from "./safeguard.ts";

/** What keeps a lost answer from becoming a second message, and the acknowledgement behind its DM. */
export const outcomes: Readonly<Record<string, Safeguard>> = {
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
  "late-acceptance-is-proof": {
    off: [
      {
        what: "the network's acceptance counts whenever it comes",
        edits: [
          {
            file: "lib/outbox/settle-attempt.ts",
            is: '["sending", "unknown", "needs-a-person", "queued"]',
            becomes: '["sending"]',
          },
        ],
      },
    ],
    life: "lateAcceptance",
    reports: twoDms,
  },
  "echo-is-proof": {
    off: [
      {
        what: "what the network repeats proves that it has it",
        edits: [
          {
            file: "lib/outbox/record-own-message.ts",
            is: "await proveByEcho(tx, ctx, match, own.externalId);",
            becomes: "",
          },
        ],
      },
    ],
    life: "echoOfTheLost",
    reports: twoDms,
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
};
