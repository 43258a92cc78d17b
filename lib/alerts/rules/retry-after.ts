/** After this long an undelivered notice is given up: the next reminder says the same with newer figures. */
export const giveUpAfterHours = 24;

/** Seconds until the next try after so many failed ones: 5, 15, 45, 135, 405, then 15 minutes. Pure. */
export function retryAfterSeconds(attempts: number): number {
  return Math.min(900, 5 * 3 ** Math.max(0, attempts - 1));
}
