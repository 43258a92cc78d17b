import type { LengthRule } from "#lib/channels/rules/abilities.ts";
import type { TicketAction } from "./actions.ts";

/** What screens and the API are given: plain values, times as ISO 8601 with Z. */
export interface InboxRow {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly status: string;
  readonly outreachState: string;
  readonly network: string;
  readonly channelKey: string;
  readonly channelLabel: string;
  readonly brandName: string;
  readonly customerName: string;
  readonly username: string;
  readonly followers: number | null;
  readonly subject: string;
  readonly language: string;
  readonly urgency: string;
  readonly assignee: { readonly id: string; readonly name: string; readonly initials: string } | null;
  readonly openedAt: string;
  readonly lastCustomerAt: string;
  readonly awaitsUsSince: string | null;
  readonly nextDue: { readonly kind: string; readonly dueAt: string; readonly startedAt: string } | null;
  readonly hasMissedClock: boolean;
  readonly hasTrouble: boolean;
}

export interface OutboxView {
  readonly id: string;
  readonly kind: string;
  readonly leg: "dm" | "public";
  readonly state: string;
  readonly because: string | null;
  readonly refusal: string | null;
  readonly text: string;
  readonly externalId: string | null;
  readonly createdAt: string;
  readonly acceptedAt: string | null;
  readonly dueAt: string;
  /** When it goes out, while a budget or a block holds it back. */
  readonly goesOutAt: string | null;
  readonly attempt: number;
  readonly confirmedBy: string | null;
  readonly permalink: string | null;
}

export interface TimelineItem {
  readonly id: string;
  readonly at: string;
  readonly leg: "public" | "dm" | "note" | "event";
  readonly from: "customer" | "brand" | "system";
  readonly author: string;
  readonly text: string | null;
  /** "mention" | "direct-message" | "sent" | "note", or a TicketEventType. */
  readonly kind: string;
  readonly state: string | null;
  readonly because: string | null;
  readonly externalId: string | null;
  readonly permalink: string | null;
  readonly isDeleted: boolean;
  readonly isEdited: boolean;
  readonly isEncrypted: boolean;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
}

export interface OutreachView {
  readonly state: string;
  readonly clickedAt: string | null;
  readonly clickedBy: string | null;
  readonly because: string | null;
  readonly refusal: string | null;
  readonly dm: OutboxView | null;
  readonly acknowledgement: OutboxView | null;
  /** The acknowledgement's text while it waits inside the DM. */
  readonly ackWaiting: { readonly text: string } | null;
  readonly invitation: OutboxView | null;
  readonly canInvite: boolean;
  readonly canReplyPublicly: boolean;
  readonly summonsBecause: string;
  readonly openByHandUrl: string | null;
}

export interface ClockView {
  readonly kind: string;
  readonly round: number;
  readonly state: string;
  readonly startedAt: string;
  readonly dueAt: string | null;
  readonly stoppedAt: string | null;
  readonly targetMinutes: number | null;
}

export interface TicketPage extends InboxRow {
  readonly brand: {
    readonly id: string;
    readonly name: string;
    readonly zone: string;
    readonly addressForm: string;
    readonly officialChannelName: string;
    readonly officialChannelUrl: string;
  };
  readonly channel: {
    readonly id: string;
    readonly key: string;
    readonly label: string;
    readonly network: string;
    readonly state: string;
    readonly because: string | null;
    readonly username: string;
    readonly trouble: string | null;
    readonly blockedUntil: string | null;
  };
  readonly customer: {
    readonly id: string;
    readonly name: string;
    readonly addressForm: string;
    readonly handles: readonly {
      readonly network: string;
      readonly username: string;
      readonly displayName: string;
      readonly followers: number | null;
    }[];
    readonly otherTickets: readonly {
      readonly number: string;
      readonly status: string;
      readonly openedAt: string;
      readonly subject: string;
    }[];
  };
  readonly receivedAt: string;
  readonly firstSeenAt: string | null;
  readonly resolvedAt: string | null;
  readonly closedAt: string | null;
  readonly topic: string | null;
  readonly solicitation: string;
  readonly timeline: readonly TimelineItem[];
  readonly clocks: readonly ClockView[];
  readonly outreach: OutreachView;
  readonly resolutions: readonly {
    readonly at: string;
    readonly summary: string;
    readonly reopenedAt: string | null;
  }[];
  readonly next: { readonly action: string; readonly because: string };
  readonly allowed: readonly TicketAction[];
  readonly lengths: {
    readonly dm: LengthRule;
    readonly public: LengthRule;
  };
  readonly statusUrl: string | null;
}
