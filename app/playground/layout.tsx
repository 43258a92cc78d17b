import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import "./playground.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("playground");
  return { title: { absolute: `${t("name")} · ${t("kind")}` } };
}

/** The training network; nothing of the desk's shell is around it. */
export default async function PlaygroundLayout({ children }: { readonly children: ReactNode }) {
  const { common, playground } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ common, playground }}>
      <div className="playground">{children}</div>
    </NextIntlClientProvider>
  );
}
