import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import { Notice } from "#components/ui/notice.tsx";
import { needsFirstAdmin } from "#lib/web/needs-first-admin.ts";
import { findPageActor } from "#lib/web/require-actor.ts";
import { safeNextPath } from "#lib/web/rules/next-path.ts";
import { SignInForm } from "./sign-in-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("signIn.title") };
}

type Search = Readonly<Record<string, string | string[] | undefined>>;

export default async function SignInPage({ searchParams }: { readonly searchParams: Promise<Search> }) {
  const { next: asked, done } = await searchParams;
  const next = safeNextPath(asked);
  if (await findPageActor()) redirect(next);
  const [t, firstRun] = await Promise.all([getTranslations("auth"), needsFirstAdmin()]);
  const notices = {
    "signed-out": t("done.signedOut"),
    "admin-made": t("done.adminMade"),
    password: t("done.password"),
  };
  const notice = Object.entries(notices).find(([key]) => key === done)?.[1];
  return (
    <>
      <h1 className="mb-1 font-bold text-xl">{t("signIn.title")}</h1>
      <p className="mb-6 text-ink-2">{t("signIn.intro")}</p>
      {firstRun ? (
        <Notice title={t("signIn.firstRunTitle")} className="mb-6">
          <Link href="/first-run" className="underline">
            {t("signIn.firstRun")}
          </Link>
        </Notice>
      ) : null}
      {notice ? (
        <Notice look="good" role="status" className="mb-6">
          {notice}
        </Notice>
      ) : null}
      <NextIntlClientProvider>
        <SignInForm next={next} />
      </NextIntlClientProvider>
      <p className="mt-6 text-pretty text-ink-3 text-sm">
        {t("signIn.forgot")}{" "}
        <Link href="/new-password" className="underline">
          {t("signIn.haveCode")}
        </Link>
      </p>
    </>
  );
}
