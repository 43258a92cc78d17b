"use client";

import { CheckCheck, Ellipsis, Hand, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { TicketAction } from "#lib/tickets/rules/actions.ts";
import type { TicketPage } from "#lib/tickets/rules/ticket-view.ts";
import { type Command, useCommands } from "../desk/commands.tsx";
import { useDeed } from "../desk/use-deed.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Button, buttonClass } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { Icon } from "../ui/icon.tsx";
import { Menu } from "../ui/menu.tsx";
import type { AskedDeed } from "./deed-dialogs.tsx";
import type { TicketDeeds } from "./ticket-deeds.ts";

interface TicketActionsProps {
  readonly ticket: TicketPage;
  readonly deeds: TicketDeeds;
  readonly myId: string;
  readonly onAsk: (deed: AskedDeed) => void;
  readonly onDone: () => void;
  /** The bar at the thumb of a phone: buttons share the width. */
  readonly isBar?: boolean;
}

type Offer = Command & { readonly action: TicketAction };

const keys: Readonly<Record<Exclude<TicketAction, "note">, string>> = {
  claim: "c",
  assign: "a",
  "wait-customer": "w",
  "wait-internal": "i",
  resume: "u",
  resolve: "e",
  close: "Shift+E",
  reopen: "Shift+O",
};

/** The deeds that the transition table allows now, each with its key. */
export function useOffers({ ticket, deeds, myId, onAsk, onDone }: TicketActionsProps): readonly Offer[] {
  const t = useTranslations("ticket");
  const { number } = ticket;
  const claim = useDeed(deeds.claim, t("deeds.claim.done"));
  const wait = useDeed(deeds.wait, t("deeds.wait-customer.done"));
  const resume = useDeed(deeds.resume, t("deeds.resume.done"));
  const runs: Readonly<Record<Exclude<TicketAction, "note">, () => void>> = {
    claim: () => void claim.run({ number }),
    assign: () => onAsk("assign"),
    "wait-customer": () => void wait.run({ number, for: "customer" }).then((answer) => answer?.ok && onDone()),
    "wait-internal": () => onAsk("wait-internal"),
    resume: () => void resume.run({ number }),
    resolve: () => onAsk("resolve"),
    close: () => onAsk("close"),
    reopen: () => onAsk("reopen"),
  };
  return ticket.allowed
    .filter((action) => action !== "note" && !(action === "claim" && ticket.assignee?.id === myId))
    .flatMap((action) =>
      action === "note"
        ? []
        : [
            {
              id: `ticket-${action}`,
              action,
              group: t("keys.group"),
              label: t(`deeds.${action}.offer`),
              keys: keys[action],
              run: runs[action],
            },
          ],
    );
}

/** Listens for the keys of the offered deeds. Once per ticket on screen. */
export function TicketKeys(props: TicketActionsProps) {
  useCommands(useOffers(props));
  return null;
}

/** Who has it, claim, resolve, and the rest under one button. */
export function TicketActions(props: TicketActionsProps) {
  const { ticket, onAsk, isBar } = props;
  const t = useTranslations("ticket");
  const offers = useOffers(props);
  // With somebody on it already, taking it over is rare: it moves behind the button with the rest.
  const claim = ticket.assignee ? undefined : offers.find((one) => one.action === "claim");
  const resolve = offers.find((one) => one.action === "resolve") ?? offers.find((one) => one.action === "reopen");
  const rest = offers.filter((one) => one !== claim && one !== resolve);
  const grow = isBar ? "flex-1" : undefined;
  return (
    <>
      {ticket.assignee ? (
        <button
          type="button"
          onClick={() => onAsk("assign")}
          className={cx(buttonClass("quiet", isBar ? "lg" : "md"), "px-2")}
          title={t("deeds.assign.offer")}
        >
          <Avatar initials={ticket.assignee.initials} />
          <span className="max-w-32 truncate font-medium">{ticket.assignee.name}</span>
        </button>
      ) : null}
      {claim ? (
        <Button size={isBar ? "lg" : "md"} className={grow} icon={<Icon of={Hand} />} shortcut="c" onClick={claim.run}>
          {claim.label}
        </Button>
      ) : null}
      {resolve ? (
        <Button
          size={isBar ? "lg" : "md"}
          className={grow}
          icon={<Icon of={resolve.action === "reopen" ? RotateCcw : CheckCheck} />}
          shortcut={resolve.keys}
          onClick={resolve.run}
        >
          {resolve.label}
        </Button>
      ) : null}
      {rest.length > 0 ? (
        <Menu
          label={t("moreDeeds")}
          trigger={<Icon of={Ellipsis} />}
          triggerClass={cx(buttonClass("secondary", isBar ? "lg" : "md"), "px-2")}
          side={isBar ? "above" : "below"}
          items={rest.map((one) => ({ key: one.id, label: one.label, shortcut: one.keys, onSelect: one.run }))}
        />
      ) : null}
    </>
  );
}
