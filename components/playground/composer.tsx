"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "../ui/button.tsx";
import { Counter } from "../ui/counter.tsx";
import { TextArea } from "../ui/textarea.tsx";

interface ComposerProps {
  readonly label: string;
  readonly button: string;
  readonly max: number;
  readonly isBusy: boolean;
  readonly placeholder?: string;
  readonly initial?: string;
  readonly autoFocus?: boolean;
  /** Words that one press adds, e.g. "@nusaraya". */
  readonly offers?: readonly string[];
  readonly onCancel?: () => void;
  /** True when it was taken: the field is emptied. */
  readonly onSend: (text: string) => Promise<boolean>;
  readonly icon?: ReactNode;
}

/** A field that counts, and one button that says what happens; Ctrl+Enter presses it. */
export function Composer(props: ComposerProps) {
  const t = useTranslations("playground");
  const common = useTranslations("common");
  const [text, setText] = useState(props.initial ?? "");
  const used = [...text.trim()].length;
  const isOver = used > props.max;
  const send = async (event?: FormEvent) => {
    event?.preventDefault();
    if (used === 0 || isOver) return;
    if (await props.onSend(text)) setText("");
  };
  const offers = (props.offers ?? []).filter((word) => !text.includes(word)).slice(0, 3);
  return (
    <form onSubmit={send} className="flex flex-col gap-2">
      <TextArea
        label={props.label}
        hideLabel
        rows={2}
        value={text}
        autoFocus={props.autoFocus}
        placeholder={props.placeholder}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void send(event);
          if (event.key === "Escape") props.onCancel?.();
        }}
      />
      <div className="flex flex-wrap items-center gap-2">
        {offers.map((word) => (
          <button
            key={word}
            type="button"
            onClick={() => setText((now) => `${word} ${now}`)}
            className="rounded-full border border-accent-line px-2.5 py-0.5 font-medium text-accent-ink text-sm hover:bg-accent-tint"
          >
            {t("write.mention", { handle: word })}
          </button>
        ))}
        <span className="ml-auto flex items-center gap-3">
          <Counter used={used} max={props.max} overText={common("counterOver", { count: used - props.max })} />
          {props.onCancel ? (
            <Button look="quiet" onClick={props.onCancel}>
              {common("cancel")}
            </Button>
          ) : null}
          <Button type="submit" look="primary" icon={props.icon} busy={props.isBusy} disabled={used === 0 || isOver}>
            {props.button}
          </Button>
        </span>
      </div>
    </form>
  );
}
