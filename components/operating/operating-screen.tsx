"use client";

import { HeartOff, HeartPulse, RadioTower } from "lucide-react";
import { useTranslations } from "next-intl";
import type { AlertsView } from "#lib/alerts/rules/alerts-view.ts";
import type { OperatingView, WorkerView } from "#lib/operating/rules/operating-view.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { Icon } from "../ui/icon.tsx";
import { Notice } from "../ui/notice.tsx";
import { Ago } from "../ui/time.tsx";
import { AlertWays, OpenAlerts, type TestAlert } from "./alerts-section.tsx";
import { ChannelSection } from "./channel-section.tsx";
import { RefreshEvery } from "./refresh-every.tsx";
import { Sheet } from "./sheet.tsx";
import type { SetState } from "./state-buttons.tsx";

interface OperatingScreenProps {
  readonly view: OperatingView;
  readonly alerts: AlertsView;
  /** What only an admin may do; null for others. */
  readonly testAlert: TestAlert | null;
  readonly setState: SetState | null;
}

/** How everything that moves is moving: workers, then each channel with its figures. */
export function OperatingScreen({ view, alerts, testAlert, setState }: OperatingScreenProps) {
  const t = useTranslations("operating");
  return (
    <Sheet title={t("title")} intro={t("intro")}>
      <RefreshEvery seconds={5} />
      <OpenAlerts alerts={alerts.alerts} />
      <Workers workers={view.workers} />
      {view.channels.length === 0 ? (
        <EmptyState icon={RadioTower} title={t("empty.title")}>
          {t("empty.text")}
        </EmptyState>
      ) : (
        view.channels.map((channel) => <ChannelSection key={channel.id} channel={channel} setState={setState} />)
      )}
      <AlertWays ways={alerts.ways} testAlert={testAlert} />
    </Sheet>
  );
}

function Workers({ workers }: { readonly workers: readonly WorkerView[] }) {
  const t = useTranslations("operating.workers");
  if (workers.length === 0) return <Notice look="bad">{t("none")}</Notice>;
  return (
    <section aria-label={t("title")} className="mb-5">
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {workers.map(({ name, at, isSilent }) => (
          <li key={name} className={isSilent ? "text-ember" : "text-ink-2"}>
            <Icon of={isSilent ? HeartOff : HeartPulse} size={14} className="mr-1.5 inline-block align-[-2px]" />
            <span className="font-semibold">{t("beat", { name })}</span> {t(isSilent ? "silent" : "alive")}{" "}
            <Ago at={at} />
          </li>
        ))}
      </ul>
    </section>
  );
}
