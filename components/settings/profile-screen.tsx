"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { type Appearance, densities, themes } from "../appearance/appearance.ts";
import { useAppearance } from "../appearance/use-appearance.ts";
import type { Action } from "../desk/action-result.ts";
import type { Person } from "../desk/person-menu.tsx";
import { useDeed } from "../desk/use-deed.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Button } from "../ui/button.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { Switch } from "../ui/switch.tsx";
import { TextInput } from "../ui/text-input.tsx";
import { PageHead } from "./page-head.tsx";

interface ProfileScreenProps {
  readonly person: Person;
  readonly zone: string;
  readonly appearance: Appearance;
  readonly newPassword: Action<{ current: string; next: string }, unknown>;
}

/** Who I am here, how the desk looks on this device, my password. */
export function ProfileScreen({ person, zone, appearance, newPassword }: ProfileScreenProps) {
  const t = useTranslations("settings");
  return (
    <>
      <PageHead title={t("profile.title")} />
      <section className="mb-8 flex items-center gap-3">
        <Avatar initials={person.initials} size="md" />
        <div>
          <p className="font-semibold">
            {person.name} <span className="font-normal text-ink-2">^{person.initials}</span>
          </p>
          <p className="text-ink-2">
            {person.email} · {t(`roles.${person.role}`)} · {zone}
          </p>
        </div>
      </section>
      <Look appearance={appearance} />
      <Password newPassword={newPassword} />
    </>
  );
}

function Look({ appearance }: Pick<ProfileScreenProps, "appearance">) {
  const t = useTranslations("settings.profile");
  const d = useTranslations("desk.person");
  const locale = useLocale();
  const choose = useAppearance();
  return (
    <section className="mb-8 border-t pt-5">
      <h2 className="mb-4 text-md font-semibold">{t("look")}</h2>
      <div className="flex flex-col items-start gap-4">
        <Labelled label={t("theme")}>
          <Segmented
            label={t("theme")}
            value={appearance.theme}
            onChange={(theme) => choose({ theme })}
            options={themes.map((value) => ({ value, label: d(`theme.${value}`) }))}
          />
        </Labelled>
        <Labelled label={t("density")}>
          <Segmented
            label={t("density")}
            value={appearance.density}
            onChange={(density) => choose({ density })}
            options={densities.map((value) => ({ value, label: d(value) }))}
          />
        </Labelled>
        <Labelled label={t("language")}>
          <Segmented
            label={t("language")}
            value={locale}
            onChange={(next) => choose({ locale: next })}
            options={[
              { value: "id", label: "Bahasa Indonesia" },
              { value: "en", label: "English" },
            ]}
          />
        </Labelled>
        <Switch
          label={t("singleKeys")}
          hint={t("singleKeysHint")}
          defaultChecked={appearance.singleKeys}
          onChange={(event) => choose({ singleKeys: event.target.checked })}
        />
      </div>
    </section>
  );
}

function Labelled({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <p aria-hidden="true" className="mb-1 text-sm font-semibold">
        {label}
      </p>
      {children}
    </div>
  );
}

function Password({ newPassword }: Pick<ProfileScreenProps, "newPassword">) {
  const t = useTranslations("settings.profile");
  const form = useRef<HTMLFormElement>(null);
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const deed = useDeed(newPassword, t("passwordChanged"));
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const answer = await deed.run({ current: String(data.get("current")), next: String(data.get("next")) });
    if (answer?.ok) form.current?.reset();
    setWrong(answer && !answer.ok ? (answer.fields ?? {}) : {});
  };
  return (
    <section className="border-t pt-5">
      <h2 className="mb-1 text-md font-semibold">{t("password")}</h2>
      <p className="mb-4 text-ink-2">{t("passwordHint")}</p>
      <form ref={form} onSubmit={submit} className="flex max-w-90 flex-col gap-3">
        <TextInput
          label={t("current")}
          name="current"
          type="password"
          autoComplete="current-password"
          required
          error={wrong.current ? t("currentWrong") : undefined}
        />
        <TextInput
          label={t("next")}
          name="next"
          type="password"
          autoComplete="new-password"
          minLength={12}
          required
          hint={t("nextHint")}
          error={wrong.next ? t("nextWrong") : undefined}
        />
        <Button type="submit" look="primary" busy={deed.isBusy} className="self-start">
          {t("changePassword")}
        </Button>
      </form>
    </section>
  );
}
