import type { Channel } from "#lib/db/generated/client.ts";
import { toInstantOrNull } from "#lib/time/instant.ts";
import type { ChannelFacts } from "./rules/condition.ts";

/** What the rules ask of a channel's row. */
export function channelFacts(channel: Channel): ChannelFacts {
  return {
    state: channel.state,
    trouble: channel.trouble,
    blockedUntil: toInstantOrNull(channel.blockedUntil),
    downSince: null,
    probeAt: null,
    readsFail: channel.pollFailures > 0,
  };
}
