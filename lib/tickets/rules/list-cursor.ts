/** A place in a list that is ordered newest first by a time and, within one time, by id. */
export interface ListPlace {
  readonly atMilliseconds: number;
  readonly id: string;
}

/** The cursor after a row; opaque to callers. */
export function writeCursor(place: ListPlace): string {
  return `${place.atMilliseconds.toString(36)}.${place.id}`;
}

/** Reads a cursor, null when it was not written by `writeCursor`. */
export function readCursor(cursor: string): ListPlace | null {
  const parts = /^(-?[0-9a-z]{1,11})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor);
  const atMilliseconds = Number.parseInt(parts?.[1] ?? "", 36);
  const id = parts?.[2];
  if (id === undefined || !(Math.abs(atMilliseconds) <= 8.64e15)) return null;
  return { atMilliseconds, id };
}
