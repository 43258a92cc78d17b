"use client";

import { BellRing } from "lucide-react";
import { useTranslations } from "next-intl";
import type { AlertView, WayView } from "#lib/alerts/rules/alerts-view.ts";
import type { Action } from "../desk/action-result.ts";
import { useDeed } from "../desk/use-deed.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Ago, Moment } from "../ui/time.tsx";

export type TestAlert = Action<Record<string, never>>;

/** What the operator is told of now; nothing at all when all is well. */
export function OpenAlerts({ alerts }: { readonly alerts: readonly AlertView[] }) {
  const t = useTranslations("operating.alerts");
  const words = useTranslations("alerts");
  if (alerts.length === 0) return null;
  return (
    <section aria-labelledby="open-alerts" className="mb-5 border-y border-ember-line py-2">
      <h2 id="open-alerts" className="flex items-center gap-2 font-semibold text-ember">
        <Icon of={BellRing} />
        {t("title")}
      </h2>
      <ul className="mt-1">
        {alerts.map((alert) => (
          <li key={alert.id} className="border-t py-1.5 first:border-t-0">
            <p>
              <span className="font-semibold">
                {words(`kinds.${alert.kind}`, { channel: alert.channel ?? t("everything"), count: alert.count })}
              </span>{" "}
              <span className="text-ink-2">
                {t("since")} <Moment at={alert.since} /> · <Ago at={alert.since} />
              </span>
            </p>
            <p className="text-pretty text-sm text-ink-2">{words(`todo.${alert.kind}`)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface AlertWaysProps {
  readonly ways: readonly WayView[];
  /** Null for those who may not send one. */
  readonly testAlert: TestAlert | null;
}

/** How alerts leave the house: read only, because they are the server's settings. */
export function AlertWays({ ways, testAlert }: AlertWaysProps) {
  const t = useTranslations("operating.alerts");
  return (
    <section aria-labelledby="alert-ways" className="border-t py-5">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="alert-ways" className="text-md font-semibold">
          {t("ways")}
        </h2>
        {testAlert && ways.some((way) => way.target !== null) ? <TestButton testAlert={testAlert} /> : null}
      </header>
      <dl className="mt-2 grid grid-cols-[minmax(0,1fr)] gap-x-4 gap-y-1 sm:grid-cols-[140px_minmax(0,1fr)]">
        {ways.map((way) => (
          <WayRow key={way.way} way={way} />
        ))}
      </dl>
      <p className="mt-2 text-sm text-ink-3">{t("note")}</p>
    </section>
  );
}

function TestButton({ testAlert }: { readonly testAlert: TestAlert }) {
  const t = useTranslations("operating.alerts");
  const deed = useDeed(testAlert, t("tested"));
  return (
    <Button size="sm" busy={deed.isBusy} onClick={() => void deed.run({})}>
      {t("test")}
    </Button>
  );
}

function WayRow({ way }: { readonly way: WayView }) {
  const t = useTranslations("operating.alerts");
  return (
    <>
      <dt className="text-ink-3">{t(way.way)}</dt>
      <dd className="min-w-0">
        {way.target === null ? (
          <span className="text-ink-2">{t("notSet")}</span>
        ) : (
          <>
            <span className="wrap-anywhere">{way.target}</span>
            <span className="text-ink-2">
              {" · "}
              {way.lastSentAt ? (
                <>
                  {t("lastSent")} <Moment at={way.lastSentAt} />
                </>
              ) : (
                t("never")
              )}
            </span>
            {way.failing > 0 ? (
              <span className="block text-ember">
                {t("failing", { count: way.failing, because: way.because ?? "–" })}
              </span>
            ) : null}
          </>
        )}
      </dd>
    </>
  );
}
