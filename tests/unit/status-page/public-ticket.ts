import type { PublicTicket } from "#lib/status-page/rules/public-ticket.ts";

export const at = (time: string) => Temporal.Instant.from(`2026-11-22T${time}:00Z`);

/** An event of the test's day; recorded a minute after it happened. */
export function event(type: string, time: string) {
  return { type, at: at(time), recordedAt: at(time).add({ minutes: 1 }) };
}

export function clock(kind: PublicTicket["clocks"][number]["kind"], due: string | null, stopped: string | null = null) {
  return { kind, dueAt: due ? at(due) : null, stoppedAt: stopped ? at(stopped) : null, isCancelled: false };
}

export function publicTicket(change: Partial<PublicTicket> = {}): PublicTicket {
  return {
    number: "TGP-7K3M-9QXD-4",
    status: "new",
    outreachState: "none",
    network: "x",
    brand: {
      name: "Nusa Fiber",
      zone: "Asia/Jakarta",
      locale: "id",
      addressForm: "Kak",
      officialChannelName: "Pusat Bantuan Nusa Fiber",
      officialChannelUrl: "https://bantuan.nusafiber.example/",
    },
    events: [event("ticket.opened", "02:00")],
    clocks: [clock("first-dm", "02:30"), clock("acknowledgement", "02:45"), clock("resolution", "20:00")],
    ...change,
  };
}
