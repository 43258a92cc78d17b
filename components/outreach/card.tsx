"use client";

import { ArrowDown, ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { LegIcon, legLooks } from "../ticket/leg.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { cx } from "../ui/cx.ts";
import { Icon } from "../ui/icon.tsx";

interface CardsProps {
  readonly first: ReactNode;
  readonly second: ReactNode;
  /** "dikirim setelah DM diterima X" */
  readonly between: string;
}

/** Two cards joined by an arrow: side by side where there is room, else one under the other. */
export function Cards({ first, second, between }: CardsProps) {
  return (
    <div className="grid grid-cols-1 @min-[620px]:grid-cols-[minmax(0,1fr)_84px_minmax(0,1fr)]">
      {first}
      <div className="flex items-center justify-center gap-2 py-2 text-center text-sm text-ink-2 @min-[620px]:flex-col @min-[620px]:px-1 @min-[620px]:py-0">
        <Icon of={ArrowDown} size={20} className="@min-[620px]:hidden" />
        <Icon of={ArrowRight} size={20} className="hidden @min-[620px]:block" />
        <span className="text-balance">{between}</span>
      </div>
      {second}
    </div>
  );
}

interface CardProps {
  readonly leg: "dm" | "public";
  readonly title: string;
  /** Who reads it. */
  readonly audience?: string;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
  readonly isQuiet?: boolean;
}

/** One card: number and leg above, the message as the network shows it, facts below. */
export function Card({ leg, title, audience, children, foot, isQuiet }: CardProps) {
  const look = legLooks[leg];
  return (
    <div className={cx("flex min-w-0 flex-col rounded border", look.card, isQuiet && "border-dashed")}>
      <header className="flex items-center gap-2 border-b border-inherit px-3 py-2">
        <LegIcon leg={leg} />
        <h2 className={cx("shrink-0 font-semibold", look.ink)}>{title}</h2>
        {audience ? <span className="ml-auto min-w-0 truncate text-sm text-ink-2">{audience}</span> : null}
      </header>
      <div className="flex flex-1 flex-col gap-2 p-3">{children}</div>
      {foot ? <footer className="border-t border-inherit px-3 py-2">{foot}</footer> : null}
    </div>
  );
}

interface AsPostedProps {
  readonly leg: "dm" | "public";
  readonly brandName: string;
  readonly username: string;
  /** "Membalas @dewi", on the public leg. */
  readonly replyingTo?: string;
  readonly children: ReactNode;
}

/** The frame of the network: a bubble for a private message, a post with its head for a public one. */
export function AsPosted({ leg, brandName, username, replyingTo, children }: AsPostedProps) {
  return (
    <div className="flex min-w-0 gap-2">
      <Avatar initials={brandName.slice(0, 2)} size="md" className="@max-[760px]:hidden" />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-1.5 text-sm">
          <span className="truncate font-semibold">{brandName}</span>
          <span className="truncate text-ink-2">@{username}</span>
        </p>
        {leg === "public" && replyingTo ? <p className="text-sm text-ink-2">{replyingTo}</p> : null}
        <div className="mt-1">{children}</div>
      </div>
    </div>
  );
}

/** A text as it went out. */
export function PostedText({ leg, children }: { readonly leg: "dm" | "public"; readonly children: string }) {
  return (
    <p
      className={cx(
        "whitespace-pre-wrap wrap-anywhere",
        leg === "dm" && "w-fit max-w-full rounded rounded-tl-none bg-raised px-3 py-2",
      )}
    >
      {children}
    </p>
  );
}
