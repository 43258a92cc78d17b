import type fc from "fast-check";
import { expect } from "vitest";
import type { Staff } from "#lib/db/generated/client.ts";
import { DeskError } from "#lib/errors.ts";
import { normaliseWaiting } from "#lib/jobs/normalise-waiting.ts";
import { decideOutcome } from "#lib/outbox/decide-outcome.ts";
import { deliverNextMessage } from "#lib/outbox/deliver-next-message.ts";
import { reconcileNextMessage } from "#lib/outbox/reconcile-next-message.ts";
import { confirmByHand } from "#lib/outreach/confirm-by-hand.ts";
import { inviteCustomer } from "#lib/outreach/invite-customer.ts";
import { reachOut } from "#lib/outreach/reach-out.ts";
import { skipOutreach } from "#lib/outreach/skip-outreach.ts";
import { as, system } from "#tests/factories/actors.ts";
import type { XTestWorld } from "#tests/factories/x-world.ts";
import type { PeerPost, PeerUser, Standing } from "#tests/peers/x/world.ts";
import { fairWeather } from "./fair-weather.ts";
import { doneWith, type LawWatch } from "./laws.ts";
import type { Mishap, OutreachModel, PostModel, Step } from "./outreach-model.ts";
import * as believed from "./outreach-model.ts";

export const complaint = "@NusaLinkCare internet di rumah saya mati total dari kemarin, tolong dicek";
const permalink = "https://x.example/NusaLinkCare/status/1";

export interface Real {
  readonly world: XTestWorld;
  readonly supervisor: Staff;
  readonly person: PeerUser;
  readonly number: string;
  readonly brandPost: PeerPost;
  readonly laws: LawWatch;
}

let count = 0;
export function unique(words: string): string {
  count += 1;
  return `${words} ${count}`;
}

/** Whatever arrived is recorded; nothing is sent meanwhile. */
export async function arrive({ db }: XTestWorld): Promise<void> {
  while (await normaliseWaiting(db));
}

type Command = fc.AsyncCommand<OutreachModel, Real>;
type Doing = (model: OutreachModel, real: Real) => Promise<void>;

function command(name: string, doing: Doing, check: (model: Readonly<OutreachModel>) => boolean = () => true): Command {
  const run: Doing = async (model, real) => {
    await doing(model, real);
    await agrees(model, real);
  };
  return { check, run, toString: () => name };
}

/** Refusals come as DeskErrors and change nothing; `agrees` then sees that the model stands still too. */
async function refusalOf(work: Promise<unknown>): Promise<string | null> {
  return work.then(
    () => null,
    (error: unknown) => {
      if (error instanceof DeskError) return error.code;
      throw error;
    },
  );
}

export const clicks = (texts: "same" | "other") =>
  command(`click (${texts} texts)`, async (model, { world, number }) => {
    const more = texts === "other" ? { dm: unique(`Halo Kak, soal ${number} kami bantu di sini`) } : {};
    // "Other texts" is about a second click; the first one decides the texts.
    const given = model.messages.has("first-dm") ? more : {};
    const refusal = await refusalOf(reachOut(world.click(), { number, ...given }));
    expect(refusal).toBe(believed.click(model, texts));
  });

export const sends = (mishap: Mishap) =>
  command(`a worker sends (${mishap})`, async (model, { world }) => {
    for (const endpoint of ["send-dm", "send-post"] as const)
      if (mishap !== "none") world.peer.failNext(endpoint, mishap);
    await fairWeather(world);
    expect(await deliverNextMessage(system(world.db))).toBe(believed.send(model, mishap));
    world.peer.faults.clear();
  });

export const looks = (isReadable: boolean) =>
  command(`a worker reads back${isReadable ? "" : " in vain"}`, async (model, { world }) => {
    const unclear = { state: "unknown", channelId: world.channel.id };
    await world.db.outboxMessage.updateMany({ where: unclear, data: { dueAt: new Date(0) } });
    if (!isReadable)
      for (const of of ["read-dm-conversation", "read-own-posts"] as const) world.peer.failNext(of, "503-before");
    await fairWeather(world);
    expect(await reconcileNextMessage(system(world.db))).toBe(believed.look(model, isReadable));
    world.peer.faults.clear();
  });

export const confirms = (step: Step, hasPermalink: boolean) =>
  command(`an agent says that they did the ${step}${hasPermalink ? " here" : ""}`, async (model, { world, number }) => {
    const where = hasPermalink ? { permalink } : {};
    const refusal = await refusalOf(confirmByHand(world.click(), { number, step, ...where }));
    expect(refusal).toBe(believed.confirm(model, step, hasPermalink));
  });

export const releases = (step: Step) =>
  command(
    `a supervisor lets the ${step} go out again`,
    async (model, { world, supervisor, number }) => {
      const message = await world.db.outboxMessage.findFirstOrThrow({ where: { ticket: { number }, step } });
      const decision = { messageId: message.id, outcome: "send-again" } as const;
      expect(await refusalOf(decideOutcome(world.click(), decision))).toBe("forbidden");
      const refusal = await refusalOf(decideOutcome(as(world.db, supervisor, [world.brand]), decision));
      expect(refusal).toBe(believed.release(model, step));
    },
    (model) => model.messages.has(step),
  );

export const skips = command("skip", async (model, { world, number }) => {
  const refusal = await refusalOf(skipOutreach(world.click(), { number, because: "sudah ditelepon" }));
  expect(refusal).toBe(believed.skip(model));
});

export const invites = command("invite", async (model, { world, number }) => {
  expect(await refusalOf(inviteCustomer(world.click(), { number }))).toBe(believed.invite(model));
});

export const becomes = (standing: Standing) =>
  command(`the customer is now ${standing}`, (model, { person }) => {
    person.standing = standing;
    model.standing = standing;
    return Promise.resolve();
  });

export const posts = (kind: PostModel["kind"]) =>
  command(`the customer posts something that ${kind} the brand`, async (model, { world, person, brandPost }) => {
    const words = unique(kind === "names" ? complaint : "masih mati juga");
    const repliedToId = kind === "names" ? null : brandPost.id;
    const replySettings = kind === "limits" ? "following" : "everyone";
    const post = await world.peer.post(person, words, { repliedToId, replySettings });
    await arrive(world);
    model.posts.push({ id: post.id, kind, isDeleted: false });
  });

export const deletes = command(
  "the customer deletes their last post",
  async (model, { world }) => {
    const post = model.posts.findLast((each) => !each.isDeleted);
    if (!post) return;
    await world.peer.deletePost(post.id);
    await arrive(world);
    believed.remove(model, post);
  },
  (model) => model.posts.some((post) => !post.isDeleted),
);

export const writes = command("the customer writes a DM", async (_, { world, person }) => {
  await world.peer.dmFrom(person, unique("halo, ada yang baca?"));
  await arrive(world);
});

export const assists = command("the account works by hand only, or by itself again", async (model, { world }) => {
  model.isAssisted = !model.isAssisted;
  const state = model.isAssisted ? "assisted" : "active";
  await world.db.channel.update({ where: { id: world.channel.id }, data: { state } });
});

async function agrees(model: OutreachModel, { world, number, laws }: Real): Promise<void> {
  const ticket = await world.db.ticket.findUniqueOrThrow({ where: { number }, include: { outbox: true } });
  const told = Object.fromEntries(
    ticket.outbox.map((message) => [
      message.step,
      {
        ...{
          state: message.state,
          attempt: message.attempt,
          absentReads: message.state === "unknown" ? message.absentReads : 0,
        },
        ...{ done: doneWith(world, message).length, anchor: message.leg === "dm" ? null : message.replyToExternalId },
      },
    ]),
  );
  const expected = Object.fromEntries(
    [...model.messages].map(([step, { state, attempt, absentReads, done, anchor }]) => [
      step,
      {
        ...{ state, attempt, absentReads: state === "unknown" ? absentReads : 0, done },
        anchor: step === "first-dm" ? null : (anchor?.id ?? null),
      },
    ]),
  );
  expect({ outreach: ticket.outreachState, ...told }).toEqual({ outreach: model.outreach, ...expected });
  const released = ticket.outbox.map(({ id, step }) => [id, model.messages.get(step as Step)?.releases ?? 0] as const);
  await laws.look(new Map(released));
}
