import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PeopleScreen } from "#components/settings/people-screen.tsx";
import { listStaff } from "#lib/people/list-staff.ts";
import { roleMay } from "#lib/people/rules/permissions.ts";
import { requireActor } from "#lib/web/require-actor.ts";
import { NotYours } from "../not-yours.tsx";
import { disable, enable, giveRole, invite } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("people.title") };
}

export default async function PeoplePage() {
  const { ctx, person } = await requireActor("/settings/people");
  if (!roleMay(ctx.actor.role, "settings:people")) return <NotYours />;
  return <PeopleScreen people={await listStaff(ctx)} myId={person.id} deeds={{ invite, giveRole, disable, enable }} />;
}
