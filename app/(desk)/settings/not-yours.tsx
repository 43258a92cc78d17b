import { ShieldX } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "#components/ui/empty-state.tsx";

/** A page that this role may not see: said plainly, with whom to ask. */
export async function NotYours() {
  const t = await getTranslations("settings.notYours");
  return (
    <EmptyState icon={ShieldX} title={t("title")}>
      {t("text")}
    </EmptyState>
  );
}
