import { createHmac } from "node:crypto";
import { describeError } from "#lib/log.ts";
import { noticeText } from "./notice-text.ts";
import type { Carried, Notice } from "./rules/notice.ts";

const timeoutMs = 10_000;

export interface WebhookTarget {
  readonly url: string;
  readonly secret: string;
}

/** HMAC-SHA256 in hex over "<timestamp>.<raw body>"; the receiver also refuses timestamps that are old. */
export function webhookSignature(secret: string, timestamp: string, body: string): string {
  return createHmac("sha256", secret).update(`${timestamp}.`).update(body, "utf8").digest("hex");
}

/**
 * One POST of JSON to the operator's own address (which may be private), never following a redirect, never reading the
 * answer's body. Any 2xx is delivered; everything else is tried again. The same notice has the same id each time.
 */
export async function postWebhook(
  target: WebhookTarget,
  notice: Notice,
  publicUrl: string | null,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): Promise<Carried> {
  const body = JSON.stringify(bodyOf(notice, publicUrl));
  const timestamp = String(Math.floor(Temporal.Now.instant().epochMilliseconds / 1000));
  try {
    const response = await fetch(target.url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "user-agent": "Tanggap",
        "x-tanggap-delivery": notice.id,
        "x-tanggap-timestamp": timestamp,
        "x-tanggap-signature": `sha256=${webhookSignature(target.secret, timestamp, body)}`,
      },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    return response.ok ? { ok: true } : { ok: false, because: `answered ${response.status}` };
  } catch (error) {
    const cause = error instanceof Error && error.cause ? error.cause : error;
    const { name, code } = describeError(cause);
    return { ok: false, because: String(code ?? name).slice(0, 80) };
  }
}

function bodyOf(notice: Notice, publicUrl: string | null) {
  const { locale: _locale, zone: _zone, ...alert } = notice.facts;
  return {
    id: notice.id,
    event: `alert.${notice.about}`,
    alertId: notice.alertId,
    createdAt: notice.createdAt,
    alert,
    text: { id: noticeText(notice, publicUrl, "id").text, en: noticeText(notice, publicUrl, "en").text },
  };
}
