"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { Refusal } from "../refusal.tsx";
import { firstRunAction } from "./actions.ts";

/** The one-time code of the server's log makes the first admin. */
export function FirstRunForm() {
  const t = useTranslations("auth");
  const [state, submit, busy] = useActionState(firstRunAction, { given: {}, refusal: null });
  const wrong = (field: string, words: string) => (state.refusal?.fields.includes(field) ? words : undefined);
  return (
    <form action={submit} className="flex flex-col gap-4">
      <Refusal state={state} />
      <TextInput
        label={t("code")}
        hint={t("firstRun.codeHint")}
        error={wrong("code", t("wrong.code"))}
        name="code"
        mono
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={200}
        defaultValue={state.given.code ?? ""}
      />
      <TextInput
        label={t("name")}
        error={wrong("name", t("wrong.name"))}
        name="name"
        autoComplete="name"
        required
        maxLength={80}
        defaultValue={state.given.name ?? ""}
      />
      <TextInput
        label={t("email")}
        error={wrong("email", t("wrong.email"))}
        name="email"
        type="email"
        autoComplete="username"
        required
        maxLength={254}
        defaultValue={state.given.email ?? ""}
      />
      <TextInput
        label={t("password")}
        hint={t("passwordHint")}
        error={wrong("password", t("wrong.password"))}
        name="password"
        type="password"
        autoComplete="new-password"
        required
        minLength={8}
        maxLength={200}
      />
      <Button type="submit" look="primary" size="lg" busy={busy} className="mt-2 w-full">
        {t("firstRun.button")}
      </Button>
    </form>
  );
}
