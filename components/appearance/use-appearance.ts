"use client";

import { useRouter } from "next/navigation";
import { useCallback, useTransition } from "react";
import { type Appearance, appearanceCookies } from "./appearance.ts";

const yearSeconds = 365 * 24 * 60 * 60;

function keep(name: string, value: string) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in two of the browsers we serve
  document.cookie = `${name}=${value}; Path=/; Max-Age=${yearSeconds}; SameSite=Lax${secure}`;
}

/** Keeps a choice in its cookie and shows it at once. */
export function useAppearance() {
  const router = useRouter();
  const [, start] = useTransition();
  return useCallback(
    (change: Partial<Appearance> & { readonly locale?: string }) => {
      const root = document.documentElement;
      if (change.theme) {
        keep(appearanceCookies.theme, change.theme);
        if (change.theme === "system") delete root.dataset.theme;
        else root.dataset.theme = change.theme;
      }
      if (change.density) {
        keep(appearanceCookies.density, change.density);
        root.dataset.density = change.density;
      }
      if (change.singleKeys !== undefined) keep(appearanceCookies.singleKeys, change.singleKeys ? "on" : "off");
      if (change.locale) keep("lang", change.locale);
      start(() => router.refresh());
    },
    [router],
  );
}
