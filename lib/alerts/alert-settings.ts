import type { Env } from "#lib/env.ts";
import type { NoticeWay } from "./rules/notice.ts";

export interface AlertSettings {
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  readonly email: { readonly to: readonly string[]; readonly from: string; readonly smtpUrl: string } | null;
  /** Links of notices lead here; null = none is written. */
  readonly publicUrl: string | null;
}

/** The operator's ways to be told, from the settings. */
export function alertSettings(env: Env): AlertSettings {
  const { webhookUrl, webhookSecret, email, from, smtpUrl } = env.alerts;
  const first = email[0];
  return {
    webhook: webhookUrl && webhookSecret ? { url: webhookUrl, secret: webhookSecret } : null,
    email: first && smtpUrl ? { to: email, from: from ?? first, smtpUrl } : null,
    publicUrl: env.publicUrl ?? null,
  };
}

/** Which ways are set. */
export function waysOf(settings: AlertSettings): NoticeWay[] {
  return [...(settings.webhook ? (["webhook"] as const) : []), ...(settings.email ? (["email"] as const) : [])];
}
