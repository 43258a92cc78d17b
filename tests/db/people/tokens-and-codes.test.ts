import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeRole } from "#lib/people/change-role.ts";
import { createToken, revokeToken } from "#lib/people/create-token.ts";
import { createUser } from "#lib/people/create-user.ts";
import { disableStaff } from "#lib/people/disable-staff.ts";
import { findActorByToken } from "#lib/people/find-actor.ts";
import { firstRunAdmin, issueFirstRunCode } from "#lib/people/first-run-admin.ts";
import { listStaff } from "#lib/people/list-staff.ts";
import { resetCode, setPasswordByCode } from "#lib/people/reset-code.ts";
import { tryCounter } from "#lib/people/try-counter.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { as, makeBrand, makeStaff, system } from "#tests/factories/actors.ts";

const now = () => Temporal.Now.instant();
const password = "kata sandi yang panjang";
let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

function guard(name: string, most = 1_000) {
  return { tries: tryCounter(test.pool, { name, most, perSeconds: 60 }), address: "203.0.113.20" };
}

describe("bearer tokens", () => {
  it("are stored as a hash only and find their owner", async () => {
    const brand = await makeBrand(test.db, "AAA");
    const { token, staffId } = await createToken(system(test.db), { role: "supervisor" });
    const actor = await findActorByToken(test.db, token, now());
    expect(actor).toMatchObject({ type: "api-token", staffId, role: "supervisor" });
    expect(actor?.brandIds).toContain(brand.id);
    const dump = JSON.stringify([await test.db.apiToken.findMany(), await test.db.auditEntry.findMany()]);
    expect(dump).not.toContain(token);
    expect(dump).not.toContain(token.slice(4));
  });

  it("row 13: nothing but the very token is one", async () => {
    const { token } = await createToken(system(test.db), { role: "agent" });
    const wrong = [
      "",
      " ",
      "%20",
      "null",
      "undefined",
      "0",
      "[]",
      "tgp_",
      `${token} `,
      token.slice(0, -1),
      `${token}A`,
    ];
    for (const one of wrong) expect(await findActorByToken(test.db, one, now())).toBeNull();
    expect(await findActorByToken(test.db, token, now())).not.toBeNull();
  });

  it("end when revoked and with their owner's account", async () => {
    await makeBrand(test.db, "AAB");
    const { staffId } = await createUser(system(test.db), { email: "own@x.example", role: "agent", password });
    const first = await createToken(system(test.db), { role: "agent", email: "own@x.example" });
    const second = await createToken(system(test.db), { role: "agent", email: "own@x.example" });
    await revokeToken(system(test.db), { tokenId: first.tokenId });
    expect(await findActorByToken(test.db, first.token, now())).toBeNull();
    expect(await findActorByToken(test.db, second.token, now())).not.toBeNull();
    await disableStaff(system(test.db), { staffId });
    expect(await findActorByToken(test.db, second.token, now())).toBeNull();
  });

  it("never do more than their owner may, not even after the owner lost a role", async () => {
    await createUser(system(test.db), { email: "keeps-admin@x.example", role: "admin", password });
    const { staffId } = await createUser(system(test.db), { email: "was@x.example", role: "admin", password });
    const { token } = await createToken(system(test.db), { role: "admin", email: "was@x.example" });
    await changeRole(system(test.db), { staffId, role: "agent" });
    expect((await findActorByToken(test.db, token, now()))?.role).toBe("agent");
    await expect(createToken(system(test.db), { role: "admin", email: "was@x.example" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("row 13: one-time codes", () => {
  it("make the first admin once, and only while there is none", async () => {
    const own = await testDatabase();
    try {
      const brand = await makeBrand(own.db);
      const person = { email: "first@x.example", name: "Dewi Lestari", password };
      const code = await issueFirstRunCode(system(own.db));
      const tries = { tries: tryCounter(own.pool, { name: "first", most: 1_000, perSeconds: 60 }), address: "::1" };
      for (const wrong of ["", " ", "%20", "null", "0", "AAAAAAAAAAAAAAAAAAAAAAAA", `${code} `]) {
        const attempt = firstRunAdmin(system(own.db), { ...person, code: wrong }, tries);
        await expect(attempt).rejects.toMatchObject({ code: "not-found" });
      }
      for (const odd of [null, 0, [code], {}]) {
        const input = { ...person, code: odd } as unknown as Parameters<typeof firstRunAdmin>[1];
        await expect(firstRunAdmin(system(own.db), input, tries)).rejects.toThrow();
      }
      const both = await Promise.allSettled(
        [1, 2].map((at) =>
          firstRunAdmin(system(own.db), { ...person, email: `first-${at}@x.example`, code: code ?? "" }, tries),
        ),
      );
      expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(await own.db.staff.count({ where: { role: "admin" } })).toBe(1);
      expect(await own.db.membership.count({ where: { brandId: brand.id } })).toBe(1);
      expect(await issueFirstRunCode(system(own.db))).toBeNull();
    } finally {
      await own.close();
    }
  });

  it("stop working after too many guesses from one address", async () => {
    const { staffId } = await makeStaff(test.db, [await makeBrand(test.db, "AAC")]).then(({ id }) => ({ staffId: id }));
    const { code } = await resetCode(system(test.db), { staffId });
    const tight = guard("tight", 5);
    for (let at = 0; at < 5; at += 1) {
      const attempt = setPasswordByCode(system(test.db), { code: "B".repeat(24), password }, tight);
      await expect(attempt).rejects.toMatchObject({ code: "not-found" });
    }
    await expect(setPasswordByCode(system(test.db), { code, password }, tight)).rejects.toMatchObject({
      code: "rate-limited",
    });
  });

  it("set a password once; a newer code ends the older, and time ends both", async () => {
    const staff = await makeStaff(test.db, [await makeBrand(test.db, "AAD")]);
    const older = await resetCode(system(test.db), { staffId: staff.id });
    const newer = await resetCode(system(test.db), { staffId: staff.id });
    const ctx = system(test.db);
    const set = (code: string, at = ctx) => setPasswordByCode(at, { code, password }, guard("reset"));
    await expect(set(older.code)).rejects.toMatchObject({ code: "not-found" });
    await set(newer.code);
    await expect(set(newer.code)).rejects.toMatchObject({ code: "not-found" });
    const third = await resetCode(system(test.db), { staffId: staff.id });
    const tomorrow = { ...ctx, now: ctx.now.add({ hours: 25 }) };
    await expect(set(third.code, tomorrow)).rejects.toMatchObject({ code: "not-found" });
  });

  it("are never found in the database as they are", async () => {
    const staff = await makeStaff(test.db, [await makeBrand(test.db, "AAE")]);
    const { code } = await resetCode(system(test.db), { staffId: staff.id });
    expect(JSON.stringify(await test.db.oneTimeCode.findMany())).not.toContain(code);
  });
});

describe("rows 33 and 44: people of other brands", () => {
  it("cannot be seen, changed or given tokens by an admin of another brand", async () => {
    const [mine, theirs] = [await makeBrand(test.db, "AAF"), await makeBrand(test.db, "AAG")];
    const admin = await makeStaff(test.db, [mine], "admin");
    const foreigner = await makeStaff(test.db, [theirs]);
    const ctx = as(test.db, admin, [mine]);
    const target = { staffId: foreigner.id };
    await expect(changeRole(ctx, { ...target, role: "admin" })).rejects.toMatchObject({ code: "not-found" });
    await expect(disableStaff(ctx, target)).rejects.toMatchObject({ code: "not-found" });
    await expect(resetCode(ctx, target)).rejects.toMatchObject({ code: "not-found" });
    await expect(createToken(ctx, { role: "agent", email: foreigner.email })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(
      createUser(ctx, { email: "x@y.example", role: "agent", password, brandIds: [theirs.id] }),
    ).rejects.toMatchObject({ code: "not-found" });
    expect((await listStaff(ctx)).map((row) => row.id)).not.toContain(foreigner.id);
  });

  it("are an admin's business alone, and an extra key never slips in", async () => {
    const brand = await makeBrand(test.db, "AAH");
    for (const role of ["agent", "supervisor"] as const) {
      const ctx = as(test.db, await makeStaff(test.db, [brand], role), [brand]);
      await expect(listStaff(ctx)).rejects.toMatchObject({ code: "forbidden" });
      await expect(createToken(ctx, { role: "agent" })).rejects.toMatchObject({ code: "forbidden" });
    }
    const sly = { email: "sly@x.example", role: "agent", password, isOwner: true } as const;
    await expect(createUser(system(test.db), sly)).rejects.toThrow();
  });
});
