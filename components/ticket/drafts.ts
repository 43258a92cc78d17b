"use client";

import { useCallback, useEffect, useState } from "react";

/** What is being written and where it has got to; one per ticket and leg, never shared. */
export interface Draft {
  readonly text: string;
  /** Sent with the message: after a lost answer the same draft goes out at most once. */
  readonly key: string;
  /** How the ticket stood when writing began: what came later, the writer may not have seen. */
  readonly seen: Seen;
}

export interface Seen {
  readonly version: number;
  /** Id of the customer's newest words, or null. */
  readonly lastCustomerItem: string | null;
}

const prefix = "tanggap:draft:";

function place(number: string, leg: string): string {
  return `${prefix}${number}:${leg}`;
}

function isDraft(found: unknown): found is Draft {
  if (typeof found !== "object" || found === null) return false;
  const { text, key, seen } = found as Partial<Draft>;
  return typeof text === "string" && typeof key === "string" && typeof seen?.version === "number";
}

function read(number: string, leg: string): Draft | null {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(place(number, leg)) ?? "null");
    return isDraft(found) ? found : null;
  } catch {
    return null;
  }
}

function write(number: string, leg: string, draft: Draft | null) {
  try {
    if (draft === null) localStorage.removeItem(place(number, leg));
    else localStorage.setItem(place(number, leg), JSON.stringify(draft));
  } catch {
    // A full or forbidden store costs only the safety net; the text is still on the screen.
  }
}

/** The draft of one ticket and leg, kept in this browser with each keystroke until it was sent. */
export function useDraft(number: string, leg: string, seen: Seen) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [wasRestored, setWasRestored] = useState(false);
  useEffect(() => {
    const found = read(number, leg);
    setDraft(found);
    setWasRestored(found !== null);
  }, [number, leg]);
  const keep = useCallback(
    (next: Draft | null) => {
      write(number, leg, next);
      setDraft(next);
      setWasRestored(false);
    },
    [number, leg],
  );
  return {
    draft,
    wasRestored,
    change: (text: string) => keep({ key: crypto.randomUUID(), seen, ...draft, text }),
    /** The writer has read what came since. */
    seeNow: () => {
      const next = draft ? { ...draft, seen } : null;
      keep(next);
      return next;
    },
    clear: () => keep(null),
    /** Not kept any longer, but still shown until the page tells what became of it. */
    forget: () => write(number, leg, null),
  };
}
