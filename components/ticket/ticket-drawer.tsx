"use client";

import { ExternalLink } from "lucide-react";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { TicketPage } from "#lib/tickets/rules/ticket-view.ts";
import { formatNumber } from "#lib/time/format.ts";
import { networkName } from "../inbox/network-name.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Icon } from "../ui/icon.tsx";
import { asLocale } from "../ui/span-words.ts";
import { Moment } from "../ui/time.tsx";
import { ClockList } from "./ticket-header.tsx";

interface TicketDrawerProps {
  readonly ticket: TicketPage;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Who the customer is, what else they told us, how the clocks stand. */
export function TicketDrawer({ ticket, open, onClose }: TicketDrawerProps) {
  const t = useTranslations("ticket.drawer");
  const c = useTranslations("common");
  return (
    <Dialog open={open} onClose={onClose} title={t("title")} closeLabel={c("close")} shape="drawer">
      <Section title={t("customer")}>
        <Customer ticket={ticket} />
      </Section>
      <Section title={t("clocks")}>
        <ClockList clocks={ticket.clocks} />
      </Section>
      <Section title={t("history")}>
        <OtherTickets tickets={ticket.customer.otherTickets} />
      </Section>
      <Section title={t("links")}>
        {ticket.statusUrl ? (
          <p className="flex items-center gap-1">
            <Out href={ticket.statusUrl}>{t("statusPage")}</Out>
            <CopyButton text={ticket.statusUrl} label={t("copyStatus")} doneLabel={c("copied")} />
          </p>
        ) : null}
        <p>
          <Out href={ticket.brand.officialChannelUrl}>{t("officialChannel", { brand: ticket.brand.name })}</Out>
        </p>
        <p className="mt-2 text-ink-2">
          {t("via", { channel: ticket.channel.label, network: networkName(ticket.network) })}
        </p>
      </Section>
    </Dialog>
  );
}

function Out({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className="inline-flex min-h-6 items-center gap-1 text-accent-ink underline underline-offset-2"
    >
      {children}
      <Icon of={ExternalLink} size={12} />
    </a>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="mb-6">
      <h3 className="mb-2 text-sm font-semibold text-ink-3">{title}</h3>
      {children}
    </section>
  );
}

function Customer({ ticket }: { readonly ticket: TicketPage }) {
  const t = useTranslations("ticket.drawer");
  const locale = asLocale(useLocale());
  return (
    <>
      <p className="text-md font-semibold">{ticket.customer.name}</p>
      <p className="text-ink-2">{t("address", { form: ticket.customer.addressForm ?? ticket.brand.addressForm })}</p>
      <ul className="mt-2">
        {ticket.customer.handles.map((handle) => (
          <li key={`${handle.network}:${handle.username}`} className="flex justify-between gap-3 border-b py-1.5">
            <span className="min-w-0 truncate">
              {networkName(handle.network)} @{handle.username}
            </span>
            <span className="shrink-0 text-ink-2">
              {handle.followers === null ? null : t("followers", { count: formatNumber(handle.followers, locale) })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function OtherTickets({ tickets }: { readonly tickets: TicketPage["customer"]["otherTickets"] }) {
  const t = useTranslations("ticket");
  if (tickets.length === 0) return <p className="text-ink-2">{t("drawer.noHistory")}</p>;
  return (
    <ul>
      {tickets.map((one) => (
        <li key={one.number} className="border-b">
          <Link href={`/tickets/${one.number}`} className="focus-inset block py-2 hover:bg-hover">
            <span className="flex justify-between gap-3 text-sm text-ink-2">
              <span className="font-mono">{one.number}</span>
              <Moment at={one.openedAt} />
            </span>
            <span className="block truncate">{one.subject}</span>
            <span className="text-sm text-ink-2">{t(`statuses.${one.status}`)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
