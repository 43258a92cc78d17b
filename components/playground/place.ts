export type PlaygroundView = "posts" | "messages" | "me" | "network";

/** Where one is on the network; the address holds it, so that reloading and going back work. */
export interface Place {
  /** Handle of who writes. */
  readonly as: string | null;
  /** The thread that is open. */
  readonly post: string | null;
  /** Handle of the brand whose messages are open. */
  readonly dm: string | null;
  readonly q: string | null;
  readonly view: PlaygroundView;
}

/** The address of another place; what is not named stays as it is. */
export function hrefOf(place: Place, change: Partial<Place> & { readonly before?: string | null }): string {
  const { before = null, ...next } = { ...place, ...change };
  const entries = Object.entries({ ...next, before, view: next.view === "posts" ? null : next.view });
  const given = entries.filter((entry): entry is [string, string] => typeof entry[1] === "string" && entry[1] !== "");
  return given.length === 0 ? "/playground" : `/playground?${new URLSearchParams(given)}`;
}
