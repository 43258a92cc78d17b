import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readAppearance } from "#components/appearance/read-appearance.ts";
import { ProfileScreen } from "#components/settings/profile-screen.tsx";
import { requireActor } from "#lib/web/require-actor.ts";
import { newPassword } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("profile.title") };
}

export default async function ProfilePage() {
  const [{ ctx, person }, appearance] = await Promise.all([requireActor("/settings/profile"), readAppearance()]);
  const shown = { name: person.name, initials: person.initials, email: person.email, role: ctx.actor.role };
  return <ProfileScreen person={shown} zone={person.zone} appearance={appearance} newPassword={newPassword} />;
}
