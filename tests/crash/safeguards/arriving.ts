import type { Part, Safeguard } from "./safeguard.ts";

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

/** What keeps arriving words whole and single, and what people do with them. */
export const arriving: Readonly<Record<string, Safeguard>> = {
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
