"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { type TemplateKind, templateProblem } from "#lib/outreach/rules/template-problem.ts";
import { renderTemplate } from "#lib/replies/rules/render-template.ts";
import { useDeed } from "../desk/use-deed.ts";
import { PostedText } from "../outreach/card.tsx";
import { LegIcon, legLooks } from "../ticket/leg.tsx";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { TextArea } from "../ui/textarea.tsx";
import type { BrandTemplatesView, TemplateDeeds, TemplateView } from "./templates-screen.tsx";

interface TemplateEditorProps {
  readonly place: { brandId: string; kind: TemplateKind; language: "id" | "en"; variant: number };
  /** Null: a new variant. */
  readonly template: TemplateView | null;
  readonly isLast: boolean;
  readonly set: BrandTemplatesView;
  readonly initials: string;
  readonly deeds: TemplateDeeds;
  readonly onSaved?: () => void;
}

/** One wording with its preview beside it, renewed with each keystroke. */
export function TemplateEditor({ place, template, isLast, set, initials, deeds, onSaved }: TemplateEditorProps) {
  const t = useTranslations("settings.templates");
  const [text, setText] = useState(template?.text ?? "");
  const save = useDeed(deeds.save, t("saved"));
  const remove = useDeed(deeds.remove, t("removed"));
  const isChanged = text.trim() !== (template?.text ?? "");
  const problem = isChanged && text !== "" ? templateProblem(place.kind, text) : null;
  const submit = async () => {
    const answer = await save.run({ ...place, text });
    if (answer?.ok) onSaved?.();
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div className="flex flex-col gap-2">
        <TextArea
          label={t("variant", { number: place.variant })}
          value={text}
          onChange={(event) => setText(event.target.value)}
          rows={place.kind === "first-dm" ? 10 : 3}
          error={problem ? t(`problems.${problem}`) : undefined}
        />
        <div className="flex flex-wrap gap-2">
          <Button
            look="primary"
            busy={save.isBusy}
            disabled={!isChanged || text.trim() === "" || problem !== null}
            onClick={submit}
          >
            {t("save")}
          </Button>
          {isChanged && template ? (
            <Button look="quiet" onClick={() => setText(template.text)}>
              {t("undo")}
            </Button>
          ) : null}
          {template && !isLast ? (
            <Button look="danger" busy={remove.isBusy} onClick={() => remove.run({ templateId: template.id })}>
              {t("remove")}
            </Button>
          ) : null}
        </div>
      </div>
      <Preview kind={place.kind} text={text} set={set} initials={initials} />
    </div>
  );
}

type PreviewProps = Pick<TemplateEditorProps, "set" | "initials"> & {
  readonly kind: TemplateKind;
  readonly text: string;
};

/** The wording as "Dewi" would read it. */
function Preview({ kind, text, set, initials }: PreviewProps) {
  const t = useTranslations("settings.templates");
  const leg = kind === "first-dm" ? "dm" : "public";
  const number = `${set.brand.prefix}-7K3M-9QXD-4`;
  const shown = renderTemplate(text, {
    sapaan: set.brand.addressForm,
    nama: "Dewi",
    merek: set.brand.name,
    nomor: number,
    tautan: `https://…/track/${number}`,
    kanal: set.brand.officialChannelUrl,
    inisial: initials,
    undangan: "https://…",
  });
  return (
    <div>
      <p className="mb-1 text-sm font-semibold text-ink-3">{t("preview")}</p>
      <div className={cx("flex gap-2 rounded border p-3", legLooks[leg].card)}>
        <LegIcon leg={leg} />
        <div className="min-w-0 flex-1">
          <PostedText leg={leg}>{shown || "…"}</PostedText>
        </div>
      </div>
    </div>
  );
}
