"use client";

import { useEffect, useRef, useState } from "react";
import type { InboxRow } from "#lib/tickets/rules/ticket-view.ts";
import { mergeRows, type ShownRow } from "./inbox-view.ts";

export interface InboxPage {
  readonly rows: readonly InboxRow[];
  readonly nextCursor: string | null;
}

function asShown(rows: readonly InboxRow[]): readonly ShownRow[] {
  return rows.map((row) => ({ row, hasLeft: false }));
}

/**
 * The rows on screen. Fresh rows from the server change what is shown in place; what is new waits in
 * `arrived` until the person asks for it. Nothing moves by itself.
 */
export function useInboxRows(page: InboxPage) {
  const [shown, setShown] = useState(() => asShown(page.rows));
  const [arrived, setArrived] = useState<readonly InboxRow[]>([]);
  const [cursor, setCursor] = useState(page.nextCursor);
  const newest = useRef(page);
  useEffect(() => {
    if (newest.current === page) return;
    newest.current = page;
    setShown((before) => {
      if (before.length === 0) {
        setArrived([]);
        return asShown(page.rows);
      }
      const merged = mergeRows(before, page.rows, page.nextCursor === null);
      setArrived(merged.arrived);
      return merged.shown;
    });
  }, [page]);
  return {
    shown,
    arrived,
    cursor,
    /** Draws the list anew: new rows in their places, gone ones out. */
    renew: () => {
      setShown(asShown(newest.current.rows));
      setCursor(newest.current.nextCursor);
      setArrived([]);
    },
    append: (next: InboxPage) => {
      setShown((before) => {
        const known = new Set(before.map((one) => one.row.id));
        return [...before, ...asShown(next.rows.filter((row) => !known.has(row.id)))];
      });
      setCursor(next.nextCursor);
    },
  };
}
