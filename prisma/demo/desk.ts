import type { Context } from "#lib/context.ts";
import { systemContext } from "#lib/context.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import { newId } from "#lib/ids.ts";
import { claimRawEvents } from "#lib/intake/claim-raw-events.ts";
import { normaliseRawEvent } from "#lib/intake/normalise-raw-event.ts";
import { receiveWebhook } from "#lib/intake/receive-webhook.ts";
import { deliverNextMessage } from "#lib/outbox/deliver-next-message.ts";
import { reconcileNextMessage } from "#lib/outbox/reconcile-next-message.ts";
import type { Role } from "#lib/people/rules/permissions.ts";
import { answerPlaygroundCall } from "#lib/playground/api/answer-playground-call.ts";
import { pushDueDeliveries } from "#lib/playground/push-due-deliveries.ts";
import type { Scene } from "#lib/playground/scene.ts";

export type AgentKey = "rina" | "bayu" | "sari";

/** The demo's desk and the network beside it, at any moment of the past. */
export interface DemoDesk {
  readonly db: Tx;
  /** The brand's account on the training network. */
  readonly brandAccountId: string;
  readonly address: string;
  readonly scene: (at: Temporal.Instant) => Scene;
  readonly job: (name: string, at: Temporal.Instant) => Context;
  readonly as: (agent: AgentKey, at: Temporal.Instant) => Context;
  /** Sends the first `most` of what is queued, a few seconds after `at`. */
  readonly deliver: (at: Temporal.Instant, most: number) => Promise<void>;
  /** The network's webhooks arrive and are normalised, a few seconds after `at`. */
  readonly hear: (at: Temporal.Instant) => Promise<void>;
  readonly reconcile: (at: Temporal.Instant) => Promise<void>;
}

export interface DeskParts {
  readonly db: Tx;
  readonly requestId: string;
  readonly address: string;
  readonly brandId: string;
  readonly brandAccountId: string;
  readonly staff: Readonly<Record<AgentKey, { readonly id: string; readonly role: Role }>>;
}

/** Opens the desk: every call between it and the network is answered inside this process, by the real handlers. */
export function openDesk({ db, requestId, address, brandId, brandAccountId, staff }: DeskParts): DemoDesk {
  const job = (name: string, at: Temporal.Instant) => systemContext(db, name, at, requestId);
  return {
    db,
    brandAccountId,
    address,
    job,
    scene: (at) => ({ db, now: at }),
    as: (agent, at) => {
      const { id: staffId, role } = staff[agent];
      const actor = { type: "staff" as const, staffId, role, brandIds: [brandId], sessionId: newId() };
      return { actor, now: at, db, requestId };
    },
    deliver: async (at, most) => {
      for (let sent = 0; sent < most; sent += 1) {
        const moment = at.add({ seconds: 2 + sent * 2 });
        const io = ioAt(db, () => moment);
        if ((await deliverNextMessage(job("deliver", moment), io)) === "nothing-due") return;
      }
    },
    hear: async (at) => {
      const moment = at.add({ seconds: 3 });
      await pushDueDeliveries(
        db,
        ioAt(db, () => moment),
      );
      const waiting = await claimRawEvents(db, 200);
      for (const id of waiting) await normaliseRawEvent(job("normalise", moment.add({ seconds: 1 })), id);
    },
    reconcile: async (at) => {
      await reconcileNextMessage(
        job("reconcile", at),
        ioAt(db, () => at),
      );
    },
  };
}

function ioAt(db: Db | Tx, now: () => Temporal.Instant) {
  const fetch: typeof globalThis.fetch = async (url, init) => {
    const request = new Request(url, init);
    const [, , area = "", ...path] = new URL(request.url).pathname.split("/");
    if (area !== "webhooks") {
      return answerPlaygroundCall(db, request, path, { now, afterWrite: () => undefined, slowMs: 0 });
    }
    const [network = "", channelKey = ""] = path;
    const headers = Object.fromEntries(request.headers);
    const body = new Uint8Array(await request.arrayBuffer());
    const answer = await receiveWebhook(db, {
      network,
      channelKey,
      requestId: newId(),
      now: now(),
      request: { method: "POST", query: new URL(request.url).searchParams, headers, body },
    });
    return new Response(answer.body, { status: answer.status });
  };
  return { fetch, now };
}
