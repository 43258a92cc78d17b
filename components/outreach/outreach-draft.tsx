"use client";

import { Send, Shuffle } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCommands } from "../desk/commands.tsx";
import { useDeed } from "../desk/use-deed.ts";
import { networkName } from "../inbox/network-name.ts";
import { isOutsideComposer } from "../ticket/composer-focus.ts";
import { useDraft } from "../ticket/drafts.ts";
import { useTextProblems } from "../ticket/text-problems.ts";
import type { TicketPaneProps } from "../ticket/ticket-pane.tsx";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Notice } from "../ui/notice.tsx";
import { AsPosted, Card, Cards } from "./card.tsx";
import { CardEditor, useIsSendable } from "./card-editor.tsx";
import type { OutreachDraftView } from "./outreach-view.ts";
import { type WrittenSince, WrittenSinceNotice, writtenSince } from "./written-since.tsx";

interface OutreachDraftProps extends TicketPaneProps {
  readonly draft: OutreachDraftView;
  readonly onSkip: () => void;
}

/** The texts of both cards: the template's until a person changes them; changes are kept in this browser. */
function useTexts({ ticket, draft }: OutreachDraftProps) {
  const seen = { version: ticket.version, lastCustomerItem: null };
  const dm = useDraft(ticket.number, "outreach-dm", seen);
  const reply = useDraft(ticket.number, "outreach-public", seen);
  const variants = draft.acknowledgement.variants;
  const text = reply.draft?.text ?? draft.acknowledgement.text;
  const nextVariant = () => {
    const next = variants[(variants.indexOf(text) + 1) % variants.length];
    if (next) reply.change(next);
  };
  return {
    dm: { text: dm.draft?.text ?? draft.dm.text, onChange: dm.change },
    reply: { text, onChange: reply.change },
    nextVariant: variants.length > 1 ? nextVariant : null,
    forget: () => {
      dm.forget();
      reply.forget();
    },
  };
}

/** Before the click. One button sends the DM; the public reply leaves only when the network has accepted it. */
export function OutreachDraft(props: OutreachDraftProps) {
  const { ticket, deeds, onSkip } = props;
  const t = useTranslations("outreach");
  const texts = useTexts(props);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const problems = useTextProblems();
  const [isSent, setIsSent] = useState(false);
  const deed = useDeed(deeds.reachOut);
  const isDmReady = useIsSendable("dm", texts.dm.text, ticket.lengths.dm, true);
  const isReplyReady = useIsSendable("public", texts.reply.text, ticket.lengths.public, true);
  const canSend = isDmReady && isReplyReady && !deed.isBusy && !isSent;
  const [found, setFound] = useState<WrittenSince>(null);
  const send = async (anyway = false) => {
    if (!canSend) return;
    setFields({});
    const { number } = ticket;
    const both = { dm: texts.dm.text, acknowledgement: texts.reply.text };
    const answer = await deed.run({ number, ...both, ...(anyway ? { anyway } : {}) });
    setFound(writtenSince(answer));
    if (answer?.ok) {
      texts.forget();
      setIsSent(true);
    }
    setFields(problems(answer));
  };
  useCommands([
    {
      id: "reach-out",
      group: t("group"),
      label: t("send"),
      when: isOutsideComposer,
      keys: "$mod+Enter",
      whileTyping: true,
      run: () => void send(),
    },
    ...(texts.nextVariant
      ? [{ id: "variant", group: t("group"), label: t("variant"), keys: "v", run: texts.nextVariant }]
      : []),
  ]);
  return (
    <>
      {found ? (
        <WrittenSinceNotice {...props} found={found} isBusy={deed.isBusy} onSendAnyway={() => void send(true)} />
      ) : null}
      <BothCards {...props} texts={texts} fields={fields} />
      <PostedByHandLater {...props} />
      <div className="mt-3 flex flex-wrap items-center justify-end gap-2 max-sm:flex-col-reverse max-sm:items-stretch">
        <Button look="quiet" onClick={onSkip}>
          {t("skip")}
        </Button>
        <Button
          look="primary"
          size="lg"
          icon={<Icon of={Send} />}
          shortcut="$mod+Enter"
          busy={deed.isBusy}
          disabled={!canSend}
          onClick={() => void send()}
        >
          {t(deed.isBusy || isSent ? "sending" : ticket.channel.state === "assisted" ? "sendByHand" : "send")}
        </Button>
      </div>
    </>
  );
}

interface BothCardsProps extends TicketPaneProps {
  readonly texts: ReturnType<typeof useTexts>;
  readonly fields: Readonly<Record<string, string>>;
}

function BothCards({ ticket, texts, fields }: BothCardsProps) {
  const t = useTranslations("outreach");
  const network = networkName(ticket.network);
  const { username } = ticket.channel;
  const brandName = ticket.brand.name;
  const replyingTo = t("replyingTo", { username: ticket.username });
  return (
    <Cards
      between={t("after", { network })}
      first={
        <Card leg="dm" title={t("dm.title")} audience={t("dm.audience", { name: ticket.customerName })}>
          <AsPosted leg="dm" brandName={brandName} username={username}>
            <CardEditor
              {...texts.dm}
              leg="dm"
              label={t("dm.label")}
              rule={ticket.lengths.dm}
              mayClaimDm
              error={fields.dm}
            />
          </AsPosted>
        </Card>
      }
      second={
        <Card leg="public" title={t("public.title")} audience={t("public.audience", { network })}>
          <AsPosted leg="public" brandName={brandName} username={username} replyingTo={replyingTo}>
            <CardEditor
              {...texts.reply}
              leg="public"
              label={t("public.label")}
              rule={ticket.lengths.public}
              mayClaimDm
              error={fields.acknowledgement}
            />
          </AsPosted>
          <VariantButton nextVariant={texts.nextVariant} />
        </Card>
      }
    />
  );
}

function VariantButton({ nextVariant }: { readonly nextVariant: (() => void) | null }) {
  const t = useTranslations("outreach");
  if (nextVariant === null) return null;
  return (
    <Button
      look="quiet"
      size="sm"
      icon={<Icon of={Shuffle} size={14} />}
      shortcut="v"
      onClick={nextVariant}
      className="self-start"
    >
      {t("variant")}
    </Button>
  );
}

/** Where the network takes no reply of ours by program, the person learns it before the click. */
function PostedByHandLater({ ticket, draft }: Pick<OutreachDraftProps, "ticket" | "draft">) {
  const t = useTranslations("outreach.byHandLater");
  const network = networkName(ticket.network);
  if (draft.acknowledgement.canReplyPublicly || ticket.channel.state === "assisted") return null;
  return (
    <Notice className="mt-3" title={t("title", { network })}>
      {t("text", { network })}
    </Notice>
  );
}
