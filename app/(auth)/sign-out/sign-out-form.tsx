"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Button } from "#components/ui/button.tsx";
import { signOutAction } from "./actions.ts";

/** One button; the desk's own menu sends people here. */
export function SignOutForm() {
  const t = useTranslations("auth");
  const [, submit, busy] = useActionState(signOutAction, { given: {}, refusal: null });
  return (
    <form action={submit}>
      <Button type="submit" look="primary" size="lg" busy={busy} className="w-full" autoFocus>
        {t("signOut.button")}
      </Button>
    </form>
  );
}
