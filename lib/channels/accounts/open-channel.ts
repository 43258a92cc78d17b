import type { Connection, Connector, Io } from "#lib/channels/connector.ts";
import { connectorOf } from "#lib/channels/registry.ts";
import { openSecret } from "#lib/crypto/secret-box.ts";
import type { Channel } from "#lib/db/generated/client.ts";

export interface OpenChannel {
  readonly row: Channel;
  readonly connector: Connector;
  readonly connection: Connection;
}

/** The real world, for everything that is not a test. */
export const realIo: Io = { fetch: globalThis.fetch, now: () => Temporal.Now.instant() };

/** What binds a channel's secrets to their row: moved to another row they cannot be opened. */
export function secretBinding(brandId: string, channelId: string): string {
  return `channel:${brandId}:${channelId}`;
}

/** A stored channel, ready to be used: secrets opened, connector found. Throws when the secret key is not the one. */
export function openChannel(row: Channel, io: Io = realIo): OpenChannel {
  const connector = connectorOf(row.network);
  const secrets: unknown = JSON.parse(openSecret(row.secrets, secretBinding(row.brandId, row.id)));
  const config = { ...(row.config as Record<string, unknown>), ...(secrets as Record<string, unknown>) };
  return { row, connector, connection: connector.open(config, io) };
}
