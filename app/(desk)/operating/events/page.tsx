import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EventsScreen } from "#components/operating/events-screen.tsx";
import { eventStatuses } from "#components/operating/operating-links.ts";
import { countRawReasons } from "#lib/intake/count-raw-reasons.ts";
import { listRawEvents } from "#lib/intake/list-raw-events.ts";
import { listChannelChoices } from "#lib/operating/list-channel-choices.ts";
import { roleMay } from "#lib/people/rules/permissions.ts";
import { requireActor } from "#lib/web/require-actor.ts";
import { one, type Query } from "../../(work)/inbox/read-filters.ts";
import { replay, settle } from "../actions.ts";

interface EventsPageProps {
  readonly searchParams: Promise<Query>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("operating"))("lists.events") };
}

export default async function EventsPage({ searchParams }: EventsPageProps) {
  const query = await searchParams;
  const { ctx } = await requireActor("/operating/events");
  if (!roleMay(ctx.actor.role, "operating:see")) return null;
  const filter = eventStatuses.find((each) => each === one(query, "status")) ?? "needs-a-look";
  const channels = await listChannelChoices(ctx);
  const channel = channels.find((each) => each.key === one(query, "channel"))?.key;
  const cursor = one(query, "cursor");
  const chosen = channel ? { channel } : {};
  const [page, groups] = await Promise.all([
    listRawEvents(ctx, { status: filter, ...chosen, cursor, limit: 50 }),
    countRawReasons(ctx, channel),
  ]);
  return (
    <EventsScreen
      place={{ filter, channel: channel ?? null, cursor }}
      channels={channels}
      items={page.items}
      groups={groups}
      nextCursor={page.nextCursor}
      deeds={{ replay, settle }}
    />
  );
}
