"use client";

import { CircleCheck, CirclePause, Hand, KeyRound, RadioTower } from "lucide-react";
import { useTranslations } from "next-intl";
import { useReasonWords } from "../ticket/reason-words.ts";
import { Badge } from "../ui/badge.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Icon } from "../ui/icon.tsx";
import { Moment } from "../ui/time.tsx";
import { PageHead } from "./page-head.tsx";

/** One connected account, as lib/channels/accounts/list-channels.ts gives it. */
interface ChannelView {
  readonly id: string;
  readonly key: string;
  readonly label: string;
  readonly networkLabel: string;
  readonly username: string;
  readonly brandName: string;
  readonly state: string;
  readonly because: string | null;
  readonly trouble: string | null;
  readonly blockedUntil: string | null;
  readonly lastEventAt: string | null;
  readonly isPolled: boolean;
  readonly polledAt: string | null;
  readonly pollTrouble: string | null;
  readonly webhookPath: string;
}

interface ChannelsScreenProps {
  readonly channels: readonly ChannelView[];
  /** Where networks reach this installation. */
  readonly origin: string;
}

const command = "npm run admin -- create-channel --network x --key my-brand --config - < config.json";

/** The connected accounts: how each fares, where its network calls, when it last called. */
export function ChannelsScreen({ channels, origin }: ChannelsScreenProps) {
  const t = useTranslations("settings.channels");
  const c = useTranslations("common");
  return (
    <>
      <PageHead title={t("title")}>{t("intro")}</PageHead>
      {channels.length === 0 ? (
        <EmptyState icon={RadioTower} title={t("empty.title")}>
          {t("empty.text")}
        </EmptyState>
      ) : (
        <ul className="border-t">
          {channels.map((channel) => (
            <ChannelItem key={channel.id} channel={channel} origin={origin} />
          ))}
        </ul>
      )}
      <section className="mt-8 border-t pt-5">
        <h2 className="mb-1 text-md font-semibold">{t("connect.title")}</h2>
        <p className="mb-3 max-w-150 text-pretty text-ink-2">{t("connect.text")}</p>
        <div className="flex max-w-full items-center gap-1 rounded border bg-sunken py-1 pl-3 pr-1">
          <code className="min-w-0 flex-1 py-1 font-mono text-sm wrap-anywhere">{command}</code>
          <CopyButton text={command} label={c("copy")} doneLabel={c("copied")} />
        </div>
        <p className="mt-3 max-w-150 text-pretty text-ink-2">{t("connect.after")}</p>
      </section>
    </>
  );
}

function StateBadge({ state, trouble }: { readonly state: string; readonly trouble: string | null }) {
  const t = useTranslations("settings.channels.states");
  if (state === "active")
    return (
      <Badge tone="accent" icon={<Icon of={CircleCheck} size={12} />}>
        {t("active")}
      </Badge>
    );
  if (state === "assisted" && trouble === null)
    return (
      <Badge tone="note" icon={<Icon of={Hand} size={12} />}>
        {t("assisted")}
      </Badge>
    );
  if (state === "paused") return <Badge icon={<Icon of={CirclePause} size={12} />}>{t("paused")}</Badge>;
  return (
    <Badge tone="ember" icon={<Icon of={KeyRound} size={12} />}>
      {t("needs-sign-in")}
    </Badge>
  );
}

function ChannelItem({ channel, origin }: { readonly channel: ChannelView; readonly origin: string }) {
  const t = useTranslations("settings.channels");
  const reasonWords = useReasonWords();
  const address = `${origin}${channel.webhookPath}`;
  return (
    <li className="border-b py-4">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="text-md font-semibold">{channel.label}</span>
        <StateBadge state={channel.state} trouble={channel.trouble} />
        <span className="text-ink-2">
          {channel.networkLabel} @{channel.username} · {channel.brandName}
        </span>
      </p>
      {channel.because || channel.trouble ? (
        <p className="mt-1 text-ember">{reasonWords(channel.because, channel.trouble)}</p>
      ) : null}
      <dl className="mt-2 grid grid-cols-[minmax(0,1fr)] gap-x-4 gap-y-1 sm:grid-cols-[140px_minmax(0,1fr)]">
        <dt className="text-ink-3">{t("webhook")}</dt>
        <dd className="flex min-w-0 items-center gap-1">
          <code className="min-w-0 font-mono text-sm wrap-anywhere">{address}</code>
          <CopyButton text={address} label={t("copyWebhook")} doneLabel={t("copied")} />
        </dd>
        <dt className="text-ink-3">{t("lastEvent")}</dt>
        <dd>{channel.lastEventAt ? <Moment at={channel.lastEventAt} /> : t("never")}</dd>
        {channel.isPolled ? (
          <>
            <dt className="text-ink-3">{t("polled")}</dt>
            <dd>
              {channel.polledAt ? <Moment at={channel.polledAt} /> : t("never")}
              {channel.pollTrouble ? <span className="text-ember"> · {reasonWords(channel.pollTrouble)}</span> : null}
            </dd>
          </>
        ) : null}
        {channel.blockedUntil ? (
          <>
            <dt className="text-ink-3">{t("blockedUntil")}</dt>
            <dd>
              <Moment at={channel.blockedUntil} />
            </dd>
          </>
        ) : null}
      </dl>
    </li>
  );
}
