"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { Refusal } from "../refusal.tsx";
import { signInAction } from "./actions.ts";

/** Address and password; works before any script has loaded, and password managers know both fields. */
export function SignInForm({ next }: { readonly next: string }) {
  const t = useTranslations("auth");
  const [state, submit, busy] = useActionState(signInAction, { given: {}, refusal: null });
  return (
    <form action={submit} className="flex flex-col gap-4">
      <Refusal state={state} />
      <input type="hidden" name="next" value={next} />
      <TextInput
        label={t("email")}
        name="email"
        type="email"
        autoComplete="username"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={254}
        autoFocus={!state.given.email}
        defaultValue={state.given.email ?? ""}
      />
      <TextInput
        label={t("password")}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        maxLength={400}
        autoFocus={Boolean(state.given.email)}
      />
      <Button type="submit" look="primary" size="lg" busy={busy} className="mt-2 w-full">
        {t("signIn.button")}
      </Button>
    </form>
  );
}
