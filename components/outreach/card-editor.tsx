"use client";

import { useTranslations } from "next-intl";
import type { LengthRule } from "#lib/channels/rules/abilities.ts";
import { FindingsList } from "../ticket/findings-list.tsx";
import { MarkedTextArea } from "../ticket/marked-textarea.tsx";
import { useTextLength } from "../ticket/text-length.ts";
import { useFindings } from "../ticket/use-findings.ts";
import { Counter } from "../ui/counter.tsx";

interface CardEditorProps {
  readonly leg: "dm" | "public";
  readonly label: string;
  readonly text: string;
  readonly rule: LengthRule;
  /** The acknowledgement may say "sudah kami DM": it leaves only after the DM. An invitation may not. */
  readonly mayClaimDm: boolean;
  readonly onChange: (text: string) => void;
  /** Why the server refused this text, if it did. */
  readonly error?: string;
}

/** Whether a text may leave: not empty, not too long, nothing that blocks. */
export function useIsSendable(leg: "dm" | "public", text: string, rule: LengthRule, mayClaimDm: boolean): boolean {
  const used = useTextLength(text, rule);
  const findings = useFindings({ text, leg, mayClaimDm });
  return text.trim() !== "" && used <= rule.max && !findings.some((one) => one.action === "block");
}

/** A text of a card while it is written, with counter and findings. */
export function CardEditor({ leg, label, text, rule, mayClaimDm, onChange, error }: CardEditorProps) {
  const t = useTranslations("common");
  const used = useTextLength(text, rule);
  const findings = useFindings({ text, leg, mayClaimDm });
  return (
    <div className="flex flex-col gap-1.5">
      <MarkedTextArea
        label={label}
        value={text}
        findings={findings}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") event.currentTarget.blur();
        }}
      />
      <Counter
        used={used}
        max={rule.max}
        overText={t("counterOver", { count: used - rule.max })}
        className="self-end"
      />
      <FindingsList findings={findings} text={text} />
      {error ? (
        <p role="alert" className="text-sm font-medium text-ember">
          {error}
        </p>
      ) : null}
    </div>
  );
}
