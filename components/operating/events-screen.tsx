"use client";

import { MailCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Reason } from "#lib/operating/rules/reason.ts";
import type { Action } from "../desk/action-result.ts";
import { useDeed } from "../desk/use-deed.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { useAnnouncer } from "../ui/toast.tsx";
import { ConfirmButton } from "./confirm-button.tsx";
import { EventCard, type EventItem } from "./event-card.tsx";
import { type ChannelChoice, ListSheet } from "./list-sheet.tsx";
import { type EventFilter, eventStatuses, eventsHref, type ListPlace } from "./operating-links.ts";
import { RefreshEvery } from "./refresh-every.tsx";

interface SettleInput {
  outcome: "replay" | "set-aside";
  status: "dead" | "unreadable";
  reason: Reason;
  channel?: string;
}

export interface EventDeeds {
  readonly replay: Action<{ rawEventId: string }>;
  readonly settle: Action<
    SettleInput,
    { readonly items: readonly { readonly result: string }[]; readonly left: number }
  >;
}

export interface ReasonGroup {
  readonly status: "dead" | "unreadable";
  readonly reason: Reason;
  readonly count: number;
}

interface EventsScreenProps {
  readonly place: ListPlace<EventFilter>;
  readonly channels: readonly ChannelChoice[];
  readonly items: readonly EventItem[];
  readonly groups: readonly ReasonGroup[];
  readonly nextCursor: string | null;
  readonly deeds: EventDeeds;
}

/** What arrived and could not be read: by reason, each without its words, with the way to read it again. */
export function EventsScreen({ place, channels, items, groups, nextCursor, deeds }: EventsScreenProps) {
  const t = useTranslations("operating");
  const shown = groups.filter((group) => place.filter === "needs-a-look" || group.status === place.filter);
  return (
    <ListSheet
      title={t("lists.events")}
      channels={channels}
      place={place}
      filters={eventStatuses.map((value) => ({ value, label: t(`statuses.${value}`) }))}
      hrefOf={eventsHref}
      nextCursor={nextCursor}
    >
      <RefreshEvery seconds={10} />
      {shown.length > 0 ? (
        <section aria-labelledby="by-reason" className="mb-6">
          <h2 id="by-reason" className="mb-2 text-sm font-semibold text-ink-3">
            {t("groups.title")}
          </h2>
          <ul className="border-t">
            {shown.map((group) => (
              <Group
                key={`${group.status}:${group.reason}`}
                group={group}
                channel={place.channel}
                settle={deeds.settle}
              />
            ))}
          </ul>
        </section>
      ) : null}
      {items.length === 0 ? (
        <EmptyState icon={MailCheck} title={t("noEvents.title")}>
          {t("noEvents.text")}
        </EmptyState>
      ) : (
        <ul className="border-t">
          {items.map((item) => (
            <EventCard key={item.id} item={item} replay={deeds.replay} />
          ))}
        </ul>
      )}
    </ListSheet>
  );
}

interface GroupProps {
  readonly group: ReasonGroup;
  readonly channel: string | null;
  readonly settle: EventDeeds["settle"];
}

function Group({ group, channel, settle }: GroupProps) {
  const t = useTranslations("operating");
  const words = useTranslations("reasons");
  const { toast } = useAnnouncer();
  const deed = useDeed(settle);
  const { status, reason, count } = group;
  const run = async (outcome: SettleInput["outcome"]) => {
    const answer = await deed.run({ outcome, status, reason, ...(channel ? { channel } : {}) });
    if (!answer?.ok) return false;
    const gone = answer.value.items.filter((item) => item.result === "gone").length;
    const done = answer.value.items.length - gone;
    toast({ text: t("done.settled", { done, gone, left: answer.value.left }) });
    return true;
  };
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b px-1 py-2">
      <span className="min-w-0">
        <span className="font-semibold">{t(`statuses.${status}`)}</span>{" "}
        <span className="text-ink-2">
          {words(reason)} · {t("groups.count", { count })}
        </span>
      </span>
      <span className="flex flex-wrap gap-2">
        <ConfirmButton
          label={t("groups.replay", { count })}
          title={t("confirm.replayTitle", { count })}
          text={t("confirm.replayText")}
          confirm={t("confirm.replayDo")}
          isBusy={deed.isBusy}
          onConfirm={() => run("replay")}
        />
        <ConfirmButton
          label={t("groups.setAside")}
          look="danger"
          title={t("confirm.setAsideTitle", { count })}
          text={t("confirm.setAsideText")}
          confirm={t("confirm.setAsideDo")}
          isDanger
          isBusy={deed.isBusy}
          onConfirm={() => run("set-aside")}
        />
      </span>
    </li>
  );
}
