import { type Safeguard, twoDms } from "./safeguard.ts";

/** What keeps workers apart that die, are slow, or meet. */
export const workers: Readonly<Record<string, Safeguard>> = {
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
  "give-back-fence": {
    off: [
      {
        what: "a message is given back only by the attempt that holds it",
        edits: [
          {
            file: "lib/outbox/give-back-message.ts",
            is: 'attempt: message.attempt, state: "sending"',
            becomes: 'state: "sending"',
          },
        ],
      },
    ],
    life: "givenBackTooLate",
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
};
