import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ticketEventTypes } from "#lib/events/rules/event-types.ts";
import { outreachStates } from "#lib/events/rules/outreach-state.ts";
import { clockKinds } from "#lib/sla/rules/policy.ts";
import { drawStatusPage } from "#lib/status-page/render/status-page.ts";
import { abilityKinds, customerView, sentenceKinds } from "#lib/status-page/rules/customer-view.ts";
import { nextKinds } from "#lib/status-page/rules/next-action.ts";
import { stepKinds } from "#lib/status-page/rules/steps.ts";
import { ticketStatuses } from "#lib/tickets/rules/status.ts";
import { publicTicket } from "./public-ticket.ts";

describe("law 8: nobody's words", () => {
  const canary = "CANARY-budi-0812-rahasia";
  const anyType = fc.oneof(
    fc.constantFrom(...ticketEventTypes),
    fc.constantFrom(canary, "__proto__", "constructor", "toString"),
  );
  const anyInstant = fc
    .integer({ min: 0, max: 4_000_000_000 })
    .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000));
  const anyTicket = fc.record({
    status: fc.constantFrom(...ticketStatuses),
    outreachState: fc.constantFrom(...outreachStates),
    network: fc.constantFrom("x", "mastodon", canary, "__proto__"),
    events: fc.array(
      fc.record({
        type: anyType,
        at: anyInstant,
        recordedAt: anyInstant,
        because: fc.constant(canary),
        data: fc.constant({ text: canary }),
      }),
      { maxLength: 60 },
    ),
    clocks: fc.array(
      fc.record({
        kind: fc.constantFrom(...clockKinds),
        dueAt: fc.option(anyInstant),
        stoppedAt: fc.option(anyInstant),
        isCancelled: fc.boolean(),
      }),
      { maxLength: 12 },
    ),
    subject: fc.constant(canary),
    customerName: fc.constant(canary),
  });

  it("whatever a ticket holds, the view is made of closed lists and times", () => {
    fc.assert(
      fc.property(anyTicket, anyInstant, (change, moment) => {
        const view = customerView(publicTicket(change), moment);
        expect(sentenceKinds).toContain(view.sentence);
        if (view.next) expect(nextKinds).toContain(view.next.what);
        for (const step of view.steps) expect(stepKinds).toContain(step.what);
        for (const ability of view.whatYouCanDo) expect(abilityKinds).toContain(ability);
        expect(JSON.stringify({ ...view, network: "" })).not.toContain(canary);
      }),
      { numRuns: 500 },
    );
  });

  it("and the drawn page holds none of it in either language", () => {
    fc.assert(
      fc.property(anyTicket, anyInstant, fc.constantFrom("id" as const, "en" as const), (change, moment, locale) => {
        const page = drawStatusPage(customerView(publicTicket(change), moment), locale);
        expect(page).not.toContain("CANARY");
        expect(page).not.toMatch(/undefined|\[object|track\./);
      }),
      { numRuns: 300 },
    );
  });
});
