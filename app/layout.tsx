import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { readAppearance } from "#components/appearance/read-appearance.ts";
import "./globals.css";

const jakarta = localFont({
  src: "../node_modules/@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2",
  weight: "200 800",
  variable: "--font-jakarta",
  display: "swap",
});

const jetbrains = localFont({
  src: "../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2",
  weight: "100 800",
  variable: "--font-jetbrains",
  display: "swap",
  adjustFontFallback: false,
});

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return { title: { default: "Tanggap", template: "%s · Tanggap" }, description: t("description") };
}

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [locale, appearance, head] = await Promise.all([getLocale(), readAppearance(), headers()]);
  return (
    <html
      lang={locale}
      data-request-id={head.get("x-request-id") ?? undefined}
      data-theme={appearance.theme === "system" ? undefined : appearance.theme}
      data-density={appearance.density}
      className={`${jakarta.variable} ${jetbrains.variable}`}
    >
      <body>{children}</body>
    </html>
  );
}
