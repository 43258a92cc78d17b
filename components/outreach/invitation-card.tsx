"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { OutreachView } from "#lib/tickets/rules/ticket-view.ts";
import { useCommands } from "../desk/commands.tsx";
import { useDeed } from "../desk/use-deed.ts";
import { networkName } from "../inbox/network-name.ts";
import { isOutsideComposer } from "../ticket/composer-focus.ts";
import { useRefusalWords } from "../ticket/reason-words.ts";
import { useTextProblems } from "../ticket/text-problems.ts";
import type { TicketPaneProps } from "../ticket/ticket-pane.tsx";
import { Button } from "../ui/button.tsx";
import { AsPosted, Card, PostedText } from "./card.tsx";
import { CardEditor, useIsSendable } from "./card-editor.tsx";
import { Receipt } from "./receipt.tsx";

interface InvitationCardProps extends TicketPaneProps {
  readonly outreach: OutreachView;
}

/** After a refused DM: the invitation by its own click, or why there is none. */
export function InvitationCard(props: InvitationCardProps) {
  const { ticket, outreach, draft } = props;
  const t = useTranslations("outreach.invitation");
  const refusalWords = useRefusalWords();
  const audience = t("audience", { network: networkName(ticket.network) });
  if (outreach.invitation) {
    return (
      <Card
        leg="public"
        title={t("title")}
        audience={audience}
        foot={<Receipt message={outreach.invitation} {...props} />}
      >
        <AsPosted leg="public" brandName={ticket.brand.name} username={ticket.channel.username}>
          <PostedText leg="public">{outreach.invitation.text}</PostedText>
        </AsPosted>
      </Card>
    );
  }
  const refusal = outreach.refusal ?? outreach.dm?.refusal ?? null;
  const why = refusalWords(refusal, outreach.because);
  if (!outreach.canInvite || !draft?.invitation) {
    return (
      <Card leg="public" title={t("none")} isQuiet>
        <p>{why}</p>
        <p className="text-ink-2">
          {t(refusal === "blocked" ? "neverBlocked" : refusal === "gone" ? "neverGone" : "noWay")}
        </p>
      </Card>
    );
  }
  return <InvitationEditor {...props} why={why} text={draft.invitation.text} />;
}

interface InvitationEditorProps extends InvitationCardProps {
  readonly why: string;
  readonly text: string;
}

function InvitationEditor({ ticket, deeds, why, text: proposed }: InvitationEditorProps) {
  const t = useTranslations("outreach.invitation");
  const o = useTranslations("outreach");
  const [text, setText] = useState(proposed);
  const [error, setError] = useState<string>();
  const problems = useTextProblems();
  const deed = useDeed(deeds.invite);
  const isReady = useIsSendable("public", text, ticket.lengths.public, false) && !deed.isBusy;
  const send = async () => {
    if (!isReady) return;
    const answer = await deed.run({ number: ticket.number, text });
    setError(problems(answer).text);
  };
  useCommands([
    {
      id: "invite",
      group: o("group"),
      label: t("send"),
      when: isOutsideComposer,
      keys: "$mod+Enter",
      whileTyping: true,
      run: () => void send(),
    },
  ]);
  return (
    <Card leg="public" title={t("title")} audience={t("audience", { network: networkName(ticket.network) })}>
      <p className="text-sm">{why}</p>
      <AsPosted
        leg="public"
        brandName={ticket.brand.name}
        username={ticket.channel.username}
        replyingTo={o("replyingTo", { username: ticket.username })}
      >
        <CardEditor
          leg="public"
          label={t("label")}
          text={text}
          rule={ticket.lengths.public}
          mayClaimDm={false}
          onChange={setText}
          error={error}
        />
      </AsPosted>
      <Button
        look="primary"
        shortcut="$mod+Enter"
        busy={deed.isBusy}
        disabled={!isReady}
        onClick={send}
        className="self-end"
      >
        {t("send")}
      </Button>
    </Card>
  );
}
