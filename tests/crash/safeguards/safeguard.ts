/** One change of one source file; `is` must be found there, or the control fails loudly. */
export interface Edit {
  readonly file: string;
  readonly is: string;
  readonly becomes: string;
}

/** One safeguard, switched off: in the program, in the database, or in both. */
export interface Part {
  readonly what: string;
  readonly edits?: readonly Edit[];
  readonly sql?: readonly string[];
}

export interface Safeguard {
  /** What is switched off. Several parts = defence in depth: each alone still holds, only all of them off are a breach. */
  readonly off: readonly Part[];
  /** The life in tests/crash/lives that needs this safeguard. */
  readonly life: string;
  /** What the check must then report. */
  readonly reports: RegExp;
  /** Why one part alone is not tried. */
  readonly notAlone?: string;
}

/** Most breaches of the sending side end so: somebody got the first DM twice. */
export const twoDms = /duplicate: \d+ DMs/;
