import type { Context } from "#lib/context.ts";
import type { Db } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { newId } from "#lib/ids.ts";

export const now = Temporal.Instant.from("2026-11-22T12:00:00Z");

/** Minutes from `now`, as the database's Date. */
export function minutes(count: number): Date {
  return new Date(now.epochMilliseconds + count * 60_000);
}

export interface World {
  readonly db: Db;
  readonly brandId: string;
  readonly otherBrandId: string;
  readonly channels: readonly [string, string];
  readonly agents: readonly [string, string];
}

/** Two brands in WIB and WIT, two channels of the first, two agents. */
export async function makeWorld(db: Db): Promise<World> {
  const createdAt = minutes(-100_000);
  const calendarId = newId();
  const policyId = newId();
  await db.calendar.create({ data: { id: calendarId, name: "Meja", spec: {}, createdAt } });
  await db.policy.create({ data: { id: policyId, name: "Janji", spec: {}, createdAt } });
  const brand = async (key: string, prefix: string, zone: string) => {
    const id = newId();
    const official = { officialChannelName: "Pusat Bantuan", officialChannelUrl: "https://bantuan.example/" };
    await db.brand.create({
      data: { id, key, name: `Merek ${key}`, prefix, zone, ...official, calendarId, policyId, createdAt },
    });
    return id;
  };
  const brandId = await brand("nusa", "TGP", "Asia/Jakarta");
  const otherBrandId = await brand("timur", "TMR", "Asia/Jayapura");
  const channel = async (label: string, owner: string) => {
    const id = newId();
    await db.channel.create({
      data: {
        id,
        brandId: owner,
        network: "x",
        key: id,
        label,
        externalId: id,
        username: label,
        config: {},
        secrets: "",
        createdAt,
      },
    });
    return id;
  };
  const agent = async (name: string) => {
    const id = newId();
    await db.staff.create({ data: { id, email: `${id}@tim.example`, name, initials: "AA", role: "agent", createdAt } });
    return id;
  };
  const channels = [await channel("akun-a", brandId), await channel("akun-b", brandId)] as const;
  return { db, brandId, otherBrandId, channels, agents: [await agent("Ayu"), await agent("Bayu")] };
}

export function contextOf(world: World, role: "agent" | "supervisor", brandIds = [world.brandId]): Context {
  const actor = { type: "staff", staffId: world.agents[0], role, brandIds, sessionId: newId() } as const;
  return { actor, now, db: world.db, requestId: "test" };
}

export type ClockColumns = Pick<Prisma.ClockUncheckedCreateInput, "kind" | "state" | "startedAt"> &
  Partial<Prisma.ClockUncheckedCreateInput>;

let count = 0;

/** A ticket with its event, clocks and sent messages, straight into the tables. */
export async function addTicket(
  world: World,
  columns: Partial<Prisma.TicketUncheckedCreateInput>,
  clocks: readonly ClockColumns[] = [],
  sent: readonly Partial<Prisma.OutboxMessageUncheckedCreateInput>[] = [],
): Promise<string> {
  const { db } = world;
  const id = newId();
  count += 1;
  const brandId = columns.brandId ?? world.brandId;
  const channelId = columns.channelId ?? world.channels[0];
  const openedAt = columns.openedAt ?? minutes(-120);
  const customerId = newId();
  const handleId = newId();
  await db.customer.create({ data: { id: customerId, brandId, name: "Dewi", createdAt: openedAt } });
  await db.handle.create({
    data: {
      id: handleId,
      brandId,
      network: "x",
      externalId: handleId,
      username: "dewi",
      displayName: "Dewi",
      customerId,
      createdAt: openedAt,
    },
  });
  const ticket: Prisma.TicketUncheckedCreateInput = {
    id,
    brandId,
    channelId,
    customerId,
    handleId,
    number: `TGP-TEST-${count}`,
    network: "x",
    subject: "internet mati",
    solicitation: "mention",
    openedAt,
    receivedAt: openedAt,
    lastCustomerAt: openedAt,
    ...columns,
  };
  const event = {
    brandId,
    version: 1,
    type: "ticket.opened",
    at: openedAt,
    recordedAt: openedAt,
    actorType: "system",
    data: {},
  };
  await db.$transaction([
    db.ticket.create({ data: ticket }),
    db.ticketEvent.create({ data: { ...event, ticketId: id, statusAfter: ticket.status ?? "new" } }),
  ]);
  await db.clock.createMany({
    data: clocks.map((clock, round) => ({
      id: newId(),
      brandId,
      ticketId: id,
      channelId,
      round,
      targetMinutes: 30,
      ...clock,
    })),
  });
  const owner = { brandId, channelId, ticketId: id, requestedById: world.agents[0], requestId: "test" };
  const empty = {
    text: "…",
    recipientExternalId: "1",
    recipientUsername: "dewi",
    priority: 1,
    createdAt: openedAt,
    dueAt: openedAt,
  };
  for (const message of sent) {
    const own = newId();
    const kinds = { leg: "public", kind: "public-reply", state: "accepted", externalId: own };
    await db.outboxMessage.create({ data: { id: own, step: own, ...owner, ...empty, ...kinds, ...message } });
  }
  return id;
}
