"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { TicketPage } from "#lib/tickets/rules/ticket-view.ts";
import { useDeed } from "../desk/use-deed.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Select } from "../ui/select.tsx";
import { Switch } from "../ui/switch.tsx";
import { TextArea } from "../ui/textarea.tsx";
import type { ColleagueView } from "./colleague-view.ts";
import type { TicketDeeds } from "./ticket-deeds.ts";

export type AskedDeed = "resolve" | "close" | "wait-internal" | "reopen" | "assign" | "skip-outreach";

interface DeedDialogProps {
  readonly ticket: TicketPage;
  readonly deeds: TicketDeeds;
  readonly colleagues: readonly ColleagueView[];
  readonly asked: AskedDeed | null;
  readonly onClose: () => void;
  /** After something decisive: the next ticket is one key away. */
  readonly onDone: () => void;
}

/** The deeds that need a word more than a click. */
export function DeedDialog({ asked, ...rest }: DeedDialogProps) {
  if (asked === null) return null;
  if (asked === "resolve") return <ResolveDialog {...rest} />;
  if (asked === "assign") return <AssignDialog {...rest} />;
  return <ReasonDialog asked={asked} {...rest} />;
}

type PartProps = Omit<DeedDialogProps, "asked">;

interface FormDialogProps {
  readonly title: string;
  readonly send: string;
  readonly isBusy: boolean;
  readonly isReady: boolean;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

function FormDialog({ title, send, isBusy, isReady, onClose, onSubmit, children }: FormDialogProps) {
  const c = useTranslations("common");
  return (
    <Dialog open onClose={onClose} title={title} closeLabel={c("close")}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !isBusy) onSubmit();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
        }}
      >
        {children}
        <div className="flex justify-end gap-2">
          <Button look="quiet" onClick={onClose}>
            {c("cancel")}
          </Button>
          <Button type="submit" look="primary" busy={isBusy} disabled={!isReady} shortcut="$mod+Enter">
            {send}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function ResolveDialog({ ticket, deeds, onClose, onDone }: PartProps) {
  const t = useTranslations("ticket.deeds.resolve");
  const hasDm = ticket.timeline.some((item) => item.leg === "dm" && item.state !== "refused");
  const [summary, setSummary] = useState("");
  const [tellCustomer, setTellCustomer] = useState(hasDm);
  const deed = useDeed(deeds.resolve, t("done"));
  const submit = async () => {
    const answer = await deed.run({ number: ticket.number, summary: summary.trim(), tellCustomer });
    if (answer?.ok) onDone();
  };
  return (
    <FormDialog
      title={t("title")}
      send={t(tellCustomer ? "sendAndTell" : "send")}
      isBusy={deed.isBusy}
      isReady={summary.trim().length >= 3}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextArea
        label={t("summary", { name: ticket.customerName })}
        hint={t("hint")}
        value={summary}
        onChange={(event) => setSummary(event.target.value)}
        rows={4}
        autoFocus
      />
      <Switch
        label={t("tell", { name: ticket.customerName })}
        hint={hasDm ? t("tellHint") : t("noDm")}
        checked={tellCustomer}
        disabled={!hasDm}
        onChange={(event) => setTellCustomer(event.target.checked)}
      />
    </FormDialog>
  );
}

function AssignDialog({ ticket, deeds, colleagues, onClose, onDone }: PartProps) {
  const t = useTranslations("ticket.deeds.assign");
  const [staffId, setStaffId] = useState(ticket.assignee?.id ?? "");
  const deed = useDeed(deeds.assign, t("done"));
  const submit = async () => {
    const answer = await deed.run({ number: ticket.number, staffId: staffId || null });
    if (answer?.ok) onDone();
  };
  return (
    <FormDialog title={t("title")} send={t("send")} isBusy={deed.isBusy} isReady onClose={onClose} onSubmit={submit}>
      <Select
        label={t("who")}
        hint={t("hint")}
        value={staffId}
        onChange={(event) => setStaffId(event.target.value)}
        options={[
          { value: "", label: t("nobody") },
          ...colleagues.map((one) => ({ value: one.id, label: `${one.name} (^${one.initials})` })),
        ]}
        autoFocus
      />
    </FormDialog>
  );
}

interface ReasonDialogProps extends PartProps {
  readonly asked: Exclude<AskedDeed, "resolve" | "assign">;
}

function useReasonDeed(asked: ReasonDialogProps["asked"], deeds: TicketDeeds, done: string) {
  const close = useDeed(deeds.close, done);
  const reopen = useDeed(deeds.reopen, done);
  const wait = useDeed(deeds.wait, done);
  const skip = useDeed(deeds.skipOutreach, done);
  return {
    isBusy: close.isBusy || reopen.isBusy || wait.isBusy || skip.isBusy,
    run: (number: string, because: string) => {
      const reason = because ? { because } : {};
      if (asked === "close") return close.run({ number, ...reason });
      if (asked === "reopen") return reopen.run({ number, ...reason });
      if (asked === "skip-outreach") return skip.run({ number, because });
      return wait.run({ number, for: "internal", ...reason });
    },
  };
}

function ReasonDialog({ asked, ticket, deeds, onClose, onDone }: ReasonDialogProps) {
  const t = useTranslations(`ticket.deeds.${asked}`);
  const [because, setBecause] = useState("");
  const deed = useReasonDeed(asked, deeds, t("done"));
  const isNeeded = asked === "skip-outreach";
  const submit = async () => {
    const answer = await deed.run(ticket.number, because.trim());
    if (answer?.ok) onDone();
  };
  return (
    <FormDialog
      title={t("title")}
      send={t("send")}
      isBusy={deed.isBusy}
      isReady={!isNeeded || because.trim() !== ""}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextArea
        label={t("because")}
        hint={t("hint")}
        value={because}
        onChange={(event) => setBecause(event.target.value)}
        rows={2}
        maxLength={300}
        autoFocus
      />
    </FormDialog>
  );
}
