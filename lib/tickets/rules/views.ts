/** The inbox split by what needs doing; each view is one question. */
export const views = [
  "needs-dm",
  "answered",
  "due-soon",
  "waiting",
  "needs-a-look",
  "mine",
  "all-open",
  "resolved",
] as const;
export type View = (typeof views)[number];

/** A clock that runs out within this long counts as due soon. */
export const dueSoonMinutes = 60;
