"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { TicketPage } from "#lib/tickets/rules/ticket-view.ts";
import { useCommands } from "../desk/commands.tsx";
import { OutreachPanel } from "../outreach/outreach-panel.tsx";
import { type OutreachDraftView, shownInCards, startsWithOutreach } from "../outreach/outreach-view.ts";
import { Notice } from "../ui/notice.tsx";
import { useAnnouncer } from "../ui/toast.tsx";
import type { ColleagueView } from "./colleague-view.ts";
import { Composer } from "./composer.tsx";
import { type AskedDeed, DeedDialog } from "./deed-dialogs.tsx";
import { useReasonWords } from "./reason-words.ts";
import { TicketActions, TicketKeys } from "./ticket-actions.tsx";
import type { TicketDeeds } from "./ticket-deeds.ts";
import { TicketDrawer } from "./ticket-drawer.tsx";
import { TicketHeader } from "./ticket-header.tsx";
import { Timeline } from "./timeline.tsx";
import { useShutLegs } from "./use-shut-legs.ts";

export interface TicketPaneProps {
  readonly ticket: TicketPage;
  readonly draft: OutreachDraftView | null;
  readonly deeds: TicketDeeds;
  readonly colleagues: readonly ColleagueView[];
  readonly myId: string;
  readonly mayRelease: boolean;
  readonly backHref: string;
  readonly nextHref: string | null;
}

/**
 * Begins where the reading begins: a new complaint at its start, a conversation at its end. Stays at the newest words
 * while the reader is there; never pulls them away from what they read.
 */
function useBottom(number: string, count: number, beginsAtEnd: boolean) {
  const scroll = useRef<HTMLElement>(null);
  const wasAtBottom = useRef(beginsAtEnd);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new items are what this waits for
  useEffect(() => {
    const element = scroll.current;
    if (element && wasAtBottom.current) element.scrollTop = element.scrollHeight;
  }, [number, count]);
  const onScroll = () => {
    const element = scroll.current;
    if (!element) return;
    wasAtBottom.current = element.scrollHeight - element.scrollTop - element.clientHeight < 80;
  };
  return { scroll, onScroll };
}

/** Tells the server what of the customer's words was on screen: once per ticket and per new word, not per redraw. */
function useSeen(ticket: TicketPaneProps["ticket"], markSeen: TicketDeeds["markSeen"]) {
  const latest = useRef(markSeen);
  latest.current = markSeen;
  const { number } = ticket;
  const lastWord = ticket.timeline.findLast((item) => item.from === "customer")?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new word of the customer is what this waits for
  useEffect(() => {
    void latest.current({ number }).catch(() => null);
  }, [number, lastWord]);
}

/** A ticket, whole: header, both legs, outreach, composer, deeds, drawer. */
export function TicketPane(props: TicketPaneProps) {
  const { ticket, deeds, nextHref } = props;
  const t = useTranslations("ticket");
  const router = useRouter();
  const { say } = useAnnouncer();
  const [asked, setAsked] = useState<AskedDeed | null>(null);
  const [details, setDetails] = useState(false);
  const { scroll, onScroll } = useBottom(ticket.number, ticket.timeline.length, !startsWithOutreach(ticket));
  useCommands([{ id: "details", group: t("keys.group"), label: t("details"), keys: "b", run: () => setDetails(true) }]);
  useSeen(ticket, deeds.markSeen);
  const done = () => {
    setAsked(null);
    if (nextHref) say(t("nextIsOneKey"));
    router.refresh();
  };
  const actions = { ticket, deeds, myId: props.myId, onAsk: setAsked, onDone: done };
  return (
    <section
      aria-label={t("pane", { number: ticket.number })}
      className="flex h-full min-w-0 flex-1 flex-col bg-surface"
    >
      <TicketHeader
        ticket={ticket}
        backHref={props.backHref}
        nextHref={nextHref}
        onDetails={() => setDetails(true)}
        actions={<TicketActions {...actions} />}
      />
      <TicketKeys {...actions} />
      <section
        ref={scroll}
        onScroll={onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label={t("timeline.label")}
        className="focus-inset min-h-0 flex-1 overflow-y-auto px-3 py-4 md:px-4"
      >
        <ChannelNotice ticket={ticket} />
        <Timeline ticket={ticket} deeds={deeds} mayRelease={props.mayRelease} hiddenIds={shownInCards(ticket)} />
        <OutreachPanel key={ticket.number} {...props} onSkip={() => setAsked("skip-outreach")} />
      </section>
      <Writing {...props} />
      <div className="flex shrink-0 gap-2 border-t bg-surface px-3 py-2 md:hidden">
        <TicketActions {...actions} isBar />
      </div>
      <TicketDrawer ticket={ticket} open={details} onClose={() => setDetails(false)} />
      <DeedDialog
        key={`${ticket.number}:${asked}`}
        ticket={ticket}
        deeds={deeds}
        colleagues={props.colleagues}
        asked={asked}
        onClose={() => setAsked(null)}
        onDone={done}
      />
    </section>
  );
}

function Writing({ ticket, deeds }: TicketPaneProps) {
  const shut = useShutLegs(ticket);
  const folded = startsWithOutreach(ticket) || ticket.next.action === "invite";
  const firstLeg = shut.dm === null ? "dm" : "note";
  return (
    <Composer
      key={`${ticket.number}:${firstLeg}:${folded}`}
      ticket={ticket}
      deeds={deeds}
      shut={shut}
      firstLeg={firstLeg}
      startsFolded={folded}
    />
  );
}

/** Says when nothing can be sent at the moment, and why. */
function ChannelNotice({ ticket }: { readonly ticket: TicketPage }) {
  const t = useTranslations("ticket.channel");
  const reasonWords = useReasonWords();
  const { state: mode, trouble } = ticket.channel;
  const state = mode === "assisted" && trouble !== null ? "needs-sign-in" : mode;
  const because = reasonWords(ticket.channel.because, ticket.channel.trouble);
  if (state === "active") return null;
  return (
    <Notice look={state === "assisted" ? "plain" : "bad"} title={t(`${state}.title`)} className="mb-4">
      {t(`${state}.text`)} {because ? <span className="text-ink-2">({because})</span> : null}
    </Notice>
  );
}
