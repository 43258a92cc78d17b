import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#lib/ids.ts";
import { listReportTickets } from "#lib/reports/list-report-tickets.ts";
import { noClockFigures } from "#lib/reports/rules/clock-figures.ts";
import { slaReport } from "#lib/reports/sla-report.ts";
import { type TestDatabase, testDatabase } from "../../database.ts";
import { addTicket, contextOf, makeWorld, minutes, type World } from "./report-rows.ts";

let database: TestDatabase;
let world: World;
const days = { from: "2026-11-21", to: "2026-11-22" };

const met = (started: number, seconds: number, agent: string | null) => ({
  kind: "first-dm",
  state: "met",
  startedAt: minutes(started),
  dueAt: minutes(started + 30),
  stoppedAt: minutes(started + seconds / 60),
  elapsedSeconds: seconds,
  stoppedById: agent,
});

beforeAll(async () => {
  database = await testDatabase();
  world = await makeWorld(database.db);
  const [ayu, bayu] = world.agents;
  const [a, b] = world.channels;
  // 22 November in WIB is from 17:00 UTC of the 21st: -19 h before now (12:00 UTC).
  const dm = newId();
  await addTicket(
    world,
    { assigneeId: ayu, status: "resolved" },
    [met(-120, 300, ayu)],
    [
      { id: dm, leg: "dm", kind: "first-dm", acceptedAt: minutes(-115) },
      { kind: "acknowledgement", dmId: dm, acceptedAt: minutes(-114) },
    ],
  );
  await addTicket(
    world,
    { assigneeId: ayu, status: "closed" },
    [met(-120, 1200, ayu)],
    [{ leg: "dm", kind: "first-dm", acceptedAt: minutes(-90), state: "read" }, { acceptedAt: minutes(-100) }],
  );
  await addTicket(
    world,
    { assigneeId: bayu, status: "open", channelId: b },
    [{ ...met(-200, 3600, bayu), state: "missed", breachedAt: minutes(-170) }],
    [
      { leg: "dm", kind: "first-dm", state: "refused", externalId: null },
      { kind: "invitation", acceptedAt: minutes(-130) },
    ],
  );
  // Nobody stopped these: they are the assignee's, or nobody's.
  await addTicket(world, { assigneeId: bayu, status: "open" }, [
    { kind: "first-dm", state: "running", startedAt: minutes(-60), dueAt: minutes(-30) },
  ]);
  await addTicket(world, {}, [{ kind: "first-dm", state: "running", startedAt: minutes(-20), dueAt: minutes(10) }]);
  // The day before, in the zone of the brand.
  await addTicket(world, { openedAt: minutes(-20 * 60), status: "closed" }, [
    met(-20 * 60, 600, ayu),
    { ...met(-20 * 60, 1, ayu), state: "cancelled" },
  ]);
  // Outside the period and of another brand.
  await addTicket(world, { openedAt: minutes(-5000) }, [met(-5000, 60, ayu)]);
  await addTicket(world, { brandId: world.otherBrandId, channelId: a }, [met(-120, 60, ayu)]);
});

afterAll(() => database.close());

describe("the report of two days", () => {
  it("gives the figures worked out by hand", async () => {
    const report = await slaReport(contextOf(world, "supervisor"), days);
    const firstDm = report.clocks["first-dm"];
    expect(report.zone).toBe("Asia/Jakarta");
    expect(firstDm?.total).toEqual({
      total: 6,
      met: 3,
      missed: 2,
      open: 1,
      withoutDeadline: 0,
      attainment: 0.6,
      medianSeconds: 600,
      p90Seconds: 3600,
    });
    expect(firstDm?.days.map(({ day, figures }) => [day, figures.total, figures.met])).toEqual([
      ["2026-11-21", 1, 1],
      ["2026-11-22", 5, 2],
    ]);
    expect(firstDm?.agents.map(({ name, figures }) => [name, figures.met, figures.missed, figures.open])).toEqual([
      ["Ayu", 3, 0, 0],
      ["Bayu", 0, 2, 0],
      [null, 0, 0, 1],
    ]);
    expect(firstDm?.channels.map(({ label, figures }) => [label, figures.total])).toEqual([
      ["akun-a", 5],
      ["akun-b", 1],
    ]);
    expect(report.clocks.resolution?.total).toEqual(noClockFigures);
    expect(report.tickets.total).toEqual({
      opened: 6,
      unclosed: 3,
      resolved: 1,
      closed: 2,
      dmFirst: { answeredInPublic: 3, dmFirst: 1, invited: 1, publicFirst: 1, share: 1 / 3 },
    });
  });

  it("narrows by channel, agent and kind", async () => {
    const ctx = contextOf(world, "supervisor");
    const byAgent = await slaReport(ctx, { ...days, agentId: world.agents[1], kind: "first-dm" });
    expect(Object.keys(byAgent.clocks)).toEqual(["first-dm"]);
    expect(byAgent.clocks["first-dm"]?.total).toMatchObject({ total: 2, missed: 2, attainment: 0 });
    expect(byAgent.tickets.total.opened).toBe(2);
    const byNobody = await slaReport(ctx, { ...days, agentId: "nobody" });
    expect(byNobody.clocks["first-dm"]?.total).toMatchObject({ total: 1, open: 1, attainment: null });
    const byChannel = await slaReport(ctx, { ...days, channelId: world.channels[1] });
    expect(byChannel.clocks["first-dm"]?.total).toMatchObject({ total: 1, missed: 1 });
  });

  it("counts posts by kind, praise that was kept among them", async () => {
    const handleId = (await database.db.handle.findFirstOrThrow({ where: { brandId: world.brandId } })).id;
    const mention = (kind: string | null, state: string, posted: number) => ({
      id: newId(),
      brandId: world.brandId,
      network: "x",
      externalId: newId(),
      channelId: world.channels[0],
      handleId,
      itemKind: "mention",
      text: "terima kasih",
      canReplyPublicly: true,
      summonsBecause: "mention",
      postedAt: minutes(posted),
      receivedAt: minutes(posted),
      kind,
      state,
      because: state === "ignored" ? "own-post" : null,
    });
    await database.db.mention.createMany({
      data: [
        mention("praise", "kept", -10),
        mention("praise", "kept", -20 * 60),
        mention("question", "unsorted", -10),
        mention(null, "recorded", -10),
        mention("complaint", "ignored", -10),
        mention("praise", "kept", -9000),
      ],
    });
    const report = await slaReport(contextOf(world, "supervisor"), days);
    expect(report.volumes).toEqual([
      { kind: "praise", total: 2, ticketed: 0, kept: 2, unsorted: 0, days: [1, 1] },
      { kind: "question", total: 1, ticketed: 0, kept: 0, unsorted: 1, days: [0, 1] },
      { kind: null, total: 1, ticketed: 0, kept: 0, unsorted: 0, days: [0, 1] },
    ]);
  });

  it("is only for those who may see reports, and only for their brands", async () => {
    await expect(slaReport(contextOf(world, "agent"), days)).rejects.toMatchObject({ code: "forbidden" });
    await expect(
      slaReport({ ...contextOf(world, "supervisor"), actor: { type: "customer" } }, days),
    ).rejects.toMatchObject({
      code: "unauthenticated",
    });
    const foreign = { ...days, brandId: world.otherBrandId };
    await expect(slaReport(contextOf(world, "supervisor"), foreign)).rejects.toMatchObject({ code: "not-found" });
    await expect(listReportTickets(contextOf(world, "agent"), { ...days, measure: "opened" })).rejects.toMatchObject({
      code: "forbidden",
    });
    const both = await slaReport(contextOf(world, "supervisor", [world.brandId, world.otherBrandId]), days);
    expect(both.clocks["first-dm"]?.total.total).toBe(7);
    const none = await slaReport(contextOf(world, "supervisor", []), days);
    expect(none.clocks["first-dm"]?.total.total).toBe(0);
  });

  it("refuses a period that cannot be", async () => {
    const ctx = contextOf(world, "supervisor");
    await expect(slaReport(ctx, { from: "2026-11-22", to: "2026-11-01" })).rejects.toMatchObject({
      code: "invalid-input",
      detail: { because: "ends-before-it-starts" },
    });
    await expect(slaReport(ctx, { ...days, agentId: "x' OR 1=1" })).rejects.toMatchObject({ code: "invalid-input" });
  });
});

describe("the tickets behind a number", () => {
  it.each([
    ["first-dm", "met", 3],
    ["first-dm", "missed", 2],
    ["first-dm", "open", 1],
    ["first-dm", undefined, 6],
    ["dm-first", "dm-first", 1],
    ["dm-first", "invited", 1],
    ["dm-first", undefined, 3],
    ["opened", undefined, 6],
    ["opened", "unclosed", 3],
    ["opened", "closed", 2],
  ] as const)("%s %s are %d", async (measure, outcome, expected) => {
    const { rows } = await listReportTickets(contextOf(world, "supervisor"), { ...days, measure, outcome });
    expect(rows).toHaveLength(expected);
  });

  it("come page by page, newest first, each once", async () => {
    const ctx = contextOf(world, "supervisor");
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listReportTickets(ctx, { ...days, measure: "first-dm", limit: 2, cursor });
      seen.push(...page.rows.map((row) => row.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(6);
    expect(new Set(seen).size).toBe(6);
  });

  it("refuse a cursor that is none", async () => {
    const input = { ...days, measure: "opened", cursor: "2026~' OR 1=1" } as const;
    await expect(listReportTickets(contextOf(world, "supervisor"), input)).rejects.toMatchObject({
      code: "invalid-input",
    });
  });
});
