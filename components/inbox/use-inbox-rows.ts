"use client";

import { useEffect, useRef, useState } from "react";
import type { InboxRow } from "#lib/tickets/rules/ticket-view.ts";
import { mergeRows, type ShownRow } from "./inbox-view.ts";

export interface InboxPage {
  readonly rows: readonly InboxRow[];
  readonly nextCursor: string | null;
}

interface ListState {
  readonly shown: readonly ShownRow[];
  readonly arrived: readonly InboxRow[];
}

function asShown(rows: readonly InboxRow[]): readonly ShownRow[] {
  return rows.map((row) => ({ row, hasLeft: false }));
}

/**
 * The rows on screen. Fresh rows from the server change what is shown in place; what is new waits in
 * `arrived` until the person asks for it. Nothing moves by itself.
 */
export function useInboxRows(page: InboxPage) {
  const [list, setList] = useState<ListState>(() => ({ shown: asShown(page.rows), arrived: [] }));
  const [cursor, setCursor] = useState(page.nextCursor);
  const newest = useRef(page);
  useEffect(() => {
    if (newest.current === page) return;
    newest.current = page;
    setList((before) =>
      before.shown.length === 0
        ? { shown: asShown(page.rows), arrived: [] }
        : mergeRows(before.shown, page.rows, page.nextCursor === null),
    );
  }, [page]);
  return {
    ...list,
    cursor,
    /** Draws the list anew: new rows in their places, gone ones out. */
    renew: () => {
      setList({ shown: asShown(newest.current.rows), arrived: [] });
      setCursor(newest.current.nextCursor);
    },
    append: (next: InboxPage) => {
      setList((before) => {
        const known = new Set(before.shown.map((one) => one.row.id));
        const fresh = next.rows.filter((row) => !known.has(row.id));
        return { shown: [...before.shown, ...asShown(fresh)], arrived: before.arrived };
      });
      setCursor(next.nextCursor);
    },
  };
}
