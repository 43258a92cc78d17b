import { formatShortDateTime } from "#lib/time/format.ts";
import { type Locale, translator } from "#lib/web/messages.ts";
import type { Notice } from "./rules/notice.ts";

export interface NoticeText {
  readonly subject: string;
  readonly text: string;
}

/** What a notice says, in one language. `publicUrl`: where its link leads, or null. */
export function noticeText(notice: Notice, publicUrl: string | null, locale: Locale): NoticeText {
  const { facts, about } = notice;
  // Keys are made of closed lists; the translator's own type knows none of them.
  const t = translator(locale, "alerts", facts.zone) as (
    key: string,
    values?: Record<string, string | number>,
  ) => string;
  const time = (iso: string) => formatShortDateTime(Temporal.Instant.from(iso), { locale, zone: facts.zone });
  const what = t(`kinds.${facts.kind}`, { channel: facts.channel ?? "", count: facts.count });
  const lines = [
    what,
    facts.since ? t("since", { time: time(facts.since) }) : null,
    facts.brand ? t("brand", { brand: facts.brand }) : null,
    about === "closed" ? t("closedText", { time: time(facts.closedAt ?? notice.createdAt) }) : t(`todo.${facts.kind}`),
    publicUrl ? `${publicUrl}/operating` : null,
  ];
  return { subject: t(`subject.${about}`, { what }), text: `${lines.filter(Boolean).join("\n\n")}\n` };
}
