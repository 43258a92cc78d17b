import { setTimeout as wait } from "node:timers/promises";
import { realIo } from "#lib/channels/accounts/open-channel.ts";
import { type Db, openDatabase } from "#lib/db/client.ts";
import type { Claim } from "#lib/outbox/claim-next-message.ts";
import { deliverNextMessage } from "#lib/outbox/deliver-next-message.ts";
import { expireLeases } from "#lib/outbox/expire-leases.ts";
import { settleAttempt } from "#lib/outbox/settle-attempt.ts";
import { sendDirectMessage } from "#lib/replies/send-direct-message.ts";
import { system } from "#tests/factories/actors.ts";
import type { XTestWorld } from "#tests/factories/x-world.ts";
import {
  call,
  claim,
  clicked,
  deliver,
  type Ground,
  gateBefore,
  livedIn,
  look,
  timePasses,
  workOff,
} from "./ground.ts";

/** A worker loses its lease; its answer ("try again") comes while the next attempt is on its way. */
export const lateAnswer = livedIn(async (ground) => {
  await clicked(ground);
  const { db } = ground.database;
  const first = await claim(ground);
  for (let round = 0; round < 2; round += 1) {
    await timePasses(ground);
    await look(ground);
  }
  const second = await claim(ground);
  const now = Temporal.Now.instant();
  const late = { outcome: "retry", at: now, because: "late", trouble: "rate-limited" } as const;
  await settleAttempt(
    system(db),
    first,
    { ...late, limits: [{ bucket: "dm", limit: 1, remaining: 0, resetAt: now }] },
    now,
  );
  await ground.database.pool.query(`UPDATE outbox_message SET "dueAt" = now() WHERE state = 'queued'`);
  await deliver(ground);
  await settleAttempt(system(db), second, await call(second), Temporal.Now.instant());
  await workOff(ground);
});

/** The network takes its time; the leases are looked at meanwhile, and other workers go on. */
export const slowCall = livedIn(async (ground) => {
  await clicked(ground);
  const { db } = ground.database;
  ground.world.peer.failNext("send-dm", "delay", { ms: 1_600 });
  const slow = deliver(ground);
  await wait(700);
  await otherWorkerGoesOn(ground, () => expireLeases(system(db)));
  await slow;
  await workOff(ground);
});

/** Clears up by reading back, twice, and sends what is queued then. */
async function otherWorkerGoesOn(ground: Ground, expire: () => Promise<unknown>): Promise<void> {
  await expire();
  for (let round = 0; round < 2; round += 1) {
    await ground.database.pool.query(`UPDATE outbox_message SET "dueAt" = now() WHERE state = 'unknown'`);
    await look(ground);
  }
  await deliver(ground);
}

/** A worker is stopped for half a minute between claim and call; its lease runs out and another one goes on. */
export const heldUpWorker = livedIn(async (ground) => {
  await clicked(ground);
  const real = performance.now.bind(performance);
  try {
    const held = afterFirstTransaction(ground.database.db, async () => {
      performance.now = () => real() + 30_000;
      await otherWorkerGoesOn(ground, () => timePasses(ground));
    });
    await deliverNextMessage(system(held));
  } finally {
    performance.now = real;
  }
  await workOff(ground);
});

/** The same, but the other worker has only claimed it again when the first one gives it back; a third one is free. */
export const givenBackTooLate = livedIn(async (ground) => {
  await clicked(ground);
  const real = performance.now.bind(performance);
  let second: Claim | null = null;
  try {
    const held = afterFirstTransaction(ground.database.db, async () => {
      performance.now = () => real() + 30_000;
      for (let round = 0; round < 2; round += 1) {
        await timePasses(ground);
        await look(ground);
      }
      second = await claim(ground);
    });
    await deliverNextMessage(system(held));
  } finally {
    performance.now = real;
  }
  await deliver(ground);
  if (second) await settleAttempt(system(ground.database.db), second, await call(second), Temporal.Now.instant());
  await workOff(ground);
});

/** A database that lets something happen as soon as its first transaction is committed. */
function afterFirstTransaction(db: Db, happen: () => Promise<void>): Db {
  let isFirst = true;
  const transact = async (...args: Parameters<Db["$transaction"]>) => {
    const result = await (db.$transaction as (...all: unknown[]) => Promise<unknown>)(...args);
    const now = isFirst;
    isFirst = false;
    if (now) await happen();
    return result;
  };
  return new Proxy(db, { get: (target, name) => (name === "$transaction" ? transact : Reflect.get(target, name)) });
}

/** A worker is killed after the network did it and before the answer is written down. */
export const killedInTheCall = livedIn(async (ground) => {
  await clicked(ground);
  const name = "worker-that-dies";
  const doomed = openDatabase(ground.database.url, { max: 2, name });
  const { promise: done, resolve } = Promise.withResolvers<void>();
  const fetchAndHang: typeof fetch = async (...args) => {
    await fetch(...args);
    resolve();
    return new Promise<Response>(() => undefined);
  };
  void deliverNextMessage(system(doomed.db), { ...realIo, fetch: fetchAndHang }).catch(() => undefined);
  await done;
  const killed = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1";
  await ground.database.pool.query(killed, [name]);
  await wait(100);
  await workOff(ground);
});

/** Six workers look for work at the same moment, and there is one message. */
export const sixWorkersOneMessage = livedIn(async (ground) => {
  await clicked(ground);
  const gate = await gateBefore(ground, `UPDATE OF "leaseUntil" ON outbox_message`, "NEW.state = 'sending'");
  await gate.meet(Array.from({ length: 6 }, () => () => deliver(ground)));
  await gate.remove();
  await workOff(ground);
});

/** Three answers to one person are written at once, and three workers are free. */
export const threeAnswersAtOnce = livedIn(async (ground) => {
  const { ticket } = await clicked(ground);
  await workOff(ground);
  for (const key of ["a", "b", "c"]) {
    await sendDirectMessage(ground.world.click(), { number: ticket.number, key, text: `Kabar ${key}` });
  }
  ground.world.peer.failNext("send-dm", "delay", { ms: 300, times: 3 });
  await Promise.all([deliver(ground), deliver(ground), deliver(ground)]);
  await workOff(ground);
  return overlaps(ground.world);
});

/** Calls to one person that were on their way at the same time, by the network's log. */
function overlaps({ peer }: XTestWorld): string[] {
  const answered = new Map(
    peer.log.entries.flatMap((entry) => (entry.what === "answer" ? [[entry.number, entry.atMs]] : [])),
  );
  const sends = peer.log.requests.filter((request) => request.endpoint === "send-dm");
  return sends.flatMap((send) => {
    const end = answered.get(send.number) ?? send.atMs;
    const meanwhile = sends.some((other) => other.path === send.path && other.number > send.number && other.atMs < end);
    return meanwhile ? [`two messages to ${/\d{5,}/.exec(send.path)?.[0]} on their way at once`] : [];
  });
}
