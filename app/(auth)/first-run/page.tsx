import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { needsFirstAdmin } from "#lib/web/needs-first-admin.ts";
import { FirstRunForm } from "./first-run-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("firstRun.title") };
}

/** Exists only while nobody can administer this installation. */
export default async function FirstRunPage() {
  if (!(await needsFirstAdmin())) notFound();
  const t = await getTranslations("auth");
  return (
    <>
      <h1 className="mb-1 font-bold text-xl">{t("firstRun.title")}</h1>
      <p className="mb-6 text-pretty text-ink-2">{t("firstRun.intro")}</p>
      <NextIntlClientProvider>
        <FirstRunForm />
      </NextIntlClientProvider>
    </>
  );
}
