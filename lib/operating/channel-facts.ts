import { isReadingDown, isSendingDown } from "#lib/channels/rules/breaker.ts";
import type { Channel } from "#lib/db/generated/client.ts";
import { toInstantOrNull } from "#lib/time/instant.ts";
import type { ChannelFacts } from "./rules/condition.ts";

/**
 * What the rules ask of a channel's row. `waiting`: its queued messages. A channel that went silent, is answered when
 * read and has nothing to send is taken to answer: the next message tries at once.
 */
export function channelFacts(channel: Channel, waiting: number): ChannelFacts {
  const isDown = isSendingDown(channel) && (isReadingDown(channel) || waiting > 0);
  return {
    state: channel.state,
    trouble: channel.trouble === "unreachable" && !isDown ? null : channel.trouble,
    blockedUntil: toInstantOrNull(channel.blockedUntil),
    downSince: isDown ? toInstantOrNull(channel.downSince) : null,
    probeAt: toInstantOrNull(channel.probeAt),
    readsFail: channel.pollFailures > 0 || isReadingDown(channel),
  };
}
