import { afterAll, beforeAll, expect, it } from "vitest";
import { exportReportTable, exportReportTickets } from "#lib/reports/export-report.ts";
import { type TestDatabase, testDatabase } from "../../database.ts";
import { addTicket, contextOf, makeWorld, minutes, type World } from "./report-rows.ts";

let database: TestDatabase;
let world: World;
const days = { from: "2026-11-22", to: "2026-11-22" };
const word = (key: string) => key;

beforeAll(async () => {
  database = await testDatabase();
  world = await makeWorld(database.db);
  await addTicket(world, { subject: '\u200B=HYPERLINK("http://a.example")' });
  await addTicket(world, { subject: "internet mati", assigneeId: world.agents[0] }, [
    { kind: "first-dm", state: "met", startedAt: minutes(-60), stoppedAt: minutes(-50), elapsedSeconds: 600 },
  ]);
});

afterAll(() => database.close());

it("a file of tickets holds every row once, disarmed, without customers' names", async () => {
  let text = "";
  for await (const piece of await exportReportTickets(
    contextOf(world, "supervisor"),
    { ...days, measure: "opened" },
    word,
  )) {
    text += piece;
  }
  expect(text.charCodeAt(0)).toBe(0xfeff);
  expect(text.trimEnd().split("\r\n")).toHaveLength(3);
  expect(text).toContain(`"'\u200B=HYPERLINK(""http://a.example"")"`);
  expect(text).not.toMatch(/dewi/i);
});

it("a file of a table holds the figures of the page", async () => {
  const text = await exportReportTable(contextOf(world, "supervisor"), { ...days, kind: "first-dm" }, "agents", word);
  const lines = text.slice(1).trimEnd().split("\r\n");
  expect(lines[0]).toContain("agents,opened,unclosed,answeredInPublic");
  expect(lines[1]).toBe("Ayu,1,1,0,0,0,0,1,1,0,0,0,1,600,600");
  expect(lines[2]).toBe(",1,1,0,0,0,0,0,0,0,0,0,,,");
});

it("no file for those who may not see reports", async () => {
  const asked = exportReportTickets(contextOf(world, "agent"), { ...days, measure: "opened" }, word);
  await expect(asked).rejects.toMatchObject({ code: "forbidden" });
  await expect(exportReportTable(contextOf(world, "agent"), days, "days", word)).rejects.toMatchObject({
    code: "forbidden",
  });
});
