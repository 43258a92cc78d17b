"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Draws the page anew every few seconds while somebody looks: queues move without any ticket changing. */
export function RefreshEvery({ seconds }: { readonly seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      // A question that is being answered must not be redrawn under the hand.
      if (!document.hidden && !document.querySelector("dialog[open]")) router.refresh();
    }, seconds * 1000);
    return () => clearInterval(timer);
  }, [router, seconds]);
  return null;
}
