import { expect } from "vitest";
import { openChannel, realIo } from "#lib/channels/accounts/open-channel.ts";
import { claimNextMessage } from "#lib/outbox/claim-next-message.ts";
import { decideOutcome } from "#lib/outbox/decide-outcome.ts";
import { expireLeases } from "#lib/outbox/expire-leases.ts";
import { reconcileNextMessage } from "#lib/outbox/reconcile-next-message.ts";
import { settleAttempt } from "#lib/outbox/settle-attempt.ts";
import { reachOut } from "#lib/outreach/reach-out.ts";
import { sendDirectMessage } from "#lib/replies/send-direct-message.ts";
import { as, system } from "#tests/factories/actors.ts";
import type { XTestWorld } from "#tests/factories/x-world.ts";
import type { FaultKind } from "#tests/peers/x/faults.ts";
import { fairWeather } from "./fair-weather.ts";
import { doneWith } from "./laws.ts";
import { arrive, at, type Check, command, learn, learnAcknowledgement, type Real, unique } from "./outbox-ground.ts";
import type { ClaimModel, OutboxModel } from "./outbox-model.ts";
import * as believed from "./outbox-model.ts";

export const clicks = (customer: number) =>
  command(
    `click for customer ${customer}`,
    async (model, real) => {
      await reachOut(real.world.click(), { number: real.numbers[customer] ?? "" });
      await learn(model, real, customer, "first-dm");
    },
    ({ messages }) => !messages.some((message) => message.kind === "first-dm" && message.customer === customer),
  );

/** With the number in it, an answer looks like the first DM to whoever compares the token only. */
export const answers = (customer: number, namesTheNumber: boolean) =>
  command(
    `answer customer ${customer}${namesTheNumber ? " naming the number" : ""}`,
    async (model, real) => {
      const number = real.numbers[customer] ?? "";
      const [key, text] = [unique("k"), unique(namesTheNumber ? `Soal ${number}: sedang dicek` : "Sedang dicek")];
      await sendDirectMessage(real.world.click(), { number, key, text });
      await learn(model, real, customer, `dm:${key}`);
    },
    ({ messages, hasWritten }) =>
      hasWritten[customer] === true ||
      messages.some((each) => each.kind === "first-dm" && each.customer === customer && believed.isSent(each)),
  );

async function claim(model: OutboxModel, { world, held }: Real): Promise<ClaimModel | null> {
  await isDue(world);
  const may = believed.claimable(model);
  const taken = await claimNextMessage(system(world.db));
  if (may.length === 0) {
    expect(taken).toBe("nothing-due");
    return null;
  }
  if (typeof taken === "string") throw new Error(`${taken}, though ${may.length} messages wait`);
  const message = may.find((each) => each.id === taken.message.id);
  if (!message) throw new Error(`claimed ${taken.message.kind} (${taken.message.state}), which must wait`);
  believed.claim(model, message);
  const claimed = model.claims.at(-1) ?? null;
  if (claimed) held.set(claimed, { claim: taken, delivery: null });
  return claimed;
}

const canClaim: Check = (model) => believed.claimable(model).length > 0;
export const claims = command("a worker claims", async (model, real) => void (await claim(model, real)), canClaim);
export const claimsInVain = command(
  "a worker finds nothing to claim",
  async (model, real) => void (await claim(model, real)),
  (model) => !canClaim(model) && model.messages.some((message) => message.state === "queued"),
);

async function isDue(world: XTestWorld): Promise<void> {
  const queued = { state: "queued", channelId: world.channel.id };
  await world.db.outboxMessage.updateMany({ where: queued, data: { dueAt: new Date(0) } });
  await fairWeather(world);
}

const uncalled = ({ claims: all }: OutboxModel) => all.filter((claim) => claim.outcome === null);
const called = ({ claims: all }: OutboxModel) => all.filter((claim) => claim.outcome !== null);

async function call(claimed: ClaimModel, { world, held }: Real, mishap: FaultKind | "none"): Promise<void> {
  const holder = held.get(claimed);
  if (!holder) return;
  const { message, channel } = holder.claim;
  const endpoint = message.leg === "dm" ? "send-dm" : "send-post";
  if (mishap !== "none") world.peer.failNext(endpoint, mishap);
  holder.delivery = await openChannel(channel, realIo).connection.deliver({
    id: message.id,
    leg: message.leg === "dm" ? "dm" : "public",
    text: message.text,
    token: message.token,
    recipient: { externalId: message.recipientExternalId, username: message.recipientUsername },
    replyToExternalId: message.replyToExternalId,
  });
  world.peer.faults.clear();
  claimed.outcome = holder.delivery.outcome;
}

export const calls = (index: number, mishap: FaultKind | "none") =>
  command(
    `worker ${index} calls (${mishap})`,
    async (model, real) => {
      const claimed = at(uncalled(model), index);
      if (claimed) await call(claimed, real, mishap);
    },
    (model) => uncalled(model).length > 0,
  );

export const claimsAndCalls = (mishap: FaultKind | "none") =>
  command(
    `a worker claims and calls (${mishap})`,
    async (model, real) => {
      const claimed = await claim(model, real);
      if (claimed) await call(claimed, real, mishap);
    },
    canClaim,
  );

export const settles = (index: number) =>
  command(
    `worker ${index} writes down how it ended`,
    async (model, real) => {
      const claim = at(called(model), index);
      const holder = claim && real.held.get(claim);
      if (!claim || !holder?.delivery) return;
      model.claims.splice(model.claims.indexOf(claim), 1);
      await settleAttempt(system(real.world.db), holder.claim, holder.delivery, Temporal.Now.instant());
      if (believed.settle(claim)) await learnAcknowledgement(model, real, claim.message);
    },
    (model) => called(model).length > 0,
  );

export const dies = (index: number) =>
  command(
    `worker ${index} dies`,
    (model) => {
      const claim = at(model.claims, index);
      if (claim) model.claims.splice(model.claims.indexOf(claim), 1);
      return Promise.resolve();
    },
    (model) => model.claims.length > 0,
  );

export const expires = command("leases run out", async (model, { world }) => {
  const sending = { state: "sending", channelId: world.channel.id };
  await world.db.outboxMessage.updateMany({ where: sending, data: { leaseUntil: new Date(0) } });
  await expireLeases(system(world.db));
  believed.expire(model);
});

const unknown = ({ messages }: OutboxModel) => messages.filter((message) => message.state === "unknown");

export const looks = (index: number, isReadable: boolean) =>
  command(
    `message ${index} is read back${isReadable ? "" : " in vain"}`,
    async (model, real) => {
      const { world } = real;
      const message = at(unknown(model), index);
      if (!message) return;
      const others = { state: "unknown", channelId: world.channel.id };
      await world.db.outboxMessage.updateMany({ where: others, data: { dueAt: new Date(Date.now() + 3_600_000) } });
      const row = await world.db.outboxMessage.update({ where: { id: message.id }, data: { dueAt: new Date(0) } });
      const reads = ["read-dm-conversation", "read-own-posts"] as const;
      if (!isReadable) for (const of of reads) world.peer.failNext(of, "503-before");
      await fairWeather(world);
      const result = await reconcileNextMessage(system(world.db));
      world.peer.faults.clear();
      const expected = believed.look(message, doneWith(world, row).length > 0, isReadable);
      expect(result).toBe(expected.result);
      if (expected.isFirst) await learnAcknowledgement(model, real, message);
    },
    (model) => unknown(model).length > 0,
  );

const undecided = ({ messages }: OutboxModel) => messages.filter(believed.isUndecided);

export const decides = (index: number, outcome: "was-sent" | "send-again") =>
  command(
    `a person says of message ${index}: ${outcome}`,
    async (model, real) => {
      const message = at(undecided(model), index);
      if (!message) return;
      const ctx = as(real.world.db, real.supervisor, [real.world.brand]);
      await decideOutcome(ctx, { messageId: message.id, outcome });
      if (outcome === "send-again") believed.sendAgain(message);
      else if (believed.wasSent(message)) await learnAcknowledgement(model, real, message);
    },
    (model) => undecided(model).length > 0,
  );

export const echoes = (index: number, copies: number) =>
  command(
    `the network repeats what it did (${index}, ${copies} times)`,
    async (model, real) => {
      const { accepted } = real.world.peer.log;
      const done = accepted.filter((entry) => model.messages.some((message) => message.text === entry.text));
      const entry = at(done, index);
      const message = model.messages.find((each) => each.text === entry?.text);
      if (!entry || !message) return;
      const { posts, dms } = real.world.peer.world;
      const thing = entry.leg === "dm" ? dms.find((dm) => dm.id === entry.id) : posts.get(entry.id);
      if (thing) await real.world.peer.deliver([thing], { copies });
      await arrive(real.world);
      if (believed.echoed(message)) await learnAcknowledgement(model, real, message);
    },
    ({ messages }) => messages.some((message) => message.attempt > 0),
  );

export const writes = (customer: number) =>
  command(`customer ${customer} writes a DM`, async (model, { world, people }) => {
    const person = people[customer];
    if (person) await world.peer.dmFrom(person, unique("halo, ada yang baca?"));
    await arrive(world);
    model.hasWritten[customer] = true;
  });

export const reads = (customer: number) =>
  command(`customer ${customer} reads their messages`, async (model, { world, people }) => {
    const person = people[customer];
    if (person) await world.peer.readBy(person);
    await arrive(world);
    believed.readBy(model, customer);
  });

export const deletes = (customer: number) =>
  command(
    `customer ${customer} deletes their post`,
    async (model, { world, posts }) => {
      await world.peer.deletePost(posts[customer]?.id ?? "");
      await arrive(world);
      believed.postGone(model, customer);
    },
    (model) => !model.isPostGone[customer],
  );
