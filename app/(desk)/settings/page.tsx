import { redirect } from "next/navigation";

/** What everybody has: the own profile. */
export default function SettingsStart() {
  redirect("/settings/profile");
}
