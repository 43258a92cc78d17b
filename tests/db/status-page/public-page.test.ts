import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Context } from "#lib/context.ts";
import { answerTrackRequest } from "#lib/status-page/answer-track-request.ts";
import { formatRegistrationNumber } from "#lib/tickets/rules/registration-number.ts";
import { type TestDatabase, testDatabase } from "../../database.ts";
import { addCanaryTicket } from "./canary-rows.ts";

const now = Temporal.Instant.from("2026-11-22T05:00:00Z");
const number = formatRegistrationNumber("TGP", new Uint8Array([1, 2, 3, 4, 5]));
const noWishes = { asked: null, cookie: null, accepted: null };
const neverLimited = async () => null;

let database: TestDatabase;
let ctx: Context;

beforeAll(async () => {
  database = await testDatabase();
  ctx = { actor: { type: "customer" }, now, db: database.db, requestId: "test" };
  await addCanaryTicket(database.db, number);
});

afterAll(() => database.close());

const track = (typed: string | null, wishes: { asked?: string } = {}) =>
  answerTrackRequest(ctx, { typed, wishes: { ...noWishes, ...wishes } }, neverLimited);

describe("the public page of a ticket (law 8)", () => {
  it.each(["id", "en"])("holds nobody's words, names or ids, in %s", async (asked) => {
    const answer = await track(number, { asked });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain(number);
    expect(answer.body).not.toMatch(/canary/i);
    expect(JSON.stringify(answer.headers)).not.toMatch(/canary/i);
    expect(answer.body).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    expect(gzipSync(answer.body).length).toBeLessThan(15 * 1024);
  });

  it("tells the steps in the brand's zone", async () => {
    const { body } = await track(number);
    expect(body).toContain('lang="id"');
    expect(body).toContain("Minggu, 22 November 2026 pukul 10.03 WITA");
    expect(body).toContain("Menurut catatan kami, masalah Kak sudah selesai.");
  });

  it("finds the number however it is written", async () => {
    for (const typed of [
      number.toLowerCase(),
      number.replaceAll("-", ""),
      ` ${number} `,
      number.replaceAll("-", " "),
    ]) {
      expect((await track(typed)).status, typed).toBe(200);
    }
  });

  it("is private, fresh, unlisted, without referrer and without script", async () => {
    const { headers } = await track(number);
    expect(headers).toMatchObject({ "Cache-Control": "private, no-store", "Referrer-Policy": "no-referrer" });
    expect(headers["X-Robots-Tag"]).toContain("noindex");
    expect(headers["Content-Security-Policy"]).toMatch(/^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; /);
    expect(headers["Content-Security-Policy"]).not.toContain("unsafe");
  });
});

describe("numbers that do not match", () => {
  const mistyped = `${number.slice(0, -1)}${number.endsWith("7") ? "8" : "7"}`;
  const unknown = formatRegistrationNumber("TGP", new Uint8Array([9, 9, 9, 9, 9]));

  it("are told apart: mistyped, unknown, no number, nothing", async () => {
    expect((await track(mistyped)).body).toContain("Nomor ini salah ketik");
    expect((await track(unknown)).body).toContain("Laporan ini tidak kami temukan");
    expect((await track("halo min")).body).toContain("Ini bukan nomor laporan");
    expect((await track("  ")).body).toContain("Nomornya masih kosong");
    for (const typed of [mistyped, unknown, "halo min", ""]) expect((await track(typed)).status).toBe(404);
  });

  it("ask the database for exactly the same, so that the time of the answer tells nothing", async () => {
    const asked = async (typed: string) => {
      const operations: string[] = [];
      const db = database.db.$extends({
        query: {
          $allOperations: ({ model, operation, args, query }) => {
            operations.push(`${model}.${operation}`);
            return query(args);
          },
        },
      });
      await answerTrackRequest(
        { ...ctx, db: db as unknown as Context["db"] },
        { typed, wishes: noWishes },
        neverLimited,
      );
      return operations;
    };
    const whenUnknown = await asked(unknown);
    expect(whenUnknown).toContain("Ticket.findUnique");
    expect(await asked(mistyped)).toEqual(whenUnknown);
    expect(await asked("halo min")).toEqual(whenUnknown);
  });

  it("are limited kindly, while a right number still opens", async () => {
    const limited = async () => 42;
    const miss = await answerTrackRequest(ctx, { typed: unknown, wishes: noWishes }, limited);
    expect(miss.status).toBe(429);
    expect(miss.headers["Retry-After"]).toBe("42");
    expect(miss.body).toContain("42 detik");
    const hit = await answerTrackRequest(ctx, { typed: number, wishes: noWishes }, async () => {
      throw new Error("a hit was counted");
    });
    expect(hit.status).toBe(200);
  });

  it("show the bare form without counting anything", async () => {
    const form = await answerTrackRequest(ctx, { typed: null, wishes: noWishes }, limitedNever);
    expect(form.status).toBe(200);
    expect(form.body).toContain("Lihat perkembangan laporan");
    expect(form.body).toContain("Nusa Fiber");
  });
});

async function limitedNever(): Promise<number | null> {
  throw new Error("the form was counted");
}
