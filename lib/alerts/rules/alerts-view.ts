import type { NoticeWay } from "./notice.ts";

export interface AlertView {
  readonly id: string;
  readonly kind: string;
  /** Label of the channel; null = the whole installation. */
  readonly channel: string | null;
  readonly since: string;
  readonly openedAt: string;
  readonly count: number;
}

/** One way to be told, as far as it may be shown: never a path, a password or a secret. */
export interface WayView {
  readonly way: NoticeWay;
  /** Host of the webhook, or the e-mail addresses; null = not set. */
  readonly target: string | null;
  readonly lastSentAt: string | null;
  /** Notices that wait because carrying them fails. */
  readonly failing: number;
  readonly because: string | null;
}

export interface AlertsView {
  readonly alerts: readonly AlertView[];
  readonly ways: readonly WayView[];
}
