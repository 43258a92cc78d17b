import { headers } from "next/headers";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "#components/ui/button.tsx";

export default async function NotFound() {
  const [t, head] = await Promise.all([getTranslations("common"), headers()]);
  const requestId = head.get("x-request-id");
  return (
    <main className="mx-auto flex min-h-dvh max-w-112 flex-col justify-center gap-4 px-6">
      <h1 className="font-bold text-xl">{t("page.notFoundTitle")}</h1>
      <p className="text-pretty text-ink-2">{t("page.notFoundText")}</p>
      <p>
        <Link href="/inbox" className={buttonClass("primary", "lg")}>
          {t("page.toInbox")}
        </Link>
      </p>
      {requestId ? <p className="font-mono text-ink-3 text-sm">{t("error.reference", { requestId })}</p> : null}
    </main>
  );
}
