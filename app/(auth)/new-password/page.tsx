import type { Metadata } from "next";
import Link from "next/link";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { NewPasswordForm } from "./new-password-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("newPassword.title") };
}

export default async function NewPasswordPage() {
  const t = await getTranslations("auth");
  return (
    <>
      <h1 className="mb-1 font-bold text-xl">{t("newPassword.title")}</h1>
      <p className="mb-6 text-pretty text-ink-2">{t("newPassword.intro")}</p>
      <NextIntlClientProvider>
        <NewPasswordForm />
      </NextIntlClientProvider>
      <p className="mt-6 text-ink-3 text-sm">
        <Link href="/sign-in" className="underline">
          {t("newPassword.back")}
        </Link>
      </p>
    </>
  );
}
