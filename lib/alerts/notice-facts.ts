import type { Alert, Brand, Channel } from "#lib/db/generated/client.ts";
import { NoticeFacts } from "./rules/notice.ts";

type BrandWords = Pick<Brand, "name" | "locale" | "zone">;

/** What a notice about this alert says. Written in the brand's language; without one, in Indonesian. */
export function factsOf(alert: Alert, channel: Channel | null, brand: BrandWords | null): NoticeFacts {
  return NoticeFacts.parse({
    kind: alert.kind,
    channel: channel?.label ?? null,
    channelKey: channel?.key ?? null,
    network: channel?.network ?? null,
    brand: alert.brandId ? (brand?.name ?? null) : null,
    ...wordsOf(brand),
    since: alert.since.toISOString(),
    openedAt: alert.openedAt.toISOString(),
    closedAt: alert.closedAt?.toISOString() ?? null,
    count: alert.count,
  });
}

/** A notice that only proves that the ways work. */
export function testFacts(brand: BrandWords | null, at: Date): NoticeFacts {
  const none = { channel: null, channelKey: null, network: null, brand: null, since: null, closedAt: null };
  return NoticeFacts.parse({ kind: "test", ...none, ...wordsOf(brand), openedAt: at.toISOString(), count: 0 });
}

function wordsOf(brand: BrandWords | null) {
  return { locale: brand?.locale === "en" ? "en" : "id", zone: brand?.zone ?? "Asia/Jakarta" };
}
