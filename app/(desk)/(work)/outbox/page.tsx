import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { outboxFilters } from "#components/outbox/outbox-filters.ts";
import { OutboxScreen } from "#components/outbox/outbox-screen.tsx";
import { listOutbox } from "#lib/outbox/list-outbox.ts";
import { roleMay } from "#lib/people/rules/permissions.ts";
import { requireActor } from "#lib/web/require-actor.ts";
import { take } from "../../operating/actions.ts";
import { decide } from "../../tickets/actions.ts";
import { one, type Query } from "../inbox/read-filters.ts";

interface OutboxPageProps {
  readonly searchParams: Promise<Query>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("outbox"))("title") };
}

export default async function OutboxPage({ searchParams }: OutboxPageProps) {
  const query = await searchParams;
  const { ctx } = await requireActor("/outbox");
  const filter = outboxFilters.find((each) => each === one(query, "state")) ?? "waits";
  const cursor = one(query, "cursor");
  const page = await listOutbox(ctx, { ...(filter === "all" ? {} : { state: filter }), cursor, limit: 50 });
  return (
    <OutboxScreen
      filter={filter}
      items={page.items}
      nextCursor={page.nextCursor}
      isFirst={cursor === null}
      decide={decide}
      take={take}
      mayRelease={roleMay(ctx.actor.role, "outbox:release")}
    />
  );
}
