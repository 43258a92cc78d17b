"use client";

import { Search, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useCommands } from "../desk/commands.tsx";
import { Icon } from "../ui/icon.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { type InboxFilters, inboxHref } from "./inbox-view.ts";

interface InboxSearchProps {
  readonly filters: InboxFilters;
}

/** Searches number, name and words; the words stand in the address. */
export function InboxSearch({ filters }: InboxSearchProps) {
  const t = useTranslations("inbox.search");
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const go = (q: string) => router.push(inboxHref({ ...filters, q: q.trim() || null }));
  useCommands([{ id: "search", group: t("group"), label: t("label"), keys: "/", run: () => input.current?.focus() }]);
  return (
    <search className="min-w-0 flex-1">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go(input.current?.value ?? "");
        }}
        className="flex h-8 items-center gap-2 rounded border border-line-strong bg-raised pl-2.5 pr-0.5 focus-within:border-focus"
      >
        <Icon of={Search} size={14} className="text-ink-3" />
        <input
          ref={input}
          key={filters.q ?? ""}
          type="text"
          enterKeyHint="search"
          defaultValue={filters.q ?? ""}
          aria-label={t("label")}
          placeholder={t("placeholder")}
          onKeyDown={(event) => {
            if (event.key === "Escape") event.currentTarget.blur();
          }}
          className="min-w-0 flex-1 bg-transparent outline-none pointer-coarse:text-[16px]"
        />
        {filters.q ? <IconButton icon={X} label={t("clear")} onClick={() => go("")} className="size-7" /> : null}
      </form>
    </search>
  );
}
