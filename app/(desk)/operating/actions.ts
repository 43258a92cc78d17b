"use server";

import { SendTestAlert, sendTestAlert } from "#lib/alerts/send-test-alert.ts";
import { ReplayRawEvent, replayRawEvent } from "#lib/intake/replay-raw-event.ts";
import { SettleRawEvents, settleRawEvents } from "#lib/intake/settle-raw-events.ts";
import { DecideOutcomes, decideOutcomes } from "#lib/outbox/decide-outcomes.ts";
import { action } from "#lib/web/action.ts";

const refresh = { refresh: ["/operating"] };

export const replay = action(ReplayRawEvent, replayRawEvent, refresh);
export const settle = action(SettleRawEvents, settleRawEvents, refresh);
export const decideAll = action(DecideOutcomes, decideOutcomes, refresh);
export const testAlert = action(SendTestAlert, sendTestAlert, refresh);
