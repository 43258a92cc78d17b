"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { roles } from "#lib/people/rules/permissions.ts";
import { useDeed } from "../desk/use-deed.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Select } from "../ui/select.tsx";
import { TextInput } from "../ui/text-input.tsx";
import type { PeopleDeeds } from "./people-screen.tsx";

interface NewPersonDialogProps {
  readonly invite: PeopleDeeds["invite"];
  readonly onClose: () => void;
}

/** A new account with a first password, which the person changes in their profile. */
export function NewPersonDialog({ invite, onClose }: NewPersonDialogProps) {
  const t = useTranslations("settings.people.new");
  const r = useTranslations("settings.roles");
  const c = useTranslations("common");
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const deed = useDeed(invite, t("done"));
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const word = (name: string) => String(data.get(name) ?? "").trim();
    const role = roles.find((one) => one === word("role")) ?? "agent";
    const initials = word("initials");
    const answer = await deed.run({
      email: word("email"),
      name: word("name"),
      ...(initials ? { initials } : {}),
      role,
      password: String(data.get("password")),
    });
    if (answer?.ok) return onClose();
    if (answer) setWrong(answer.because === "email-taken" ? { email: "taken" } : (answer.fields ?? {}));
  };
  return (
    <Dialog open onClose={onClose} title={t("title")} closeLabel={c("close")}>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <TextInput label={t("name")} name="name" autoComplete="off" maxLength={80} required autoFocus />
        <TextInput
          label={t("email")}
          name="email"
          type="email"
          autoComplete="off"
          maxLength={254}
          required
          error={wrong.email ? t(wrong.email === "taken" ? "emailTaken" : "emailWrong") : undefined}
        />
        <TextInput label={t("initials")} name="initials" maxLength={4} hint={t("initialsHint")} />
        <Select
          label={t("role")}
          name="role"
          defaultValue="agent"
          hint={t("roleHint")}
          options={roles.map((role) => ({ value: role, label: r(role) }))}
        />
        <TextInput
          label={t("password")}
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={12}
          required
          hint={t("passwordHint")}
          error={wrong.password ? t("passwordWrong") : undefined}
        />
        <div className="mt-1 flex justify-end gap-2">
          <Button look="quiet" onClick={onClose}>
            {c("cancel")}
          </Button>
          <Button type="submit" look="primary" busy={deed.isBusy}>
            {t("send")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
