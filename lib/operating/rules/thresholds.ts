/** A message that is due and still waits for longer than this is late. */
export const lateAfterSeconds = 60;
/** How far back refusals are counted and listed. */
export const refusedWithinHours = 24;
