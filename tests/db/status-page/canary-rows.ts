import type { Db } from "#lib/db/client.ts";
import { newId } from "#lib/ids.ts";

const canary = "CANARY";
const at = new Date("2026-11-22T02:00:00Z");

/** A ticket under `number` with a canary in every text column that a customer, an agent or a network can fill. */
export async function addCanaryTicket(db: Db, number: string): Promise<void> {
  const [brandId, channelId, customerId, handleId, ticketId, staffId, otherId] = Array.from({ length: 7 }, () =>
    newId(),
  );
  const ids = { brandId, channelId, ticketId } as { brandId: string; channelId: string; ticketId: string };
  const person = { customerId, handleId } as { customerId: string; handleId: string };
  const calendar = { id: newId(), name: `${canary}-calendar`, spec: {}, createdAt: at };
  await db.calendar.create({ data: calendar });
  await db.policy.create({ data: { ...calendar, name: `${canary}-policy` } });
  await db.brand.create({
    data: {
      id: ids.brandId,
      key: "canary-key",
      name: "Nusa Fiber",
      prefix: "TGP",
      zone: "Asia/Makassar",
      officialChannelName: "Pusat Bantuan",
      officialChannelUrl: "https://bantuan.example/",
      calendarId: calendar.id,
      policyId: calendar.id,
      createdAt: at,
    },
  });
  const label = {
    key: `${canary}-key`,
    label: `${canary}-label`,
    username: `${canary}-username`,
    externalId: `${canary}-xid`,
  };
  await db.channel.create({
    data: {
      id: ids.channelId,
      brandId: ids.brandId,
      network: "x",
      ...label,
      config: {},
      secrets: `${canary}-secrets`,
      because: `${canary}-because`,
      createdAt: at,
    },
  });
  const createdAt = { createdAt: at, brandId: ids.brandId };
  await db.customer.create({
    data: { id: person.customerId, name: `${canary}-customer`, addressForm: `${canary}-form`, ...createdAt },
  });
  await db.handle.create({
    data: {
      id: person.handleId,
      customerId: person.customerId,
      network: "x",
      externalId: `${canary}-handle`,
      username: `${canary}-handle`,
      displayName: `${canary}-display`,
      ...createdAt,
    },
  });
  await db.staff.create({
    data: {
      id: staffId ?? "",
      email: `${canary}@tim.example`,
      name: `${canary}-agent`,
      initials: canary.slice(0, 3),
      role: "agent",
      createdAt: at,
    },
  });
  const times = { openedAt: at, receivedAt: at, lastCustomerAt: at };
  const types = [
    "ticket.opened",
    "ticket.claimed",
    "note.added",
    "outreach.dm-accepted",
    "outreach.acknowledged",
    "message.received",
    "reply.sent",
    "ticket.resolved",
  ];
  await db.$transaction([
    db.ticket.create({
      data: {
        id: ids.ticketId,
        brandId: ids.brandId,
        channelId: ids.channelId,
        ...person,
        number,
        network: "x",
        subject: `${canary}-subject`,
        topic: `${canary}-topic`,
        solicitation: "mention",
        status: "resolved",
        assigneeId: staffId,
        version: types.length,
        ...times,
      },
    }),
    db.ticketEvent.createMany({
      data: types.map((type, index) => ({
        ticketId: ids.ticketId,
        brandId: ids.brandId,
        version: index + 1,
        type,
        statusAfter: "open",
        at: new Date(at.getTime() + index * 60_000),
        recordedAt: new Date(at.getTime() + index * 60_000),
        actorType: "staff",
        actorId: staffId,
        because: `${canary}-because`,
        data: { text: `${canary}-data` },
      })),
    }),
  ]);
  await db.note.create({
    data: {
      id: newId(),
      brandId: ids.brandId,
      ticketId: ids.ticketId,
      authorId: staffId ?? "",
      text: `${canary}-note`,
      createdAt: at,
    },
  });
  await db.resolution.create({
    data: {
      id: newId(),
      brandId: ids.brandId,
      ticketId: ids.ticketId,
      resolvedById: staffId ?? "",
      summary: `${canary}-summary`,
      createdAt: at,
    },
  });
  const seen = { ...ids, network: "x", handleId: person.handleId, receivedAt: at };
  await db.mention.create({
    data: {
      id: newId(),
      ...seen,
      externalId: `${canary}-mention`,
      itemKind: "mention",
      text: `${canary}-mention`,
      permalink: `${canary}-link`,
      canReplyPublicly: true,
      summonsBecause: "mention",
      postedAt: at,
      state: "ticketed",
    },
  });
  await db.directMessage.create({
    data: {
      id: newId(),
      ...seen,
      externalId: `${canary}-dm`,
      rawEventId: otherId ?? "",
      direction: "inbound",
      text: `${canary}-dm`,
      sentAt: at,
      state: "attached",
    },
  });
  await db.outboxMessage.create({
    data: {
      id: newId(),
      ...ids,
      leg: "dm",
      kind: "first-dm",
      step: "first-dm",
      text: `${canary}-out`,
      ackText: `${canary}-ack`,
      recipientExternalId: `${canary}-rid`,
      recipientUsername: `${canary}-rname`,
      state: "accepted",
      externalId: `${canary}-oid`,
      acceptedAt: at,
      because: `${canary}-why`,
      permalink: `${canary}-plink`,
      priority: 1,
      dueAt: at,
      requestedById: staffId ?? "",
      createdAt: at,
      requestId: canary,
    },
  });
}
