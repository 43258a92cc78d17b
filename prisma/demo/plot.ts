/** What a kind of story is told with; customers and agents take the next text of each list. */
export interface Plot {
  readonly language?: "en";
  readonly openings: readonly string[];
  /** The customer's first private answer. */
  readonly answers: readonly string[];
  readonly asks: readonly string[];
  readonly notes: readonly string[];
  /** Why the ticket waits for colleagues; absent where the desk solves it alone. */
  readonly waits?: string;
  readonly solved: readonly string[];
}
