const pausesSeconds = [1, 2, 5, 10, 30, 60, 120, 300];

/** After so many attempts a callback counts as dead; polling still brings what it missed. */
export const mostAttempts = 40;

/** Seconds until a webhook is pushed again after its `attempts`-th failure; null = given up. */
export function retryPauseSeconds(attempts: number): number | null {
  if (attempts >= mostAttempts) return null;
  return pausesSeconds[Math.min(Math.max(attempts, 1), pausesSeconds.length) - 1] ?? 300;
}
