"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type TemplateKind, templateKinds } from "#lib/outreach/rules/template-problem.ts";
import { templateVariables } from "#lib/replies/rules/render-template.ts";
import type { Action } from "../desk/action-result.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { Select } from "../ui/select.tsx";
import { PageHead } from "./page-head.tsx";
import { TemplateEditor } from "./template-editor.tsx";

export interface TemplateView {
  readonly id: string;
  readonly kind: string;
  readonly language: string;
  readonly variant: number;
  readonly text: string;
}

export interface BrandTemplatesView {
  readonly brand: {
    readonly id: string;
    readonly name: string;
    readonly prefix: string;
    readonly addressForm: string;
    readonly officialChannelUrl: string;
  };
  readonly templates: readonly TemplateView[];
}

export interface TemplateDeeds {
  readonly save: Action<
    { brandId: string; kind: TemplateKind; language: "id" | "en"; variant: number; text: string },
    unknown
  >;
  readonly remove: Action<{ templateId: string }, unknown>;
}

interface TemplatesScreenProps {
  readonly brands: readonly BrandTemplatesView[];
  /** The initials that sign the preview. */
  readonly initials: string;
  readonly deeds: TemplateDeeds;
}

/** The words of first contact: DM, public reply, invitation; each with its preview as a customer would read it. */
export function TemplatesScreen({ brands, initials, deeds }: TemplatesScreenProps) {
  const t = useTranslations("settings.templates");
  const [brandId, setBrandId] = useState(brands[0]?.brand.id ?? "");
  const [language, setLanguage] = useState<"id" | "en">("id");
  const chosen = brands.find((one) => one.brand.id === brandId);
  return (
    <>
      <PageHead title={t("title")}>{t("intro")}</PageHead>
      <div className="mb-6 flex flex-wrap items-end gap-4">
        {brands.length > 1 ? (
          <Select
            label={t("brand")}
            value={brandId}
            onChange={(event) => setBrandId(event.target.value)}
            options={brands.map((one) => ({ value: one.brand.id, label: one.brand.name }))}
            className="w-56"
          />
        ) : null}
        <Segmented
          label={t("language")}
          value={language}
          onChange={setLanguage}
          options={[
            { value: "id", label: "Bahasa Indonesia" },
            { value: "en", label: "English" },
          ]}
        />
      </div>
      <Variables />
      {chosen
        ? templateKinds.map((kind) => (
            <KindSection
              key={`${brandId}:${kind}:${language}`}
              kind={kind}
              language={language}
              set={chosen}
              initials={initials}
              deeds={deeds}
            />
          ))
        : null}
    </>
  );
}

/** What may stand in braces, and what it becomes. */
function Variables() {
  const t = useTranslations("settings.templates");
  return (
    <details className="mb-6 rounded border px-3 py-2">
      <summary className="font-semibold">{t("variables")}</summary>
      <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        {templateVariables.map((name) => (
          <div key={name} className="contents">
            <dt className="font-mono text-sm">{`{{${name}}}`}</dt>
            <dd className="text-ink-2">{t(`variable.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-sm text-ink-2">{t("emptyLine")}</p>
    </details>
  );
}

interface KindSectionProps {
  readonly kind: TemplateKind;
  readonly language: "id" | "en";
  readonly set: BrandTemplatesView;
  readonly initials: string;
  readonly deeds: TemplateDeeds;
}

function KindSection({ kind, language, set, initials, deeds }: KindSectionProps) {
  const t = useTranslations("settings.templates");
  const own = set.templates.filter((one) => one.kind === kind && one.language === language);
  const [isAdding, setIsAdding] = useState(own.length === 0);
  const free = Math.max(0, ...own.map((one) => one.variant)) + 1;
  const place = { brandId: set.brand.id, kind, language };
  return (
    <section className="mb-8 border-t pt-5">
      <h2 className="text-md font-semibold">{t(`kinds.${kind}.title`)}</h2>
      <p className="mb-4 max-w-150 text-pretty text-ink-2">{t(`kinds.${kind}.text`)}</p>
      <div className="flex flex-col gap-6">
        {own.map((one) => (
          <TemplateEditor
            key={one.id}
            place={{ ...place, variant: one.variant }}
            template={one}
            isLast={own.length === 1}
            {...{ set, initials, deeds }}
          />
        ))}
        {isAdding ? (
          <TemplateEditor
            key={`new-${free}`}
            place={{ ...place, variant: free }}
            template={null}
            isLast
            onSaved={() => setIsAdding(false)}
            {...{ set, initials, deeds }}
          />
        ) : null}
      </div>
      {isAdding || free > 12 ? null : (
        <Button look="quiet" icon={<Icon of={Plus} />} onClick={() => setIsAdding(true)} className="mt-3">
          {t("addVariant")}
        </Button>
      )}
    </section>
  );
}
