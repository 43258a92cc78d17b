// What the network's page shows: plain JSON, so that it crosses to the browser as it is.

export const networkSwitches = ["networkDown", "slow", "rateLimited", "losesAnswers"] as const;
export type NetworkSwitch = (typeof networkSwitches)[number];

export interface ShownAccount {
  readonly id: string;
  readonly handle: string;
  readonly displayName: string;
  readonly followers: number;
  readonly isBrand: boolean;
}

export interface ShownPost {
  readonly id: string;
  readonly author: ShownAccount;
  /** Null once deleted. */
  readonly text: string | null;
  readonly createdAt: string;
  readonly isEdited: boolean;
  /** Handle of the author it answers. */
  readonly answers: { readonly postId: string; readonly handle: string } | null;
  /** The quoted post; its text is null once deleted. */
  readonly quote: { readonly postId: string; readonly author: ShownAccount; readonly text: string | null } | null;
  /** Who passed it on, when it stands here as a repost. */
  readonly repostedBy: ShownAccount | null;
  readonly replies: number;
  readonly reposts: number;
}

export interface Timeline {
  /** Newest first; a thread is oldest first. */
  readonly posts: readonly ShownPost[];
  /** Given back as `before`; null = nothing older. */
  readonly next: string | null;
}

export interface ShownPerson extends ShownAccount {
  readonly refusesDms: boolean;
  readonly blocksBrand: boolean;
  readonly unread: number;
}

export interface ShownBrand extends ShownAccount {
  readonly switches: Readonly<Record<NetworkSwitch, boolean>>;
}

export interface ShownMessage {
  readonly id: string;
  readonly isMine: boolean;
  /** Null once deleted. */
  readonly text: string | null;
  readonly createdAt: string;
  readonly isRead: boolean;
}
