import { z } from "zod";
import { DeskError } from "#lib/errors.ts";

export interface PagePlace {
  /** Null where the sorted column is empty (tickets without a due time). */
  readonly at: Date | null;
  readonly id: string;
}

/** The place after a page's last row, opaque to callers. */
export function pageCursor(at: Date | null, id: string): string {
  return Buffer.from(`${at?.getTime() ?? "none"}:${id}`).toString("base64url");
}

/** Reads a cursor of ours. Throws invalid-input for anything else. */
export function readPageCursor(cursor: string): PagePlace {
  const [time, id] = Buffer.from(cursor, "base64url").toString("utf8").split(":");
  if (time !== undefined && id !== undefined && /^(?:none|\d{1,15})$/.test(time) && z.uuid().safeParse(id).success) {
    return { at: time === "none" ? null : new Date(Number(time)), id };
  }
  throw new DeskError("invalid-input", "This cursor is not one of ours.", { fields: { cursor: "unknown" } });
}
