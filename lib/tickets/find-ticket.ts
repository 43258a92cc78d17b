import type { Context } from "#lib/context.ts";
import type { Channel, Clock, OutboxMessage, Ticket } from "#lib/db/generated/client.ts";
import { env } from "#lib/env.ts";
import type { OutreachState } from "#lib/events/rules/outreach-state.ts";
import { estimateDepartures } from "#lib/outbox/estimate-departures.ts";
import { type Correspondence, loadCorrespondence } from "#lib/outbox/load-correspondence.ts";
import { outboxView } from "#lib/outbox/outbox-view.ts";
import { draftFor, type OutreachDraft } from "#lib/outreach/draft-outreach.ts";
import { canInvite, nextStep } from "#lib/outreach/rules/next-step.ts";
import { ByNumber } from "./claim-ticket.ts";
import { type InboxTicket, inboxRow, troubledStates } from "./inbox-rows.ts";
import { rowNames } from "./row-names.ts";
import { allowedActions } from "./rules/actions.ts";
import type { TicketStatus } from "./rules/status.ts";
import type { ClockView, OutboxView, OutreachView, TicketPage } from "./rules/ticket-view.ts";
import { timelineOf } from "./timeline.ts";

/** Everything that the ticket page shows, in one round of queries. */
export async function findTicket(ctx: Context, input: ByNumber): Promise<TicketPage> {
  const { number } = ByNumber.parse(input);
  return pageOf(ctx, await loadCorrespondence(ctx.db, ctx, number, "ticket:see"));
}

/** The same with the texts that the outreach would send, while nothing was sent or the invitation may be offered. */
export async function findTicketWithDraft(
  ctx: Context,
  input: ByNumber,
): Promise<{ ticket: TicketPage; draft: OutreachDraft | null }> {
  const { number } = ByNumber.parse(input);
  const ground = await loadCorrespondence(ctx.db, ctx, number, "ticket:see");
  const ticket = await pageOf(ctx, ground);
  const isNeeded = ticket.next.action === "send-outreach" || ticket.outreach.canInvite;
  return { ticket, draft: isNeeded ? await draftFor(ctx, ground) : null };
}

async function pageOf(ctx: Context, ground: Correspondence): Promise<TicketPage> {
  const { ticket, brand, channel, customer, handle, abilities } = ground;
  const rows = await loadRows(ctx, ground);
  const { names, outbox, outreach, departures } = rows;
  const sent = (message: OutboxMessage | undefined) =>
    message
      ? outboxView(message, { staff: names.staff, blockedUntil: channel.blockedUntil, departures }, ctx.now)
      : null;
  const view = outreachViewOf(ground, outbox, sent, {
    clickedAt: outreach?.clickedAt.toISOString() ?? null,
    clickedBy: outreach ? (names.staff.get(outreach.clickedById)?.name ?? null) : null,
  });
  const customerName = handle.displayName || customer.name;
  return {
    ...inboxRow(inboxTicketOf(ground, rows), names, ctx.now),
    brand: pickBrand(brand),
    channel: pickChannel(channel),
    customer: {
      id: customer.id,
      name: customer.name,
      addressForm: customer.addressForm ?? brand.addressForm,
      handles: rows.handles,
      otherTickets: rows.others.map((other) => ({ ...other, openedAt: other.openedAt.toISOString() })),
    },
    ...timesOf(ticket),
    topic: ticket.topic,
    solicitation: ticket.solicitation,
    timeline: timelineOf({ ...rows, customerName, brandName: brand.name, staff: names.staff }),
    clocks: rows.clocks.map(clockView),
    outreach: view,
    resolutions: rows.resolutions.map(({ createdAt, summary, reopenedAt }) => ({
      at: createdAt.toISOString(),
      summary,
      reopenedAt: reopenedAt?.toISOString() ?? null,
    })),
    next: nextOf(ground, view, outbox),
    allowed: allowedActions(ticket.status as TicketStatus, ticket.assigneeId !== null),
    lengths: { dm: abilities.length.dm, public: abilities.length.public },
    statusUrl: env.publicUrl ? `${env.publicUrl}/track/${ticket.number}` : null,
  };
}

async function loadRows({ db, ...ctx }: Context, { ticket, customer }: Correspondence) {
  const of = { where: { ticketId: ticket.id } };
  const [names, mentions, directMessages, outbox, notes, events, clocks, resolutions, handles, others, outreach] =
    await Promise.all([
      rowNames({ db, ...ctx }, [ticket.brandId]),
      db.mention.findMany({ where: { ticketId: ticket.id, state: { in: ["ticketed", "attached"] } } }),
      db.directMessage.findMany(of),
      db.outboxMessage.findMany({ ...of, orderBy: { createdAt: "asc" } }),
      db.note.findMany(of),
      db.ticketEvent.findMany({ ...of, orderBy: { version: "asc" } }),
      db.clock.findMany({ ...of, orderBy: [{ startedAt: "asc" }, { kind: "asc" }] }),
      db.resolution.findMany({ ...of, orderBy: { createdAt: "asc" } }),
      db.handle.findMany({
        where: { customerId: customer.id },
        select: { network: true, username: true, displayName: true, followers: true },
      }),
      db.ticket.findMany({
        where: { customerId: customer.id, id: { not: ticket.id } },
        orderBy: { openedAt: "desc" },
        take: 20,
        select: { number: true, status: true, openedAt: true, subject: true },
      }),
      db.outreach.findUnique({ where: { ticketId: ticket.id } }),
    ]);
  return {
    departures: await estimateDepartures(db, outbox, ctx.now),
    names,
    mentions,
    directMessages,
    outbox,
    notes,
    events,
    clocks,
    resolutions,
    handles,
    others,
    outreach,
  };
}

/** The ticket as the inbox includes it, out of what is loaded already. */
function inboxTicketOf(
  { ticket, brand, customer, handle }: Correspondence,
  { clocks, outbox }: { readonly clocks: readonly Clock[]; readonly outbox: readonly OutboxMessage[] },
): InboxTicket {
  return {
    ...ticket,
    ...{ brand, customer, handle },
    clocks: clocks.filter((clock) => clock.stoppedAt === null),
    outbox: outbox.filter((message) => troubledStates.includes(message.state)),
  };
}

function clockView(clock: Clock): ClockView {
  return {
    kind: clock.kind,
    round: clock.round,
    state: clock.state,
    startedAt: clock.startedAt.toISOString(),
    dueAt: clock.dueAt?.toISOString() ?? null,
    stoppedAt: clock.stoppedAt?.toISOString() ?? null,
    targetMinutes: clock.targetMinutes,
  };
}

function outreachViewOf(
  { ticket, abilities, anchor }: Correspondence,
  outbox: readonly OutboxMessage[],
  view: (message: OutboxMessage | undefined) => OutboxView | null,
  click: Pick<OutreachView, "clickedAt" | "clickedBy">,
): OutreachView {
  const step = (name: string) => outbox.find((message) => message.step === name);
  const dm = step("first-dm");
  const acknowledgement = step("acknowledgement");
  const refusal = dm?.refusal ?? null;
  const outreachState = ticket.outreachState as OutreachState;
  return {
    ...click,
    state: ticket.outreachState,
    because: acknowledgement?.because ?? dm?.because ?? null,
    refusal: acknowledgement?.refusal ?? refusal,
    dm: view(dm),
    acknowledgement: view(acknowledgement),
    ackWaiting: dm?.ackText && !acknowledgement ? { text: dm.ackText } : null,
    invitation: view(step("invitation")),
    canInvite:
      canInvite({ outreachState, refusal, hasInviteLink: abilities.inviteLink !== null }) && !step("invitation"),
    canReplyPublicly: anchor?.canReplyPublicly ?? false,
    summonsBecause: anchor?.because ?? "post-deleted",
    openByHandUrl: anchor
      ? (abilities.openByHand?.replace("{id}", anchor.externalId).replace("{username}", "") ?? anchor.permalink)
      : null,
  };
}

function nextOf({ ticket, abilities }: Correspondence, view: OutreachView, outbox: readonly OutboxMessage[]) {
  const waiting = outbox.find((message) => message.state === "needs-a-person" || message.state === "unknown");
  const kinds = ["acknowledgement", "first-dm", "invitation"] as const;
  const byHand = waiting?.state === "needs-a-person" && waiting.refusal !== null;
  const kind = waiting ? (kinds.find((each) => each === waiting.kind) ?? ("other" as const)) : null;
  return nextStep({
    status: ticket.status as TicketStatus,
    outreachState: ticket.outreachState as OutreachState,
    directMessage: abilities.directMessage,
    refusal: view.dm?.refusal ?? null,
    hasInviteLink: abilities.inviteLink !== null && view.invitation === null,
    awaitsUs: ticket.awaitsUsSince !== null,
    waitsForAPerson: kind === "acknowledgement" && !byHand && waiting?.attempt !== 0 ? "other" : kind,
  });
}

function pickBrand({ id, name, zone, addressForm, officialChannelName, officialChannelUrl }: Correspondence["brand"]) {
  return { id, name, zone, addressForm, officialChannelName, officialChannelUrl };
}

function pickChannel(channel: Channel): TicketPage["channel"] {
  const { id, key, label, network, state, because, username, trouble, blockedUntil } = channel;
  return {
    id,
    key,
    label,
    network,
    state,
    because,
    username,
    trouble,
    blockedUntil: blockedUntil?.toISOString() ?? null,
  };
}

function timesOf(ticket: Ticket) {
  return {
    receivedAt: ticket.receivedAt.toISOString(),
    firstSeenAt: ticket.firstSeenAt?.toISOString() ?? null,
    resolvedAt: ticket.resolvedAt?.toISOString() ?? null,
    closedAt: ticket.closedAt?.toISOString() ?? null,
  };
}
