"use client";

import { SendHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Reason, reasonOf } from "#lib/operating/rules/reason.ts";
import type { Action } from "../desk/action-result.ts";
import { useDeed } from "../desk/use-deed.ts";
import { needsAnswer, OutboxCard } from "../outbox/outbox-card.tsx";
import type { OutboxItem } from "../outbox/outbox-filters.ts";
import { isSentByHand } from "../outreach/sent-by-hand.ts";
import type { TicketDeeds } from "../ticket/ticket-deeds.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { useAnnouncer } from "../ui/toast.tsx";
import { ConfirmButton } from "./confirm-button.tsx";
import { type ChannelChoice, ListSheet } from "./list-sheet.tsx";
import { type ListPlace, type MessageFilter, messageStates, messagesHref } from "./operating-links.ts";
import { RefreshEvery } from "./refresh-every.tsx";
import { type TakeAction, TakeInHand } from "./take-in-hand.tsx";

export interface MessageDeeds {
  readonly decide: TicketDeeds["decideOutcome"];
  readonly take: TakeAction;
  readonly decideAll: Action<
    { messageIds: string[]; outcome: "send-again" },
    { readonly items: readonly { readonly result: string }[] }
  >;
}

interface MessagesScreenProps {
  readonly place: ListPlace<MessageFilter>;
  readonly channels: readonly ChannelChoice[];
  readonly items: readonly OutboxItem[];
  readonly nextCursor: string | null;
  readonly deeds: MessageDeeds;
}

/** Messages of a channel by state: why each is where it is, and what a supervisor can do about one or about many. */
export function MessagesScreen({ place, channels, items, nextCursor, deeds }: MessagesScreenProps) {
  const t = useTranslations("operating");
  return (
    <ListSheet
      title={t("lists.messages")}
      channels={channels}
      place={place}
      filters={messageStates.map((value) => ({ value, label: t(`states.${value}`) }))}
      hrefOf={messagesHref}
      nextCursor={nextCursor}
    >
      <RefreshEvery seconds={10} />
      <Groups items={items} decideAll={deeds.decideAll} />
      {items.length === 0 ? (
        <EmptyState icon={SendHorizontal} title={t("noMessages.title")}>
          {t("noMessages.text")}
        </EmptyState>
      ) : (
        <ul className="border-t">
          {items.map((item) => (
            <OutboxCard
              key={item.id}
              item={item}
              decide={deeds.decide}
              mayRelease
              more={<MoreDeeds item={item} deeds={deeds} />}
            />
          ))}
        </ul>
      )}
    </ListSheet>
  );
}

/** Waiting messages can be taken in hand, and what waits for a hand can be given back to the queue. */
function MoreDeeds({ item, deeds }: { readonly item: OutboxItem; readonly deeds: MessageDeeds }) {
  const t = useTranslations("operating");
  const release = useDeed(deeds.decide);
  if (item.state === "queued") return <TakeInHand messageId={item.id} take={deeds.take} />;
  const canRelease = isSentByHand(item) && item.refusal === null && item.channelState === "active";
  if (!canRelease) return null;
  return (
    <ConfirmButton
      label={t("release.button")}
      title={t("release.title")}
      text={t("release.text")}
      confirm={t("release.do")}
      isBusy={release.isBusy}
      onConfirm={async () => (await release.run({ messageId: item.id, outcome: "send-again" }))?.ok ?? false}
    />
  );
}

/** Two or more messages of this page that wait for the same answer for the same reason. */
function Groups({
  items,
  decideAll,
}: {
  readonly items: readonly OutboxItem[];
  readonly decideAll: MessageDeeds["decideAll"];
}) {
  const t = useTranslations("operating.groups");
  const asked = items.filter(needsAnswer);
  const groups = [...Map.groupBy(asked, (item) => reasonOf(item.because, item.refusal) ?? "other")];
  const several = groups.filter(([, members]) => members.length > 1);
  if (several.length === 0) return null;
  return (
    <section aria-label={t("title")} className="mb-4">
      <ul className="border-t">
        {several.map(([reason, members]) => (
          <Group key={reason} reason={reason} ids={members.map((item) => item.id)} decideAll={decideAll} />
        ))}
      </ul>
    </section>
  );
}

interface GroupProps {
  readonly reason: Reason;
  readonly ids: readonly string[];
  readonly decideAll: MessageDeeds["decideAll"];
}

function Group({ reason, ids, decideAll }: GroupProps) {
  const t = useTranslations("operating");
  const words = useTranslations("reasons");
  const { toast } = useAnnouncer();
  const deed = useDeed(decideAll);
  const count = ids.length;
  const again = async () => {
    const answer = await deed.run({ messageIds: [...ids], outcome: "send-again" });
    if (!answer?.ok) return false;
    const done = answer.value.items.filter((item) => item.result === "done").length;
    toast({ text: t("done.again", { done, kept: count - done }) });
    return true;
  };
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 border-b px-1 py-2">
      <span className="text-ink-2">{words(reason)}</span>
      <ConfirmButton
        label={t("groups.sendAgain", { count })}
        look="danger"
        title={t("confirm.againTitle", { count })}
        text={t("confirm.againText")}
        confirm={t("confirm.againDo")}
        isDanger
        isBusy={deed.isBusy}
        onConfirm={again}
      />
    </li>
  );
}
