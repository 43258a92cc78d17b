"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { Refusal } from "../refusal.tsx";
import { newPasswordAction } from "./actions.ts";

/** A code that an admin handed over, and the new password. */
export function NewPasswordForm() {
  const t = useTranslations("auth");
  const [state, submit, busy] = useActionState(newPasswordAction, { given: {}, refusal: null });
  const wrong = (field: string, words: string) => (state.refusal?.fields.includes(field) ? words : undefined);
  return (
    <form action={submit} className="flex flex-col gap-4">
      <Refusal state={state} />
      <TextInput
        label={t("code")}
        hint={t("newPassword.codeHint")}
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
        label={t("newPassword.password")}
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
        {t("newPassword.button")}
      </Button>
    </form>
  );
}
