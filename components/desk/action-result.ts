/** What a server action answers; the same shape for every verb. */
export type ActionResult<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly code: string;
      readonly message: string;
      readonly fields?: Readonly<Record<string, string>>;
      readonly requestId: string;
      readonly because?: string;
    };

/** A server action as a screen receives it. */
export type Action<I, T = unknown> = (input: I) => Promise<ActionResult<T>>;
