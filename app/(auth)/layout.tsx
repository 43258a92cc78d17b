import { Globe, Lock } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Mark } from "#components/desk/mark.tsx";
import { Icon } from "#components/ui/icon.tsx";

/** The door: the form, and beside it on wide screens what this desk does, in its own signs. */
export default async function AuthLayout({ children }: { readonly children: ReactNode }) {
  const [t, locale] = await Promise.all([getTranslations("auth"), getLocale()]);
  const other = locale === "id" ? { lang: "en", name: "English" } : { lang: "id", name: "Bahasa Indonesia" };
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(26rem,5fr)_7fr]">
      <div className="flex flex-col px-6 py-8 sm:px-12">
        <p className="flex items-center gap-2.5 font-bold text-lg">
          <Mark />
          Tanggap
        </p>
        <main className="mx-auto flex w-full max-w-88 flex-1 flex-col justify-center py-12">{children}</main>
        <p className="text-ink-3 text-sm">
          <a href={`?lang=${other.lang}`} hrefLang={other.lang} lang={other.lang} className="underline">
            {other.name}
          </a>
        </p>
      </div>
      <aside className="hidden flex-col justify-center gap-8 border-line border-l bg-surface px-16 lg:flex">
        <p className="max-w-112 text-balance font-bold text-2xl">{t("promise")}</p>
        <ol className="flex max-w-112 flex-col gap-3">
          <Step look="public" words={t("story.complaint")} from={t("story.customer")} />
          <Step look="private" words={t("story.dm")} from={t("story.first")} mine />
          <Step look="public" words={t("story.reply")} from={t("story.then")} mine />
        </ol>
      </aside>
    </div>
  );
}

interface StepProps {
  readonly look: "public" | "private";
  readonly from: string;
  readonly words: string;
  readonly mine?: boolean;
}

function Step({ look, from, words, mine }: StepProps) {
  const colours =
    look === "public"
      ? "border-public-line bg-public-tint text-public-ink"
      : "border-private-line bg-private-tint text-private-ink";
  return (
    <li className={`flex max-w-96 flex-col gap-1 rounded border px-4 py-3 ${colours} ${mine ? "self-end" : ""}`}>
      <span className="flex items-center gap-1.5 font-semibold text-sm">
        <Icon of={look === "public" ? Globe : Lock} size={14} />
        {from}
      </span>
      <span className="text-pretty text-ink text-md">{words}</span>
    </li>
  );
}
