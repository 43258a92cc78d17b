import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changePassword } from "#lib/people/change-password.ts";
import { changeRole } from "#lib/people/change-role.ts";
import { createUser } from "#lib/people/create-user.ts";
import { disableStaff } from "#lib/people/disable-staff.ts";
import { findActorBySession } from "#lib/people/find-actor.ts";
import { findLiveSessions } from "#lib/people/find-live-sessions.ts";
import { type SignInCounters, signIn } from "#lib/people/sign-in.ts";
import { signOut } from "#lib/people/sign-out.ts";
import { tryCounter } from "#lib/people/try-counter.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { makeBrand, system } from "#tests/factories/actors.ts";

const password = "kata sandi yang panjang";
const now = () => Temporal.Now.instant();
let test: TestDatabase;
let admin: string;

beforeAll(async () => {
  test = await testDatabase();
  await makeBrand(test.db);
  admin = (await createUser(system(test.db), { email: "admin@nusalink.example", role: "admin", password })).staffId;
});
afterAll(() => test.close());

/** Counters of their own for each test: tries in one test never lock another. */
function counters(name: string): SignInCounters {
  return {
    perAccount: tryCounter(test.pool, { name: `${name}-account`, most: 10, perSeconds: 60 }),
    perAddress: tryCounter(test.pool, { name: `${name}-address`, most: 200, perSeconds: 60 }),
  };
}

async function makePerson(email: string) {
  return createUser(system(test.db), { email, role: "agent", password });
}

async function sessionOf(email: string, given = password) {
  const result = await signIn(system(test.db), { email, password: given, address: "203.0.113.7" }, counters(email));
  if (!result.ok) throw new Error(result.because);
  return result.sessionId;
}

describe("signing in", () => {
  it("opens a session that finds the person with role and brands", async () => {
    const { staffId } = await makePerson("rina@nusalink.example");
    const found = await findActorBySession(test.db, await sessionOf("RINA@nusalink.example "), now());
    expect(found?.actor).toMatchObject({ type: "staff", staffId, role: "agent" });
    expect(found?.actor.brandIds).toHaveLength(1);
    expect(found?.person).toMatchObject({ name: "Rina", initials: "RI" });
  });

  it("row 15: answers an unknown, a disabled and a wrong sign-in alike, in words and in time", async () => {
    await makePerson("known@nusalink.example");
    const { staffId } = await makePerson("gone@nusalink.example");
    await disableStaff(system(test.db), { staffId });
    const roomy = { name: "row15", most: 100_000, perSeconds: 60 };
    const free = { perAccount: tryCounter(test.pool, roomy), perAddress: tryCounter(test.pool, roomy) };
    const attempt = async (email: string, given: string) => {
      const from = performance.now();
      const result = await signIn(system(test.db), { email, password: given, address: "203.0.113.8" }, free);
      return { result, took: performance.now() - from };
    };
    const accounts = [
      ["known@nusalink.example", "wrong password"],
      ["nobody@nusalink.example", "wrong password"],
      ["gone@nusalink.example", password],
    ] as const;
    await Promise.all(accounts.map(([email, given]) => attempt(email, given)));
    const times: number[][] = accounts.map(() => []);
    for (let round = 0; round < 25; round += 1) {
      for (const [at, [email, given]] of accounts.entries()) {
        const { result, took } = await attempt(email, given);
        expect(result).toEqual({ ok: false, because: "wrong-credentials" });
        times[at]?.push(took);
      }
    }
    // On a busy machine every hash is slower; skipping it would still show, as a fraction of the others.
    const typical = times.map((list) => list.sort((a, b) => a - b)[Math.floor(list.length / 4)] ?? 0);
    const [fastest, slowest] = [Math.min(...typical), Math.max(...typical)];
    expect(slowest - fastest).toBeLessThan(Math.max(20, fastest / 2));
  });

  it("row 16: refuses the eleventh try of a minute, the right password included, and lets others in", async () => {
    await makePerson("target@nusalink.example");
    await makePerson("neighbour@nusalink.example");
    const shared = counters("row16");
    const attempt = (email: string, given: string, address = "203.0.113.9") =>
      signIn(system(test.db), { email, password: given, address }, shared);
    for (let tries = 0; tries < 10; tries += 1) {
      expect(await attempt("target@nusalink.example", `guess ${tries}`)).toMatchObject({
        because: "wrong-credentials",
      });
    }
    const locked = await attempt("target@nusalink.example", "guess 11");
    expect(locked).toMatchObject({ ok: false, because: "too-many-tries" });
    const right = await attempt("target@nusalink.example", password);
    expect({ ...right, retryAfterSeconds: 0 }).toEqual({ ...locked, retryAfterSeconds: 0 });
    expect(await attempt("neighbour@nusalink.example", password)).toMatchObject({ ok: true });
    expect(await attempt("target@nusalink.example", password, "203.0.113.10")).toMatchObject({ ok: true });
  });

  it("row 16: lets the person in again when the lock has decayed", async () => {
    await makePerson("patient@nusalink.example");
    const quick = { name: "decay", most: 2, perSeconds: 1 };
    const short = { ...counters("decay"), perAccount: tryCounter(test.pool, quick) };
    const attempt = (given: string) =>
      signIn(system(test.db), { email: "patient@nusalink.example", password: given, address: "203.0.113.11" }, short);
    for (const guess of ["a", "b", "c"]) await attempt(guess);
    expect(await attempt(password)).toMatchObject({ because: "too-many-tries" });
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    expect(await attempt(password)).toMatchObject({ ok: true });
  });

  it("rows 7 and 8: never reads one address out of a list, a quote or a look-alike", async () => {
    await makePerson("plain@nusalink.example");
    const odd = [
      "plain@nusalink.example,other@x.example",
      '"plain@nusalink.example"@evil.example',
      "plain＠nusalink.example",
      "plain@nusalink。example",
      "Rina <plain@nusalink.example>",
      "plain@nusalink.example\n",
      "plain@nusalink.example\u0000",
      "plain\u200b@nusalink.example",
      "",
    ];
    for (const [at, email] of odd.entries()) {
      const given = { email, password, address: `198.51.100.${at}` };
      const result = await signIn(system(test.db), given, counters("odd"));
      // A trailing line break is white space around the address and is trimmed like a space.
      expect([email, result.ok]).toEqual([email, email === "plain@nusalink.example\n"]);
    }
    const bad = { email: "a@x.example,b@y.example", role: "agent", password } as const;
    await expect(createUser(system(test.db), bad)).rejects.toThrow();
  });
});

describe("row 17: sessions end with what they stood on", () => {
  it("ends all other sessions when the password changes, and keeps the one that changed it", async () => {
    await makePerson("changer@nusalink.example");
    const [mine, other] = [await sessionOf("changer@nusalink.example"), await sessionOf("changer@nusalink.example")];
    const actor = (await findActorBySession(test.db, mine, now()))?.actor;
    if (!actor) throw new Error("no actor");
    const tries = tryCounter(test.pool, { name: "own-password", most: 3, perSeconds: 60 });
    const ctx = { ...system(test.db), actor };
    await expect(changePassword(ctx, { current: "wrong", next: "kata sandi baru" }, tries)).rejects.toMatchObject({
      code: "invalid-input",
    });
    await changePassword(ctx, { current: password, next: "kata sandi baru" }, tries);
    expect(await findActorBySession(test.db, other, now())).toBeNull();
    expect(await findActorBySession(test.db, mine, now())).not.toBeNull();
    expect([...(await findLiveSessions(test.db, [mine, other], now())).keys()]).toEqual([mine]);
    const old = { email: "changer@nusalink.example", password, address: "203.0.113.12" };
    expect(await signIn(system(test.db), old, counters("old"))).toMatchObject({ ok: false });
  });

  it("ends every session when the role changes or the account closes", async () => {
    const { staffId } = await makePerson("mover@nusalink.example");
    const before = await sessionOf("mover@nusalink.example");
    await changeRole(system(test.db), { staffId, role: "supervisor" });
    expect(await findActorBySession(test.db, before, now())).toBeNull();
    const after = await sessionOf("mover@nusalink.example");
    expect((await findActorBySession(test.db, after, now()))?.actor.role).toBe("supervisor");
    await disableStaff(system(test.db), { staffId });
    expect(await findActorBySession(test.db, after, now())).toBeNull();
  });

  it("ends with signing out, with time, and with idleness", async () => {
    await makePerson("leaver@nusalink.example");
    const session = await sessionOf("leaver@nusalink.example");
    const found = await findActorBySession(test.db, session, now());
    if (!found) throw new Error("no session");
    expect(await findActorBySession(test.db, session, now().add({ hours: 25 }))).toBeNull();
    await signOut({ ...system(test.db), actor: found.actor });
    expect(await findActorBySession(test.db, session, now())).toBeNull();
  });

  it("finds nobody for ids that are none", async () => {
    for (const id of ["", "null", "0", "' OR 1=1", "00000000-0000-0000-0000-000000000000"]) {
      expect(await findActorBySession(test.db, id, now())).toBeNull();
    }
  });

  it("never leaves the installation without an admin", async () => {
    await expect(changeRole(system(test.db), { staffId: admin, role: "agent" })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(disableStaff(system(test.db), { staffId: admin })).rejects.toMatchObject({ code: "conflict" });
  });
});
