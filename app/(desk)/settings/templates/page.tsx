import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TemplatesScreen } from "#components/settings/templates-screen.tsx";
import { listTemplates } from "#lib/outreach/list-templates.ts";
import { roleMay } from "#lib/people/rules/permissions.ts";
import { requireActor } from "#lib/web/require-actor.ts";
import { NotYours } from "../not-yours.tsx";
import { remove, save } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("templates.title") };
}

export default async function TemplatesPage() {
  const { ctx, person } = await requireActor("/settings/templates");
  if (!roleMay(ctx.actor.role, "settings:templates")) return <NotYours />;
  return <TemplatesScreen brands={await listTemplates(ctx)} initials={person.initials} deeds={{ save, remove }} />;
}
