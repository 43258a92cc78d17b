import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MessagesScreen } from "#components/operating/messages-screen.tsx";
import { messageStates } from "#components/operating/operating-links.ts";
import { listChannelChoices } from "#lib/operating/list-channel-choices.ts";
import { listOutbox } from "#lib/outbox/list-outbox.ts";
import { roleMay } from "#lib/people/rules/permissions.ts";
import { requireActor } from "#lib/web/require-actor.ts";
import { one, type Query } from "../../(work)/inbox/read-filters.ts";
import { decide } from "../../tickets/actions.ts";
import { decideAll, take } from "../actions.ts";

interface MessagesPageProps {
  readonly searchParams: Promise<Query>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("operating"))("lists.messages") };
}

export default async function MessagesPage({ searchParams }: MessagesPageProps) {
  const query = await searchParams;
  const { ctx } = await requireActor("/operating/messages");
  if (!roleMay(ctx.actor.role, "operating:see")) return null;
  const filter = messageStates.find((each) => each === one(query, "state")) ?? "waits";
  const channels = await listChannelChoices(ctx);
  const channel = channels.find((each) => each.key === one(query, "channel"))?.key ?? null;
  const cursor = one(query, "cursor");
  const page = await listOutbox(ctx, { state: filter, ...(channel ? { channel } : {}), cursor, limit: 50 });
  return (
    <MessagesScreen
      place={{ filter, channel, cursor }}
      channels={channels}
      items={page.items}
      nextCursor={page.nextCursor}
      deeds={{ decide, decideAll, take }}
    />
  );
}
