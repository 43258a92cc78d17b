"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Select } from "../ui/select.tsx";
import { Sheet } from "./sheet.tsx";

export interface ChannelChoice {
  readonly key: string;
  readonly label: string;
}

interface ListSheetProps<Filter extends string> {
  readonly title: string;
  readonly channels: readonly ChannelChoice[];
  readonly place: { readonly filter: Filter; readonly channel: string | null; readonly cursor?: string | null };
  readonly filters: readonly { readonly value: Filter; readonly label: string }[];
  readonly hrefOf: (place: { filter: Filter; channel: string | null; cursor?: string | null }) => string;
  readonly nextCursor: string | null;
  readonly children: ReactNode;
}

/** A list under "Operating": filter by state and channel above it, the way to the next page beneath. */
export function ListSheet<Filter extends string>(props: ListSheetProps<Filter>) {
  const t = useTranslations("operating");
  const c = useTranslations("common");
  const o = useTranslations("outbox");
  const router = useRouter();
  const { filter, channel, cursor } = props.place;
  const go = (next: { filter: Filter; channel: string | null }) => router.push(props.hrefOf(next));
  const back = (
    <Link href="/operating" className="mb-1 inline-flex min-h-6 items-center gap-1 text-sm text-accent-ink underline">
      <Icon of={ArrowLeft} size={14} />
      {t("back")}
    </Link>
  );
  return (
    <Sheet title={props.title} back={back}>
      <div className="mb-4 flex flex-wrap gap-3">
        <Select
          label={t("state")}
          value={filter}
          options={props.filters}
          onChange={(event) => {
            const next = props.filters.find((one) => one.value === event.target.value);
            if (next) go({ filter: next.value, channel });
          }}
          className="w-48 max-md:flex-1"
        />
        <Select
          label={t("channel")}
          value={channel ?? ""}
          options={[{ value: "", label: t("all") }, ...props.channels.map(({ key, label }) => ({ value: key, label }))]}
          onChange={(event) => go({ filter, channel: event.target.value || null })}
          className="w-56 max-md:flex-1"
        />
      </div>
      {props.children}
      <nav aria-label={o("pages")} className="flex justify-center gap-2 py-4">
        {cursor ? (
          <Link href={props.hrefOf({ filter, channel })} className={buttonClass("quiet")}>
            {o("first")}
          </Link>
        ) : null}
        {props.nextCursor ? (
          <Link href={props.hrefOf({ filter, channel, cursor: props.nextCursor })} className={buttonClass("quiet")}>
            {c("more")}
          </Link>
        ) : null}
      </nav>
    </Sheet>
  );
}
