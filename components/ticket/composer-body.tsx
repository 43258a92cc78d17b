"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RefObject, useState } from "react";
import type { TicketPage } from "#lib/tickets/rules/ticket-view.ts";
import { useCommands } from "../desk/commands.tsx";
import { useDeed } from "../desk/use-deed.ts";
import { networkName } from "../inbox/network-name.ts";
import { Button } from "../ui/button.tsx";
import { Counter } from "../ui/counter.tsx";
import { cx } from "../ui/cx.ts";
import { Notice } from "../ui/notice.tsx";
import type { ComposerProps } from "./composer.tsx";
import { type Draft, useDraft } from "./drafts.ts";
import { FindingsList } from "./findings-list.tsx";
import { legLooks } from "./leg.tsx";
import { MarkedTextArea } from "./marked-textarea.tsx";
import { NewWords } from "./new-words.tsx";
import { useTextLength } from "./text-length.ts";
import { useTextProblems } from "./text-problems.ts";
import { useFindings } from "./use-findings.ts";
import type { WritingLeg } from "./writing-leg.ts";

interface ComposerBodyProps extends ComposerProps {
  readonly leg: WritingLeg;
  readonly inputRef: RefObject<HTMLTextAreaElement | null>;
}

const noteLength = { count: "characters", max: 10_000 } as const;

/** What the customer said since the draft began; the draft's own "seen" tells from where. */
function customerItems(ticket: TicketPage) {
  return ticket.timeline.filter((item) => item.from === "customer" && item.leg !== "event");
}

export function isDmAccepted(ticket: TicketPage): boolean {
  const reached = ["accepted", "delivered", "read"];
  return ticket.timeline.some(
    (item) => item.leg === "dm" && item.from === "brand" && reached.includes(item.state ?? ""),
  );
}

function useSending({ ticket, leg, deeds }: ComposerBodyProps) {
  const t = useTranslations("ticket.write");
  const note = useDeed(deeds.addNote, t("noteSaved"));
  const dm = useDeed(deeds.sendDirectMessage, t("queued"));
  const reply = useDeed(deeds.replyPublicly, t("queued"));
  const send = (draft: Draft) => {
    const { number } = ticket;
    const message = { number, text: draft.text, key: draft.key, seenVersion: draft.seen.version };
    if (leg === "note") return note.run({ number, text: draft.text });
    return leg === "dm" ? dm.run(message) : reply.run(message);
  };
  return { isBusy: note.isBusy || dm.isBusy || reply.isBusy, send };
}

/** The text of one leg: draft, findings, counter, button. Remounted for each ticket and leg, so nothing crosses over. */
export function ComposerBody(props: ComposerBodyProps) {
  const { ticket, leg, inputRef } = props;
  const t = useTranslations("ticket.write");
  const said = customerItems(ticket);
  const seen = { version: ticket.version, lastCustomerItem: said.at(-1)?.id ?? null };
  const { draft, wasRestored, change, seeNow, clear } = useDraft(ticket.number, leg, seen);
  const text = draft?.text ?? "";
  const rule = leg === "note" ? noteLength : ticket.lengths[leg];
  const used = useTextLength(text, rule);
  const findings = useFindings({ text, leg, mayClaimDm: isDmAccepted(ticket) });
  const { isBusy, send } = useSending(props);
  const router = useRouter();
  const [isStale, setIsStale] = useState(false);
  const [problem, setProblem] = useState<string>();
  const problems = useTextProblems();
  const from = draft ? said.findIndex((item) => item.id === draft.seen.lastCustomerItem) : said.length;
  const unseen = leg === "note" || text === "" ? [] : said.slice(from + 1);
  const mustSee = unseen.length > 0 || isStale;
  const isBlocked = findings.some((one) => one.action === "block") || used > rule.max || text.trim() === "";
  const submit = async () => {
    const latest = mustSee ? seeNow() : draft;
    if (!latest || isBlocked || isBusy) return;
    const answer = await send(latest);
    if (answer?.ok) clear();
    setProblem(problems(answer).text);
    setIsStale(answer?.ok === false && answer.code === "stale");
    if (answer?.ok === false) router.refresh();
  };
  useCommands([
    {
      id: "send",
      group: t("group"),
      label: t(`send.${leg}`, { name: ticket.customerName, network: networkName(ticket.network) }),
      keys: "$mod+Enter",
      whileTyping: true,
      keyOnly: true,
      when: () => inputRef.current === document.activeElement,
      run: () => void submit(),
    },
  ]);
  return (
    <div className="flex flex-col gap-2">
      <p className={cx("flex flex-wrap gap-x-2 px-1 text-sm font-medium", legLooks[leg].ink)}>
        {t(`audience.${leg}`, { name: ticket.customerName, network: networkName(ticket.network) })}
        {wasRestored ? <span className="font-normal text-ink-2">{t("restored")}</span> : null}
      </p>
      <MarkedTextArea
        label={t(`audience.${leg}`, { name: ticket.customerName, network: networkName(ticket.network) })}
        inputRef={inputRef}
        value={text}
        findings={findings}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.blur();
        }}
        placeholder={t(`placeholder.${leg}`)}
      />
      <FindingsList findings={findings} text={text} />
      {problem ? <Notice look="bad" role="alert" title={problem} /> : null}
      {isStale && unseen.length === 0 ? <Notice look="warn" role="status" title={t("changedMeanwhile")} /> : null}
      {unseen.length > 0 ? <NewWords name={ticket.customerName} items={unseen} /> : null}
      <div className="flex items-center justify-between gap-3">
        <Counter used={used} max={rule.max} overText={t("over", { count: used - rule.max })} className="px-1" />
        <Button look="primary" shortcut="$mod+Enter" busy={isBusy} disabled={isBlocked} onClick={submit}>
          {t(mustSee ? "sendAnyway" : `send.${leg}`, {
            name: ticket.customerName,
            network: networkName(ticket.network),
          })}
        </Button>
      </div>
    </div>
  );
}
