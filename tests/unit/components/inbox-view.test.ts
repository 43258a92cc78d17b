import { describe, expect, it } from "vitest";
import { inboxHref, mergeRows, type ShownRow } from "#components/inbox/inbox-view.ts";
import type { InboxRow } from "#lib/tickets/rules/ticket-view.ts";

function row(id: string, dueAt: string | null, version = 1): InboxRow {
  return {
    id,
    number: `TGP-${id}`,
    version,
    status: "new",
    outreachState: "none",
    network: "x",
    channelKey: "x",
    channelLabel: "X",
    brandName: "Nusa",
    customerName: id,
    username: id,
    followers: null,
    subject: "mati",
    language: "id",
    urgency: "normal",
    assignee: null,
    openedAt: "2026-11-24T00:00:00Z",
    lastCustomerAt: "2026-11-24T00:00:00Z",
    awaitsUsSince: null,
    nextDue: dueAt === null ? null : { kind: "first-dm", dueAt, startedAt: "2026-11-24T00:00:00Z" },
    hasMissedClock: false,
    hasTrouble: false,
  };
}

const shown = (...rows: InboxRow[]): ShownRow[] => rows.map((one) => ({ row: one, hasLeft: false }));
const places = (list: readonly ShownRow[]) => list.map((one) => `${one.row.id}${one.hasLeft ? " left" : ""}`);

describe("rows on screen", () => {
  it("stay where they are when a new one that is due earlier arrives", () => {
    const before = shown(row("a", "2026-11-24T01:00:00Z"), row("b", "2026-11-24T02:00:00Z"));
    const fresh = [
      row("c", "2026-11-24T00:30:00Z"),
      row("a", "2026-11-24T01:00:00Z"),
      row("b", "2026-11-24T02:00:00Z"),
    ];
    const merged = mergeRows(before, fresh, true);
    expect(places(merged.shown)).toEqual(["a", "b"]);
    expect(merged.arrived.map((one) => one.id)).toEqual(["c"]);
  });

  it("take fresh facts in place, also when their order would change", () => {
    const before = shown(row("a", "2026-11-24T01:00:00Z"), row("b", "2026-11-24T02:00:00Z"));
    const merged = mergeRows(before, [row("b", "2026-11-24T02:00:00Z"), row("a", "2026-11-24T09:00:00Z", 7)], true);
    expect(places(merged.shown)).toEqual(["a", "b"]);
    expect(merged.shown[0]?.row.version).toBe(7);
  });

  it("are marked, not removed, when they left the view, and come back when they return", () => {
    const before = shown(row("a", null), row("b", null));
    const gone = mergeRows(before, [row("b", null)], true);
    expect(places(gone.shown)).toEqual(["a left", "b"]);
    expect(places(mergeRows(gone.shown, [row("a", null), row("b", null)], true).shown)).toEqual(["a", "b"]);
  });

  it("are not called gone when they only lie behind the end of the fresh page", () => {
    const before = shown(row("a", "2026-11-24T01:00:00Z"), row("z", "2026-11-25T01:00:00Z"));
    const merged = mergeRows(before, [row("a", "2026-11-24T01:00:00Z")], false);
    expect(places(merged.shown)).toEqual(["a", "z"]);
  });

  it("are called gone on a page that is not whole when the page reaches beyond them", () => {
    const before = shown(row("a", "2026-11-24T01:00:00Z"), row("z", "2026-11-25T01:00:00Z"));
    const merged = mergeRows(before, [row("z", "2026-11-25T01:00:00Z")], false);
    expect(places(merged.shown)).toEqual(["a left", "z"]);
  });
});

describe("the address of a list", () => {
  it("holds what is set and nothing else", () => {
    expect(inboxHref({ view: "mine", q: null, channelId: null })).toBe("/inbox?view=mine");
    expect(inboxHref({ view: "mine", q: "mati & gelap", channelId: null }, "TGP-7K3M-9QXD-4")).toBe(
      "/inbox?view=mine&q=mati+%26+gelap&ticket=TGP-7K3M-9QXD-4",
    );
  });
});
