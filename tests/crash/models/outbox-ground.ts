import type fc from "fast-check";
import { expect } from "vitest";
import type { Delivery } from "#lib/channels/connector.ts";
import type { Staff } from "#lib/db/generated/client.ts";
import { normaliseWaiting } from "#lib/jobs/normalise-waiting.ts";
import type { Claim } from "#lib/outbox/claim-next-message.ts";
import type { XTestWorld } from "#tests/factories/x-world.ts";
import type { PeerPost, PeerUser } from "#tests/peers/x/world.ts";
import { doneWith, type LawWatch } from "./laws.ts";
import type { ClaimModel, MessageModel, OutboxModel } from "./outbox-model.ts";
import * as believed from "./outbox-model.ts";

export const complaint = "@NusaLinkCare internet di rumah saya mati total dari kemarin, tolong dicek";

export interface Real {
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
export function unique(words: string): string {
  count += 1;
  return `${words} ${count}`;
}

export type Command = fc.AsyncCommand<OutboxModel, Real>;
export type Doing = (model: OutboxModel, real: Real) => Promise<void>;
export type Check = (model: Readonly<OutboxModel>) => boolean;

export function command(name: string, doing: Doing, check: Check = () => true): Command {
  const run: Doing = async (model, real) => {
    await doing(model, real);
    await agrees(model, real);
  };
  return { check, run, toString: () => name };
}

export const at = <T>(items: readonly T[], index: number): T | undefined => items[index % Math.max(1, items.length)];

export async function arrive({ db }: XTestWorld): Promise<void> {
  while (await normaliseWaiting(db));
}

/** The row that came into being, as the model knows it from now on. */
export async function learn(
  model: OutboxModel,
  { world, numbers }: Real,
  customer: number,
  step: string,
): Promise<void> {
  const where = { ticket: { number: numbers[customer] ?? "" }, step };
  const { id, kind, text } = await world.db.outboxMessage.findFirstOrThrow({ where });
  believed.queued(model, { id, kind: kind as MessageModel["kind"], text, customer });
}

/** A first DM was accepted: its acknowledgement is there, queued, or for a person when the post is gone. */
export async function learnAcknowledgement(model: OutboxModel, real: Real, { customer }: MessageModel): Promise<void> {
  await learn(model, real, customer, "acknowledgement");
  const ack = model.messages.at(-1);
  if (ack && model.isPostGone[customer]) ack.state = "needs-a-person";
}

export async function agrees(model: OutboxModel, { world, laws }: Real): Promise<void> {
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
