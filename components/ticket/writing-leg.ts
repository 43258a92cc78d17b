/** The three things an agent writes; legs are the words of the product, a note stays inside. */
export const writingLegs = ["dm", "public", "note"] as const;
export type WritingLeg = (typeof writingLegs)[number];
