import { describeError } from "#lib/log.ts";
import { noticeText } from "./notice-text.ts";
import type { Carried, Notice } from "./rules/notice.ts";

const timeoutMs = 15_000;

export interface EmailTarget {
  readonly to: readonly string[];
  readonly from: string;
  readonly smtpUrl: string;
}

/** One e-mail in plain text to the operator's own address. The same notice has the same Message-ID each time. */
export async function sendEmail(target: EmailTarget, notice: Notice, publicUrl: string | null): Promise<Carried> {
  // Loaded when the first e-mail is due: most installations never send one.
  const { createTransport } = await import("nodemailer");
  const { subject, text } = noticeText(notice, publicUrl, notice.facts.locale);
  const domain =
    target.from
      .split("@")
      .at(-1)
      ?.replace(/[^\w.-]/g, "") || "tanggap";
  const transport = createTransport({
    url: target.smtpUrl,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    const messageId = `<${notice.id}@${domain}>`;
    const headers = { "Auto-Submitted": "auto-generated" };
    const sent = await transport.sendMail({ from: target.from, to: [...target.to], subject, text, messageId, headers });
    // Some addresses may be refused while others are taken; who was told is told.
    return sent.accepted.length > 0 ? { ok: true } : { ok: false, because: "every address was refused" };
  } catch (error) {
    const { name, code } = describeError(error);
    const answered = error instanceof Error && "responseCode" in error ? ` ${String(error.responseCode)}` : "";
    return { ok: false, because: `${String(code ?? name)}${answered}`.slice(0, 80) };
  } finally {
    transport.close();
  }
}
