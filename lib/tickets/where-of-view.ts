import type { Prisma } from "#lib/db/generated/client.ts";
import { toDate } from "#lib/time/instant.ts";
import { dueSoonMinutes, type View } from "./rules/views.ts";

const working = ["new", "open", "waiting-customer", "waiting-internal"];

/** A view as a condition: the one place where a view's question is written down. */
export function whereOfView(view: View, staffId: string, now: Temporal.Instant): Prisma.TicketWhereInput {
  switch (view) {
    case "needs-dm":
      return { status: { in: ["new", "open", "waiting-internal"] }, outreachState: { in: ["none", "refused"] } };
    case "answered":
      return {
        status: { in: ["new", "open", "waiting-internal"] },
        outreachState: { notIn: ["none", "refused"] },
        awaitsUsSince: { not: null },
      };
    case "due-soon":
      return { status: { in: working }, nextDueAt: { lte: toDate(now.add({ minutes: dueSoonMinutes })) } };
    case "waiting":
      return { status: { in: ["waiting-customer", "waiting-internal"] } };
    case "needs-a-look":
      return {
        status: { in: working },
        OR: [
          { outreachState: "needs-a-person" },
          { outbox: { some: { state: { in: ["unknown", "needs-a-person"] } } } },
          { outbox: { some: { state: "refused", kind: { in: ["dm", "public-reply"] } } } },
        ],
      };
    case "mine":
      return { status: { in: working }, assigneeId: staffId };
    case "all-open":
      return { status: { in: working } };
    case "resolved":
      return { status: "resolved" };
  }
}
