"use server";

import { SendTestAlert, sendTestAlert } from "#lib/alerts/send-test-alert.ts";
import { SetChannelState, setChannelState } from "#lib/channels/accounts/set-channel-state.ts";
import { ReplayRawEvent, replayRawEvent } from "#lib/intake/replay-raw-event.ts";
import { SettleRawEvents, settleRawEvents } from "#lib/intake/settle-raw-events.ts";
import { DecideOutcomes, decideOutcomes } from "#lib/outbox/decide-outcomes.ts";
import { TakeInHand, takeInHand } from "#lib/outbox/take-in-hand.ts";
import { action } from "#lib/web/action.ts";

const refresh = { refresh: ["/operating"] };

export const replay = action(ReplayRawEvent, replayRawEvent, refresh);
export const settle = action(SettleRawEvents, settleRawEvents, refresh);
export const decideAll = action(DecideOutcomes, decideOutcomes, refresh);
export const testAlert = action(SendTestAlert, sendTestAlert, refresh);
export const take = action(TakeInHand, takeInHand, refresh);
export const setState = action(
  SetChannelState,
  // Only the state goes back to the browser: the row holds what no screen needs.
  async (ctx, input) => ({ state: (await setChannelState(ctx, input)).state }),
  refresh,
);
