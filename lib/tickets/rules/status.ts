export const ticketStatuses = ["new", "open", "waiting-customer", "waiting-internal", "resolved", "closed"] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

/** Statuses in which a ticket still takes all that its customer writes (DESIGN §2, Matter). */
export const unclosedStatuses: readonly TicketStatus[] = [
  "new",
  "open",
  "waiting-customer",
  "waiting-internal",
  "resolved",
];
