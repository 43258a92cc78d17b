import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Button } from "#components/ui/button.tsx";
import { requireActor } from "#lib/web/require-actor.ts";
import { signOutAction } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("signOut.title") };
}

export default async function SignOutPage() {
  const { person } = await requireActor();
  const t = await getTranslations("auth");
  return (
    <>
      <h1 className="mb-1 font-bold text-xl">{t("signOut.title")}</h1>
      <p className="mb-6 text-pretty text-ink-2">{t("signOut.intro", { name: person.name })}</p>
      <form action={signOutAction}>
        <Button type="submit" look="primary" size="lg" className="w-full">
          {t("signOut.button")}
        </Button>
      </form>
      <p className="mt-6 text-ink-3 text-sm">
        <Link href="/" className="underline">
          {t("signOut.stay")}
        </Link>
      </p>
    </>
  );
}
