import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import type { z } from "zod";
import { DeskError } from "#lib/errors.ts";
import { isDemo, isPlaygroundEnabled } from "#lib/playground/is-playground-enabled.ts";
import { pushSoon } from "#lib/playground/push-soon.ts";
import type { Scene } from "#lib/playground/scene.ts";
import { type ActionResult, failure, requireOwnPage } from "#lib/web/action.ts";
import { presentInstant, requestDatabase } from "#lib/web/request-context.ts";
import { requestIdOf } from "#lib/web/request-id.ts";
import { findPageActor } from "#lib/web/require-actor.ts";

/** "off" = answer 404; "sign-in" = only staff may play here; else the network, ready. */
export async function openPlayground(): Promise<Scene | "off" | "sign-in"> {
  const db = requestDatabase();
  if (!(await isPlaygroundEnabled(db))) return "off";
  // The demo holds nothing real and answers on loopback only, so whoever is there may play.
  const mayPlay = (await isDemo(db)) || (await findPageActor()) !== null;
  return mayPlay ? { db, now: presentInstant() } : "sign-in";
}

/** A verb of the network as a server action: only from our own pages, and only for those who may play. */
export function play<Schema extends z.ZodType, Value>(
  schema: Schema,
  verb: (scene: Scene, input: z.output<Schema>) => Promise<Value>,
): (input: z.input<Schema>) => Promise<ActionResult<Value>> {
  return async (input) => {
    const head = await headers();
    try {
      requireOwnPage(head);
      const scene = await openPlayground();
      if (scene === "off") throw new DeskError("not-found", "The playground is off.");
      if (scene === "sign-in") throw new DeskError("unauthenticated", "Your session has ended. Sign in again.");
      const value = await verb(scene, schema.parse(input));
      pushSoon(requestDatabase());
      revalidatePath("/playground");
      return { ok: true, value };
    } catch (error) {
      return failure(error, requestIdOf(head));
    }
  };
}
