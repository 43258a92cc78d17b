import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openChannel, realIo } from "#lib/channels/accounts/open-channel.ts";
import type { Delivery } from "#lib/channels/connector.ts";
import type { Staff } from "#lib/db/generated/client.ts";
import { normaliseWaiting } from "#lib/jobs/normalise-waiting.ts";
import { type Claim, claimNextMessage } from "#lib/outbox/claim-next-message.ts";
import { decideOutcome } from "#lib/outbox/decide-outcome.ts";
import { expireLeases } from "#lib/outbox/expire-leases.ts";
import { reconcileNextMessage } from "#lib/outbox/reconcile-next-message.ts";
import { settleAttempt } from "#lib/outbox/settle-attempt.ts";
import { reachOut } from "#lib/outreach/reach-out.ts";
import { sendDirectMessage } from "#lib/replies/send-direct-message.ts";
import { type TestDatabase, testDatabase } from "#tests/database.ts";
import { as, makeStaff, system } from "#tests/factories/actors.ts";
import { startXWorld, type XTestWorld } from "#tests/factories/x-world.ts";
import type { FaultKind } from "#tests/peers/x/faults.ts";
import type { PeerPost, PeerUser } from "#tests/peers/x/world.ts";
import { doneWith, type LawWatch, watchLaws } from "./laws.ts";
import type { ClaimModel, MessageModel, OutboxModel } from "./outbox-model.ts";
import * as believed from "./outbox-model.ts";
import { life, modelRuns } from "./runs.ts";

const complaint = "@NusaLinkCare internet di rumah saya mati total dari kemarin, tolong dicek";

interface Real {
  readonly world: XTestWorld;
  readonly supervisor: Staff;
  readonly people: readonly PeerUser[];
  readonly posts: readonly PeerPost[];
  readonly numbers: readonly string[];
  readonly laws: LawWatch;
  /** The claims of the model, with what the workers hold. */
  readonly held: Map<ClaimModel, { readonly claim: Claim; delivery: Delivery | null }>;
}

let count = 0;
function unique(words: string): string {
  count += 1;
  return `${words} ${count}`;
}

type Command = fc.AsyncCommand<OutboxModel, Real>;
type Doing = (model: OutboxModel, real: Real) => Promise<void>;
type Check = (model: Readonly<OutboxModel>) => boolean;

function command(name: string, doing: Doing, check: Check = () => true): Command {
  const run: Doing = async (model, real) => {
    await doing(model, real);
    await agrees(model, real);
  };
  return { check, run, toString: () => name };
}

const at = <T>(items: readonly T[], index: number): T | undefined => items[index % Math.max(1, items.length)];

async function arrive({ db }: XTestWorld): Promise<void> {
  while (await normaliseWaiting(db));
}

/** The row that came into being, as the model knows it from now on. */
async function learn(model: OutboxModel, { world, numbers }: Real, customer: number, step: string): Promise<void> {
  const where = { ticket: { number: numbers[customer] ?? "" }, step };
  const { id, kind, text } = await world.db.outboxMessage.findFirstOrThrow({ where });
  believed.queued(model, { id, kind: kind as MessageModel["kind"], text, customer });
}

/** A first DM was accepted: its acknowledgement is there, queued, or for a person when the post is gone. */
async function learnAcknowledgement(model: OutboxModel, real: Real, { customer }: MessageModel): Promise<void> {
  await learn(model, real, customer, "acknowledgement");
  const ack = model.messages.at(-1);
  if (ack && model.isPostGone[customer]) ack.state = "needs-a-person";
}

const clicks = (customer: number) =>
  command(
    `click for customer ${customer}`,
    async (model, real) => {
      await reachOut(real.world.click(), { number: real.numbers[customer] ?? "" });
      await learn(model, real, customer, "first-dm");
    },
    ({ messages }) => !messages.some((message) => message.kind === "first-dm" && message.customer === customer),
  );

/** With the number in it, an answer looks like the first DM to whoever compares the token only. */
const answers = (customer: number, namesTheNumber: boolean) =>
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
const claims = command("a worker claims", async (model, real) => void (await claim(model, real)), canClaim);
const claimsInVain = command(
  "a worker finds nothing to claim",
  async (model, real) => void (await claim(model, real)),
  (model) => !canClaim(model) && model.messages.some((message) => message.state === "queued"),
);

/** Budgets, blocks and pauses are another test's business. */
async function isDue({ db, channel }: XTestWorld): Promise<void> {
  await db.outboxMessage.updateMany({
    where: { state: "queued", channelId: channel.id },
    data: { dueAt: new Date(0) },
  });
  await db.channelBudget.deleteMany({ where: { channelId: channel.id } });
  await db.channel.update({ where: { id: channel.id }, data: { blockedUntil: null } });
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

const calls = (index: number, mishap: FaultKind | "none") =>
  command(
    `worker ${index} calls (${mishap})`,
    async (model, real) => {
      const claimed = at(uncalled(model), index);
      if (claimed) await call(claimed, real, mishap);
    },
    (model) => uncalled(model).length > 0,
  );

const claimsAndCalls = (mishap: FaultKind | "none") =>
  command(
    `a worker claims and calls (${mishap})`,
    async (model, real) => {
      const claimed = await claim(model, real);
      if (claimed) await call(claimed, real, mishap);
    },
    canClaim,
  );

const settles = (index: number) =>
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

const dies = (index: number) =>
  command(
    `worker ${index} dies`,
    (model) => {
      const claim = at(model.claims, index);
      if (claim) model.claims.splice(model.claims.indexOf(claim), 1);
      return Promise.resolve();
    },
    (model) => model.claims.length > 0,
  );

const expires = command("leases run out", async (model, { world }) => {
  const sending = { state: "sending", channelId: world.channel.id };
  await world.db.outboxMessage.updateMany({ where: sending, data: { leaseUntil: new Date(0) } });
  await expireLeases(system(world.db));
  believed.expire(model);
});

const unknown = ({ messages }: OutboxModel) => messages.filter((message) => message.state === "unknown");

const looks = (index: number, isReadable: boolean) =>
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
      const result = await reconcileNextMessage(system(world.db));
      world.peer.faults.clear();
      const expected = believed.look(message, doneWith(world, row).length > 0, isReadable);
      expect(result).toBe(expected.result);
      if (expected.isFirst) await learnAcknowledgement(model, real, message);
    },
    (model) => unknown(model).length > 0,
  );

const undecided = ({ messages }: OutboxModel) => messages.filter(believed.isUndecided);

const decides = (index: number, outcome: "was-sent" | "send-again") =>
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

const echoes = (index: number, copies: number) =>
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

const writes = (customer: number) =>
  command(`customer ${customer} writes a DM`, async (model, { world, people }) => {
    const person = people[customer];
    if (person) await world.peer.dmFrom(person, unique("halo, ada yang baca?"));
    await arrive(world);
    model.hasWritten[customer] = true;
  });

const reads = (customer: number) =>
  command(`customer ${customer} reads their messages`, async (model, { world, people }) => {
    const person = people[customer];
    if (person) await world.peer.readBy(person);
    await arrive(world);
    believed.readBy(model, customer);
  });

const deletes = (customer: number) =>
  command(
    `customer ${customer} deletes their post`,
    async (model, { world, posts }) => {
      await world.peer.deletePost(posts[customer]?.id ?? "");
      await arrive(world);
      believed.postGone(model, customer);
    },
    (model) => !model.isPostGone[customer],
  );

async function agrees(model: OutboxModel, { world, laws }: Real): Promise<void> {
  const ids = model.messages.map((message) => message.id);
  const rows = await world.db.outboxMessage.findMany({ where: { channelId: world.channel.id, id: { in: ids } } });
  const told = (message: MessageModel) => {
    const row = rows.find((each) => each.id === message.id);
    if (!row) throw new Error(`${message.kind} is not there`);
    if (row.externalId !== null) expect(doneWith(world, row).map((entry) => entry.id)).toContain(row.externalId);
    const absentReads = row.state === "unknown" ? row.absentReads : 0;
    return { kind: row.kind, state: row.state, attempt: row.attempt, absentReads, isProved: row.externalId !== null };
  };
  expect(model.messages.map(told)).toEqual(
    model.messages.map(({ kind, state, attempt, absentReads, isProved }) => ({
      ...{ kind, state, attempt, isProved, absentReads: state === "unknown" ? absentReads : 0 },
    })),
  );
  await laws.look(new Map(model.messages.map(({ id, releases }) => [id, releases])));
}

describe("the outbox machine against its model", () => {
  let database: TestDatabase;
  let world: XTestWorld;
  let supervisor: Staff;

  beforeAll(async () => {
    database = await testDatabase();
    world = await startXWorld(database.db);
    supervisor = await makeStaff(database.db, [world.brand], "supervisor");
  }, 120_000);
  afterAll(async () => {
    await world?.stop();
    await database?.close();
  });

  /**
   * Two people complain and have a ticket each; the first one is clicked already, and may have written to us by DM. What
   * the life before left undone is put away.
   */
  async function begin(byDm: boolean): Promise<{ model: OutboxModel; real: Real }> {
    const left = { state: { in: ["queued", "sending", "unknown"] } };
    await database.db.outboxMessage.updateMany({ where: left, data: { state: "refused", because: "end of a life" } });
    const people = [0, 1].map(() => world.peer.addUser({ username: unique("kotak").replace(" ", "_") }));
    const posts = await Promise.all(people.map((person) => world.peer.post(person, unique(complaint))));
    await arrive(world);
    const numbers = await Promise.all(people.map((person) => numberOf(person)));
    const ids = people.map((person) => person.id);
    const real = { world, supervisor, people, posts, numbers, laws: watchLaws(world, ids), held: new Map() };
    const model: OutboxModel = { messages: [], claims: [], isPostGone: [false, false], hasWritten: [byDm, false] };
    if (byDm && people[0]) await world.peer.dmFrom(people[0], unique("halo, ada yang baca?"));
    await arrive(world);
    await reachOut(world.click(), { number: numbers[0] ?? "" });
    await learn(model, real, 0, "first-dm");
    return { model, real };
  }

  async function numberOf({ id }: PeerUser): Promise<string> {
    return (await database.db.ticket.findFirstOrThrow({ where: { handle: { externalId: id } } })).number;
  }

  it("keeps to its states: any worker dies or answers late, any answer is lost, echoes come at any moment", async () => {
    // Mostly one person, so that their messages meet.
    const customer = fc.constantFrom(0, 0, 0, 1);
    const index = fc.nat({ max: 5 });
    const mishap = fc.constantFrom<FaultKind | "none">(
      "none",
      "none",
      "none",
      "accept-then-500",
      "503-before",
      "429",
      "dm-refused",
    );
    const some = (...all: fc.Arbitrary<Command>[]) => fc.oneof(...all);
    const settle = index.map(settles);
    const work = [
      fc.constantFrom(claims, claims, claims, claimsInVain),
      mishap.map(claimsAndCalls),
      mishap.map(claimsAndCalls),
      settle,
      settle,
    ];
    const late = fc.tuple(index, mishap).map((args) => calls(...args));
    const look = fc.tuple(index, fc.constantFrom(true, true, true, false)).map((args) => looks(...args));
    const decide = fc
      .tuple(index, fc.constantFrom("was-sent" as const, "send-again" as const))
      .map((args) => decides(...args));
    const echo = fc.tuple(index, fc.integer({ min: 1, max: 3 })).map((args) => echoes(...args));
    const answer = fc.tuple(customer, fc.constantFrom(true, true, false)).map((args) => answers(...args));
    const trouble = [late, some(index.map(dies), fc.constant(expires)), look, look, decide, echo];
    const people = some(customer.map(writes), customer.map(reads), customer.map(deletes));
    const commands = [customer.map(clicks), answer, ...work, ...trouble, people];
    const property = fc.asyncProperty(fc.boolean(), life(commands, 100), async (byDm, lives) => {
      const begun = await begin(byDm);
      await fc.asyncModelRun(() => begun, lives);
    });
    await fc.assert(property, modelRuns(8));
  });
});
