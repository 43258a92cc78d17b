import { setTimeout as wait } from "node:timers/promises";
import { openChannel, realIo } from "#lib/channels/accounts/open-channel.ts";
import { type Db, openDatabase } from "#lib/db/client.ts";
import { type Claim, claimNextMessage } from "#lib/outbox/claim-next-message.ts";
import { deliverNextMessage } from "#lib/outbox/deliver-next-message.ts";
import { expireLeases } from "#lib/outbox/expire-leases.ts";
import { reconcileNextMessage } from "#lib/outbox/reconcile-next-message.ts";
import { settleAttempt } from "#lib/outbox/settle-attempt.ts";
import { reachOut } from "#lib/outreach/reach-out.ts";
import { sendDirectMessage } from "#lib/replies/send-direct-message.ts";
import { system } from "#tests/factories/actors.ts";
import type { XTestWorld } from "#tests/factories/x-world.ts";
import { clicked, complain, deliver, type Ground, gateBefore, livedIn, timePasses, workOff } from "./ground.ts";

const look = ({ database: { db } }: Ground) => reconcileNextMessage(system(db));

/** Done at the network, the answer lost. */
export const lostAnswers = livedIn(async (ground) => {
  await clicked(ground);
  ground.world.peer.failNext("send-dm", "accept-then-500");
  await workOff(ground);
});

/** The same, at a network whose lists show a message half a settle time late. */
export const slowLists = livedIn(
  async ({ database: { db }, world, ...ground }) => {
    await clicked({ database: { db }, world, ...ground } as Ground);
    world.peer.failNext("send-dm", "accept-then-500");
    await world.drain(3_300);
  },
  { settleMs: 1_500 },
  { settleSeconds: 1 },
);

/** The same, and reading back fails too, for a while. */
export const brokenReads = livedIn(async (ground) => {
  await clicked(ground);
  ground.world.peer.failNext("send-dm", "accept-then-500");
  ground.world.peer.failNext("read-dm-conversation", "503-before", { times: 2 });
  await workOff(ground);
});

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

async function claim({ database: { db } }: Ground): Promise<Claim> {
  const claimed = await claimNextMessage(system(db));
  if (typeof claimed === "string") throw new Error(claimed);
  return claimed;
}

function call({ message, channel }: Claim) {
  return openChannel(channel, realIo).connection.deliver({
    id: message.id,
    leg: message.leg === "dm" ? "dm" : "public",
    text: message.text,
    token: message.token,
    recipient: { externalId: message.recipientExternalId, username: message.recipientUsername },
    replyToExternalId: message.replyToExternalId,
  });
}

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

/** Eight clicks on one ticket at the same moment. */
export const eightClicks = livedIn(async (ground) => {
  const { ticket } = await complain(ground, ground.person);
  const gate = await gateBefore(ground, "UPDATE ON ticket", "OLD.version = 1");
  await gate.meet(Array.from({ length: 8 }, () => () => reachOut(ground.world.click(), { number: ticket.number })));
  await gate.remove();
  await workOff(ground);
});

/** The customer takes no DMs. */
export const closedDms = livedIn(async (ground) => {
  ground.person.standing = "dm-closed";
  await clicked(ground).catch(() => null);
  await workOff(ground);
});
