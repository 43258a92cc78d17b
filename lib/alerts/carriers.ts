import type { AlertSettings } from "./alert-settings.ts";
import { postWebhook } from "./post-webhook.ts";
import { sendEmail } from "./send-email.ts";
import type { Carriers } from "./send-next-notice.ts";

/** The carriers of the ways that are set. */
export function carriersOf({ webhook, email, publicUrl }: AlertSettings): Carriers {
  return {
    ...(webhook ? { webhook: (notice) => postWebhook(webhook, notice, publicUrl) } : {}),
    ...(email ? { email: (notice) => sendEmail(email, notice, publicUrl) } : {}),
  };
}
