import { openRoute } from "#lib/web/route.ts";
import { answerWebhook } from "#lib/web/webhook.ts";

export const dynamic = "force-dynamic";

/** One address for every network: GET answers its challenge, POST takes its events. */
export const GET = openRoute(answerWebhook);
export const POST = openRoute(answerWebhook);
