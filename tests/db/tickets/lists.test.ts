import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Context } from "#lib/context.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { countViews } from "#lib/tickets/count-views.ts";
import { type ListInbox, listInbox } from "#lib/tickets/list-inbox.ts";
import { type View, views } from "#lib/tickets/rules/views.ts";
import { fillTickets } from "#tests/bench/fill.ts";
import { rareWord } from "#tests/bench/fill-sql.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { as, makeBrand, makeStaff } from "#tests/factories/actors.ts";

const working = ["new", "open", "waiting-customer", "waiting-internal"];
const ours = ["new", "open", "waiting-internal"];

/** What each view asks, told a second time in other words than the product's SQL. */
function inView(view: View, me: string, now: Date): Prisma.TicketWhereInput {
  const inAnHour = new Date(now.getTime() + 3_600_000);
  const trouble: Prisma.OutboxMessageWhereInput[] = [
    { state: { in: ["unknown", "needs-a-person"] } },
    { state: "refused", kind: { in: ["dm", "public-reply"] } },
  ];
  const questions: Record<View, Prisma.TicketWhereInput> = {
    "needs-dm": { status: { in: ours }, outreachState: { in: ["none", "refused"] } },
    answered: {
      status: { in: ours },
      outreachState: { notIn: ["none", "refused"] },
      awaitsUsSince: { not: null },
    },
    "due-soon": { status: { in: working }, nextDueAt: { lte: inAnHour } },
    waiting: { status: { in: ["waiting-customer", "waiting-internal"] } },
    "needs-a-look": {
      status: { in: working },
      OR: [{ outreachState: "needs-a-person" }, { outbox: { some: { OR: trouble } } }],
    },
    mine: { status: { in: working }, assigneeId: me },
    "all-open": { status: { in: working } },
    resolved: { status: "resolved" },
  };
  return questions[view];
}

describe("the inbox over two thousand tickets of two brands", () => {
  let database: TestDatabase;
  let click: () => Context;
  let me: string;
  let brandIds: string[];

  beforeAll(async () => {
    database = await testDatabase();
    const brands = [await makeBrand(database.db, "TGA"), await makeBrand(database.db, "TGB")];
    const foreign = await makeBrand(database.db, "TGC");
    const agent = await makeStaff(database.db, brands);
    me = agent.id;
    brandIds = brands.map((brand) => brand.id);
    for (const [index, brand] of [...brands, foreign].entries()) {
      const channel = await database.db.channel.create({
        data: {
          ...{
            id: brand.id,
            brandId: brand.id,
            network: "x",
            key: `fill-${index}`,
            label: "X",
            externalId: `${index}`,
          },
          ...{ username: "brand", config: {}, secrets: "", createdAt: new Date() },
        },
      });
      const ground = { brandId: brand.id, channelId: channel.id, agentId: agent.id, prefix: brand.prefix };
      await fillTickets(database.pool, ground, index === 0 ? 1000 : 400);
    }
    click = () => as(database.db, agent, brands);
  }, 120_000);
  afterAll(() => database?.close());

  async function walk(wish: ListInbox): Promise<string[]> {
    const ids: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await listInbox(click(), { ...wish, limit: 37, cursor });
      ids.push(...page.rows.map((row) => row.id));
      cursor = page.nextCursor;
    }
    return ids;
  }

  it.each(views)("shows in the view %s exactly its tickets, what is due first before what is not due", async (view) => {
    const expected = await database.db.ticket.findMany({
      where: { AND: [{ brandId: { in: brandIds } }, inView(view, me, new Date())] },
      orderBy: [{ nextDueAt: { sort: "asc", nulls: "last" } }, { id: "asc" }],
      select: { id: true },
    });
    expect(expected.length).toBeGreaterThan(5);
    expect(await walk({ view })).toEqual(expected.map((ticket) => ticket.id));
    expect((await countViews(click()))[view]).toBe(expected.length);
  });

  it("walks newest first without gap or double, too", async () => {
    const expected = await database.db.ticket.findMany({
      where: { AND: [{ brandId: { in: brandIds } }, inView("resolved", me, new Date())] },
      orderBy: [{ openedAt: "desc" }, { id: "desc" }],
      select: { id: true },
    });
    expect(await walk({ view: "resolved", order: "newest" })).toEqual(expected.map((ticket) => ticket.id));
  });

  it("finds by subject, name, handle and number, and takes no sign in the text for a wildcard", async () => {
    const open = { brandId: { in: brandIds }, status: { in: working } };
    const some = await database.db.ticket.findFirstOrThrow({ where: open, include: { handle: true } });
    const found = async (q: string) => (await listInbox(click(), { view: "all-open", q, limit: 200 })).rows;
    expect((await found(some.number.toLowerCase())).map((row) => row.number)).toEqual([some.number]);
    expect((await found(`@${some.handle.username}`)).map((row) => row.id)).toContain(some.id);
    expect((await found(some.handle.displayName.toUpperCase())).map((row) => row.id)).toContain(some.id);
    const rare = await database.db.ticket.count({ where: { ...open, subject: { contains: rareWord } } });
    expect(await found(rareWord.toLowerCase())).toHaveLength(rare);
    expect(await found("warga%")).toHaveLength(0);
    expect(await found("_arga")).toHaveLength(0);
  });

  it("narrows by channel, person and status together", async () => {
    const channelId = brandIds[1] ?? "";
    const rows = await walk({ view: "all-open", channelId, assignee: "me", status: "open" });
    const expected = await database.db.ticket.count({ where: { channelId, assigneeId: me, status: "open" } });
    expect(expected).toBeGreaterThan(0);
    expect(rows).toHaveLength(expected);
    const nobody = await walk({ view: "all-open", assignee: "nobody", brandId: brandIds[0] });
    const unclaimed = { brandId: brandIds[0], assigneeId: null, status: { in: working } };
    expect(nobody).toHaveLength(await database.db.ticket.count({ where: unclaimed }));
  });
});
