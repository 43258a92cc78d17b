import { setTimeout as wait } from "node:timers/promises";
import { decideOutcome } from "#lib/outbox/decide-outcome.ts";
import { settleAttempt } from "#lib/outbox/settle-attempt.ts";
import { reachOut } from "#lib/outreach/reach-out.ts";
import { as, makeStaff, system } from "#tests/factories/actors.ts";
import {
  call,
  claim,
  clicked,
  complain,
  deliver,
  type Ground,
  gateBefore,
  livedIn,
  timePasses,
  workOff,
} from "./ground.ts";

/** Done at the network, the answer lost. */
export const lostAnswers = livedIn(async (ground) => {
  await clicked(ground);
  ground.world.peer.failNext("send-dm", "accept-then-500");
  await workOff(ground);
});

/** The same, at a network whose lists show a message half a settle time late. */
export const slowLists = livedIn(
  async (ground) => {
    await clicked(ground);
    ground.world.peer.failNext("send-dm", "accept-then-500");
    await ground.world.drain(3_300);
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

/** Nothing can be read back. The answer comes after the lease; who then still sees a question says "send it again". */
export const lateAcceptance = livedIn(
  async (ground) => {
    await clicked(ground);
    const first = await claim(ground);
    const delivery = await call(first);
    await timePasses(ground);
    await settleAttempt(system(ground.database.db), first, delivery, Temporal.Now.instant());
    await releaseWhatWaits(ground);
    await workOff(ground);
  },
  {},
  { readBack: false },
);

/** Nothing can be read back, the answer is lost, and the network repeats what the brand did. */
export const echoOfTheLost = livedIn(
  async (ground) => {
    await clicked(ground);
    ground.world.peer.failNext("send-dm", "accept-then-drop");
    await deliver(ground);
    await wait(200);
    await ground.world.drain();
    await releaseWhatWaits(ground);
    await workOff(ground);
  },
  { echo: true },
  { readBack: false },
);

/** A supervisor who sees a first DM waiting for a decision lets it go out once more. */
async function releaseWhatWaits({ database: { db }, world }: Ground): Promise<void> {
  const supervisor = await makeStaff(db, [world.brand], "supervisor");
  const waiting = await db.outboxMessage.findMany({ where: { state: "needs-a-person", kind: "first-dm" } });
  const ctx = as(db, supervisor, [world.brand]);
  for (const { id: messageId } of waiting) await decideOutcome(ctx, { messageId, outcome: "send-again" });
}
