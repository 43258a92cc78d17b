"use client";

import { Search, UserPlus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { ShownBrand, ShownPerson } from "#lib/playground/rules/shown.ts";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { Icon } from "../ui/icon.tsx";
import { TextInput } from "../ui/text-input.tsx";
import { Face } from "./face.tsx";
import { LiveSwitch } from "./live-switch.tsx";
import { hrefOf, type Place } from "./place.ts";
import type { PlaygroundActions } from "./playground-actions.ts";
import { usePlay } from "./use-play.ts";

interface MePanelProps {
  readonly me: ShownPerson | ShownBrand | null;
  readonly people: readonly ShownPerson[];
  readonly brands: readonly ShownBrand[];
  readonly place: Place;
  readonly actions: PlaygroundActions;
}

/** Who one is at the moment, how that person shields themselves, and everybody one can become. */
export function MePanel({ me, people, brands, place, actions }: MePanelProps) {
  const t = useTranslations("playground.me");
  return (
    <>
      {me ? (
        <p className="flex items-center gap-3">
          <Face {...me} />
          <span className="min-w-0">
            <b className="block truncate">{me.displayName}</b>
            <span className="block truncate text-ink-3 text-sm">@{me.handle}</span>
          </span>
        </p>
      ) : null}
      {me && "refusesDms" in me ? <Shields person={me} actions={actions} /> : null}
      <div className="flex flex-col gap-3">
        <h3 className="font-semibold">{t("become")}</h3>
        <form action="/playground" className="relative">
          {place.as ? <input type="hidden" name="as" value={place.as} /> : null}
          <input type="hidden" name="view" value="me" />
          <TextInput label={t("search")} hideLabel name="q" placeholder={t("search")} defaultValue={place.q ?? ""} />
          <Icon of={Search} className="pointer-events-none absolute top-2.5 right-2.5 text-ink-3" />
        </form>
        <ul className="-mx-2 flex max-h-96 flex-col overflow-y-auto">
          {[...people, ...brands].map((account) => (
            <li key={account.id}>
              <Link
                href={hrefOf(place, { as: account.handle })}
                scroll={false}
                aria-current={account.id === me?.id ? "true" : undefined}
                className={cx(
                  "flex items-center gap-2.5 rounded px-2 py-1.5 hover:bg-hover",
                  account.id === me?.id && "bg-accent-tint",
                )}
              >
                <Face {...account} size="sm" />
                <span className="min-w-0 flex-1 truncate">
                  <span className="font-medium">{account.displayName}</span>{" "}
                  <span className="text-ink-3 text-sm">@{account.handle}</span>
                </span>
                {"unread" in account && account.unread > 0 ? (
                  <span className="rounded-full bg-accent px-1.5 font-bold text-on-accent text-xs">
                    <span className="sr-only">{t("unread", { count: account.unread })}</span>
                    <span aria-hidden="true">{account.unread}</span>
                  </span>
                ) : null}
              </Link>
            </li>
          ))}
        </ul>
        {people.length === 0 ? <p className="text-ink-3">{t("nobody")}</p> : null}
        <NewPerson place={place} actions={actions} />
      </div>
    </>
  );
}

function Shields({ person, actions }: { readonly person: ShownPerson; readonly actions: PlaygroundActions }) {
  const t = useTranslations("playground.me");
  const { run } = usePlay(actions.setAccountSwitchAction);
  const set = (name: "refusesDms" | "blocksBrand", on: boolean) => run({ accountId: person.id, name, on });
  return (
    <div className="flex flex-col gap-4 border-line border-b pb-4">
      <LiveSwitch
        label={t("refusesDms")}
        hint={t("refusesDmsHint")}
        isOn={person.refusesDms}
        onSet={(on) => set("refusesDms", on)}
      />
      <LiveSwitch
        label={t("blocksBrand")}
        hint={t("blocksBrandHint")}
        isOn={person.blocksBrand}
        onSet={(on) => set("blocksBrand", on)}
      />
    </div>
  );
}

function NewPerson({ place, actions }: { readonly place: Place; readonly actions: PlaygroundActions }) {
  const t = useTranslations("playground.me");
  const router = useRouter();
  const { isBusy, run } = usePlay(actions.createAccountAction);
  const [isOpen, setIsOpen] = useState(false);
  const create = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const textOf = (name: string) => String(form.get(name) ?? "");
    const made = await run({
      handle: textOf("handle"),
      displayName: textOf("displayName"),
      followers: Math.max(0, Math.trunc(Number(textOf("followers")) || 0)),
    });
    if (made) router.push(hrefOf(place, { as: made.handle, view: "posts", q: null }));
  };
  if (!isOpen) {
    return (
      <Button icon={<Icon of={UserPlus} />} onClick={() => setIsOpen(true)} className="self-start">
        {t("new")}
      </Button>
    );
  }
  return (
    <form onSubmit={create} className="flex flex-col gap-3 rounded border border-line-strong p-3">
      <TextInput
        label={t("handle")}
        hint={t("handleHint")}
        name="handle"
        required
        minLength={2}
        maxLength={31}
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
      />
      <TextInput label={t("displayName")} name="displayName" maxLength={60} />
      <TextInput label={t("followers")} name="followers" type="number" min={0} max={50_000_000} defaultValue={100} />
      <Button type="submit" look="primary" busy={isBusy}>
        {t("create")}
      </Button>
    </form>
  );
}
