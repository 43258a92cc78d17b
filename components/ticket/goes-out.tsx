import { useTranslations } from "next-intl";
import { Moment } from "../ui/time.tsx";

/** "berangkat 14.20": when a message that waits for its network's budget will go. Nothing when it goes at once. */
export function GoesOut({ at }: { readonly at: string | null }) {
  const t = useTranslations("ticket.states");
  if (at === null) return null;
  return (
    <span className="text-sm text-ink-2">
      {t("goesOutAt")} <Moment at={at} />
    </span>
  );
}
