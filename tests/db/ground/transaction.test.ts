import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listen } from "#lib/db/listen.ts";
import { brokenConstraint, postgresCode } from "#lib/db/postgres-code.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";

describe("a transaction", () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase({ migrated: false });
    await test.pool.query(
      "CREATE TABLE stock (id int PRIMARY KEY, amount int NOT NULL CONSTRAINT never_negative CHECK (amount >= 0))",
    );
    await test.pool.query("INSERT INTO stock VALUES (1, 10), (2, 10)");
  });
  afterAll(() => test.close());

  const amount = async (id: number) =>
    (await test.pool.query("SELECT amount FROM stock WHERE id = $1", [id])).rows[0].amount;

  it("is joined by what runs inside it, so that all of it is undone together", async () => {
    const ctx = { db: test.db, requestId: "r1" };
    await expect(
      inTransaction(ctx, async (_, inside) => {
        await inTransaction(inside, (tx) => tx.$executeRaw`UPDATE stock SET amount = 3 WHERE id = 1`);
        expect(inside.requestId).toBe("r1");
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect(await amount(1)).toBe(10);
  });

  it("is run again when PostgreSQL finds a deadlock", async () => {
    const take = (first: number, second: number) =>
      inTransaction({ db: test.db }, async (tx) => {
        await tx.$executeRaw`UPDATE stock SET amount = amount - 1 WHERE id = ${first}`;
        await wait(200);
        await tx.$executeRaw`UPDATE stock SET amount = amount - 1 WHERE id = ${second}`;
      });
    await Promise.all([take(1, 2), take(2, 1)]);
    expect(await amount(1)).toBe(8);
    expect(await amount(2)).toBe(8);
  });

  it("is run again when serializable transactions collide", async () => {
    const add = () =>
      inTransaction(
        { db: test.db },
        async (tx) => {
          const rows = await tx.$queryRaw<{ amount: number }[]>`SELECT amount FROM stock WHERE id = 2`;
          await wait(50);
          await tx.$executeRaw`UPDATE stock SET amount = ${(rows[0]?.amount ?? 0) + 1} WHERE id = 2`;
        },
        { isolation: "Serializable" },
      );
    const before = await amount(2);
    await Promise.all([add(), add(), add()]);
    expect(await amount(2)).toBe(before + 3);
  });

  it("tells which constraint refused a write", async () => {
    const refused = await inTransaction({ db: test.db }, (tx) => tx.$executeRaw`UPDATE stock SET amount = -1`).catch(
      (e: unknown) => e,
    );
    expect(postgresCode(refused)).toBe("23514");
    expect(brokenConstraint(refused)).toBe("never_negative");
    const twice = await test.pool.query("INSERT INTO stock VALUES (1, 1)").catch((e: unknown) => e);
    expect(postgresCode(twice)).toBe("23505");
    expect(brokenConstraint(twice)).toBe("stock_pkey");
  });

  it("is closed when its work has ended: a kept handle is refused", async () => {
    const kept = await inTransaction({ db: test.db }, async (tx) => tx);
    await expect(inTransaction({ db: kept }, (tx) => tx.$executeRaw`SELECT 1`)).rejects.toThrow("already closed");
  });
});

describe("a listener", () => {
  it("hears notifications, also after its connection was killed", async () => {
    const test = await testDatabase({ migrated: false });
    const heard: string[] = [];
    let connections = 0;
    const listener = listen(test.url, "news", (payload) => heard.push(payload), {
      onConnect: () => (connections += 1),
      firstPauseMs: 20,
    });
    await expect.poll(() => connections).toBe(1);
    await test.pool.query("NOTIFY news, 'one'");
    await expect.poll(() => heard).toEqual(["one"]);
    await test.pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tanggap-listen' AND datname = current_database()",
    );
    await expect.poll(() => connections).toBe(2);
    await test.pool.query("NOTIFY news, 'two'");
    await expect.poll(() => heard).toEqual(["one", "two"]);
    await listener.close();
    await test.close();
  });
});
