import { describe, expect, it } from "vitest";
import { outreachStates } from "#lib/events/rules/outreach-state.ts";
import { customerView } from "#lib/status-page/rules/customer-view.ts";
import type { PublicTicket } from "#lib/status-page/rules/public-ticket.ts";
import { ticketStatuses } from "#lib/tickets/rules/status.ts";
import { at, clock, event, publicTicket } from "./public-ticket.ts";

const now = at("02:10");
const opened = event("ticket.opened", "02:00");
const claimed = event("ticket.claimed", "02:02");
const dm = event("outreach.dm-accepted", "02:05");
const acknowledged = event("outreach.acknowledged", "02:06");

describe("what the customer is told", () => {
  const table: readonly [string, Partial<PublicTicket>, string, string | null, string | null][] = [
    ["nobody has started", {}, "received", "write-dm", "02:30"],
    ["somebody took it", { status: "open", events: [opened, claimed] }, "looking", "write-dm", "02:30"],
    ["the DM is on its way", { status: "open", outreachState: "sending-dm" }, "sending-dm", "write-dm", "02:30"],
    [
      "the DM was accepted",
      {
        status: "waiting-customer",
        outreachState: "dm-accepted",
        events: [opened, dm],
        clocks: [clock("first-dm", "02:30", "02:05"), clock("acknowledgement", "02:45"), clock("resolution", null)],
      },
      "waiting-for-answer",
      "your-answer",
      null,
    ],
    [
      "accepted while it is still ours",
      {
        status: "open",
        outreachState: "dm-accepted",
        events: [opened, dm],
        clocks: [clock("first-dm", "02:30", "02:05"), clock("acknowledgement", "02:45")],
      },
      "working",
      "tell-public",
      "02:45",
    ],
    [
      "the customer answered",
      {
        status: "open",
        outreachState: "acknowledged",
        events: [opened, dm, acknowledged, event("message.received", "02:08")],
        clocks: [clock("first-dm", "02:30", "02:05"), clock("next-reply", "03:08"), clock("resolution", "20:00")],
      },
      "your-turn-read",
      "answer",
      "03:08",
    ],
    ["the DM was refused", { status: "open", outreachState: "refused" }, "dm-not-through", "other-way", "02:30"],
    [
      "nobody knows whether the DM arrived",
      { status: "open", outreachState: "needs-a-person" },
      "delivery-unclear",
      "check-delivery",
      "02:30",
    ],
    [
      "the customer was invited",
      { status: "waiting-customer", outreachState: "invited", events: [opened, event("outreach.invited", "02:07")] },
      "waiting-for-your-dm",
      "your-dm",
      null,
    ],
    [
      "we wait without a DM",
      { status: "waiting-customer", outreachState: "skipped" },
      "waiting-for-you",
      "your-word",
      null,
    ],
    [
      "the team in charge works",
      { status: "waiting-internal", outreachState: "acknowledged", clocks: [clock("resolution", "20:00")] },
      "with-our-team",
      "finish",
      "20:00",
    ],
    ["no time is promised", { status: "open", outreachState: "skipped", clocks: [] }, "working", "finish", null],
    ["it is solved", { status: "resolved", clocks: [] }, "resolved", "your-check", null],
    ["it is closed", { status: "closed", clocks: [] }, "closed", null, null],
  ];

  it.each(table)("%s", (_name, change, sentence, what, by) => {
    const view = customerView(publicTicket(change), now);
    expect(view.sentence).toBe(sentence);
    expect(view.next?.what ?? null).toBe(what);
    expect(view.next?.by?.toString() ?? null).toBe(by ? at(by).toString() : null);
  });

  it("says honestly that a promised time has passed, and not before", () => {
    expect(customerView(publicTicket(), at("02:30")).next?.isLate).toBe(false);
    expect(customerView(publicTicket(), at("02:31")).next?.isLate).toBe(true);
    expect(customerView(publicTicket(), at("20:01")).finish).toEqual({ by: at("20:00"), isLate: true });
  });

  it("measures a reopened report by its newest resolution clock", () => {
    const clocks = [clock("resolution", "02:05", "02:04"), clock("resolution", "21:00")];
    expect(customerView(publicTicket({ status: "open", outreachState: "acknowledged", clocks }), now).next?.by).toEqual(
      at("21:00"),
    );
  });

  it("ignores cancelled clocks", () => {
    const clocks = [{ ...clock("first-dm", "02:05"), isCancelled: true }, clock("resolution", "20:00")];
    expect(customerView(publicTicket({ clocks }), now).next?.what).toBe("finish");
  });

  it("says that we wrote a DM only once one was accepted", () => {
    for (const outreachState of outreachStates) {
      for (const status of ticketStatuses) {
        const view = customerView(publicTicket({ outreachState, status }), now);
        expect(view.sentence).not.toBe("waiting-for-answer");
        expect(view.whatYouCanDo).not.toContain("answer-dm");
        expect(view.steps.map((step) => step.what)).not.toContain("dm-written");
        expect(view.steps.map((step) => step.what)).not.toContain("told-in-public");
      }
    }
  });

  it("offers only http and https as the official channel", () => {
    const brand = { ...publicTicket().brand, officialChannelUrl: "javascript:alert(1)" };
    expect(customerView(publicTicket({ brand }), now).officialChannel.url).toBeNull();
    expect(customerView(publicTicket(), now).officialChannel.url).toBe("https://bantuan.nusafiber.example/");
  });
});

describe("the steps", () => {
  const whats = (...events: PublicTicket["events"]) =>
    customerView(publicTicket({ events }), now).steps.map((step) => step.what);

  it("tells posting and recording apart, each at its own time", () => {
    const { steps } = customerView(publicTicket(), now);
    expect(steps).toEqual([
      { what: "received", at: at("02:00") },
      { what: "number-given", at: at("02:01") },
    ]);
  });

  it("leaves out our own business", () => {
    const inner = ["note.added", "ticket.seen", "clock.missed", "outreach.refused", "outreach.skipped", "reply.queued"];
    expect(whats(opened, ...inner.map((type) => event(type, "02:05")))).toEqual(["received", "number-given"]);
  });

  it("tells the taking up once, and again after a reopening", () => {
    const way = [
      opened,
      claimed,
      event("ticket.assigned", "02:03"),
      event("outreach.started", "02:04"),
      dm,
      acknowledged,
    ];
    const later = [
      event("ticket.resolved", "03:00"),
      event("ticket.reopened", "04:00"),
      event("ticket.assigned", "04:05"),
    ];
    expect(whats(...way, ...later)).toEqual([
      "received",
      "number-given",
      "working",
      "dm-written",
      "told-in-public",
      "resolved",
      "reopened",
      "working",
    ]);
  });

  it("puts a late-arriving post where it belongs", () => {
    expect(whats(opened, dm, event("mention.attached", "02:03"))).toEqual([
      "received",
      "number-given",
      "you-wrote",
      "dm-written",
    ]);
  });

  it("shortens a very long way in its middle and says so", () => {
    const talk = Array.from({ length: 200 }, (_, index) => {
      const when = at("03:00").add({ minutes: index });
      return { type: index % 2 ? "reply.sent" : "message.received", at: when, recordedAt: when };
    });
    const view = customerView(publicTicket({ events: [opened, ...talk] }), at("10:00"));
    expect(view.steps).toHaveLength(40);
    expect(view.hiddenSteps).toBe(162);
    expect(view.steps[0]?.what).toBe("received");
    expect(view.steps.at(-1)?.at).toEqual(talk.at(-1)?.at);
  });
});
