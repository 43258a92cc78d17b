"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

const everyMs = 2_000;

/** Asks every two seconds, while the page is looked at, whether anything changed; then the page draws itself again. */
export function usePulse(drawn: string): void {
  const router = useRouter();
  const known = useRef(drawn);
  useEffect(() => {
    known.current = drawn;
  }, [drawn]);
  useEffect(() => {
    let asking = false;
    const ask = async () => {
      if (asking || document.hidden) return;
      asking = true;
      try {
        const response = await fetch("/playground/pulse", { cache: "no-store" });
        const pulse = response.ok ? await response.text() : known.current;
        if (pulse === known.current) return;
        known.current = pulse;
        router.refresh();
      } catch {
        // Not reached: the next beat asks again.
      } finally {
        asking = false;
      }
    };
    const timer = setInterval(ask, everyMs);
    document.addEventListener("visibilitychange", ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", ask);
    };
  }, [router]);
}
