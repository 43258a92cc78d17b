import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ChannelsScreen } from "#components/settings/channels-screen.tsx";
import { listChannels } from "#lib/channels/accounts/list-channels.ts";
import { roleMay } from "#lib/people/rules/permissions.ts";
import { publicUrl } from "#lib/web/public-address.ts";
import { requireActor } from "#lib/web/require-actor.ts";
import { NotYours } from "../not-yours.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("channels.title") };
}

export default async function ChannelsPage() {
  const { ctx } = await requireActor("/settings/channels");
  if (!roleMay(ctx.actor.role, "settings:channels")) return <NotYours />;
  return <ChannelsScreen channels={await listChannels(ctx)} origin={publicUrl()} />;
}
