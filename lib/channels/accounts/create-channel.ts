import { z } from "zod";
import { connectorOf } from "#lib/channels/registry.ts";
import type { Actor, Context } from "#lib/context.ts";
import { sealSecret } from "#lib/crypto/secret-box.ts";
import type { Channel } from "#lib/db/generated/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { actorIdOf } from "#lib/events/record-change.ts";
import { newId } from "#lib/ids.ts";
import { permitStaff } from "#lib/people/permit.ts";
import { toDate } from "#lib/time/instant.ts";
import { freshHealth } from "./channel-health.ts";
import { secretBinding } from "./open-channel.ts";

export const CreateChannel = z.strictObject({
  network: z.string().min(1).max(40),
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "lower case letters, digits and hyphens"),
  label: z.string().min(1).max(80).optional(),
  brandKey: z.string().min(1).max(60).optional(),
  config: z.record(z.string(), z.unknown()),
});
export type CreateChannel = z.infer<typeof CreateChannel>;

/**
 * Connects an account, or renews the configuration of the one with this key (a fresh token brings it back to work).
 * Secret fields are encrypted at once. Throws invalid-input with the wrong field's name, never its value.
 */
export async function createChannel(ctx: Context, input: CreateChannel): Promise<Channel> {
  permitChannels(ctx.actor);
  const { network, key, label, brandKey, config: given } = CreateChannel.parse(input);
  const connector = connectorOf(network);
  const checked = connector.config.safeParse(given);
  if (!checked.success) throw configError(checked.error);
  const config = checked.data as Record<string, unknown>;
  const identity = connector.identity(config);
  return inTransaction(ctx, async (tx) => {
    const brand = await tx.brand.findFirst({ where: brandKey ? { key: brandKey } : {}, orderBy: { createdAt: "asc" } });
    if (!brand)
      throw new DeskError("not-found", brandKey ? `There is no brand "${brandKey}".` : "There is no brand yet.");
    const existing = await tx.channel.findUnique({ where: { key } });
    if (existing && (existing.network !== network || existing.brandId !== brand.id)) {
      throw new DeskError("conflict", `The key "${key}" belongs to another channel.`);
    }
    const id = existing?.id ?? newId();
    const columns = {
      label: label ?? existing?.label ?? `${connector.label} @${identity.username}`,
      externalId: identity.externalId,
      appKey: connector.appKey(config),
      username: identity.username,
      ...splitSecrets(config, connector.secretFields, secretBinding(brand.id, id)),
      state: "active",
      because: null,
      ...freshHealth,
    };
    await tx.auditEntry.create({
      data: {
        id: newId(),
        at: toDate(ctx.now),
        actorType: ctx.actor.type,
        actorId: actorIdOf(ctx.actor),
        action: existing ? "channel.renewed" : "channel.created",
        target: key,
        detail: { network },
        requestId: ctx.requestId,
      },
    });
    if (existing) return tx.channel.update({ where: { id }, data: columns });
    return tx.channel.create({ data: { ...columns, id, brandId: brand.id, network, key, createdAt: toDate(ctx.now) } });
  });
}

/** The command line and the seed act as the system; in the desk it takes an admin. */
function permitChannels(actor: Actor): void {
  if (actor.type !== "system") permitStaff(actor, "settings:channels");
}

function splitSecrets(config: Record<string, unknown>, secretFields: readonly string[], binding: string) {
  const entries = Object.entries(config).filter(([, value]) => value !== undefined);
  const open = Object.fromEntries(entries.filter(([name]) => !secretFields.includes(name)));
  const secret = Object.fromEntries(entries.filter(([name]) => secretFields.includes(name)));
  return { config: open as Record<string, never>, secrets: sealSecret(JSON.stringify(secret), binding) };
}

function configError(error: z.ZodError): DeskError {
  const fields = Object.fromEntries(error.issues.map((issue) => [issue.path.join(".") || "config", issue.message]));
  const list = Object.entries(fields).map(([name, message]) => `${name}: ${message}`);
  return new DeskError("invalid-input", `The configuration cannot be used. ${list.join("; ")}`, { fields });
}
