import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { mentionKinds, mentionStates } from "#components/mentions/mention-filters.ts";
import { MentionsScreen } from "#components/mentions/mentions-screen.tsx";
import { listMentions } from "#lib/mentions/list-mentions.ts";
import { requireActor } from "#lib/web/require-actor.ts";
import { one, type Query } from "../inbox/read-filters.ts";
import { keep, makeTicket } from "./actions.ts";

interface MentionsPageProps {
  readonly searchParams: Promise<Query>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mentions"))("title") };
}

export default async function MentionsPage({ searchParams }: MentionsPageProps) {
  const query = await searchParams;
  const { ctx } = await requireActor("/mentions");
  const state = mentionStates.find((each) => each === one(query, "state")) ?? "unsorted";
  const kind = mentionKinds.find((each) => each === one(query, "kind")) ?? null;
  const cursor = one(query, "cursor");
  const page = await listMentions(ctx, { state, ...(kind ? { kind } : {}), cursor, limit: 50 });
  return (
    <MentionsScreen
      key={`${state}:${kind}:${cursor}`}
      state={state}
      kind={kind}
      items={page.items}
      nextCursor={page.nextCursor}
      isFirst={cursor === null}
      deeds={{ makeTicket, keep }}
    />
  );
}
