/** The parts of a message that the summaries look at. */
export interface SummarisedMessage {
  readonly id: string;
  readonly leg: "public" | "dm";
  readonly direction: "in" | "out";
  readonly kind: string;
  readonly state: string;
  readonly externalId: string | null;
  readonly at: string;
  readonly acceptedAt: string | null;
  readonly because: string | null;
  readonly refusal: string | null;
}

export interface LegSummary {
  readonly leg: "public" | "dm";
  readonly messages: number;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly lastDirection: "in" | "out";
}

export interface OutreachStep {
  readonly id: string;
  readonly state: string;
  readonly externalId: string | null;
  readonly acceptedAt: string | null;
  readonly because: string | null;
  readonly refusal: string | null;
}

export interface OutreachSummary {
  readonly state: string;
  readonly clickedAt: string | null;
  readonly clickedBy: string | null;
  readonly dm: OutreachStep | null;
  readonly acknowledgement: OutreachStep | null;
  readonly invitation: OutreachStep | null;
}

/** The two legs of a ticket, as far as anything was said there. Messages come oldest first. Pure. */
export function summariseLegs(messages: readonly SummarisedMessage[]): LegSummary[] {
  return (["public", "dm"] as const).flatMap((leg) => {
    const own = messages.filter((message) => message.leg === leg);
    const [first, last] = [own[0], own.at(-1)];
    if (!first || !last) return [];
    return [{ leg, messages: own.length, firstAt: first.at, lastAt: last.at, lastDirection: last.direction }];
  });
}

/** Where the DM-first attempt stands, step by step. Pure. */
export function summariseOutreach(
  state: string,
  click: { readonly at: string; readonly byName: string | null } | null,
  messages: readonly SummarisedMessage[],
): OutreachSummary {
  const step = (kind: string): OutreachStep | null => {
    const found = messages.find((message) => message.kind === kind);
    if (!found) return null;
    const { id, externalId, acceptedAt, because, refusal } = found;
    return { id, state: found.state, externalId, acceptedAt, because, refusal };
  };
  return {
    state,
    clickedAt: click?.at ?? null,
    clickedBy: click?.byName ?? null,
    dm: step("first-dm"),
    acknowledgement: step("acknowledgement"),
    invitation: step("invitation"),
  };
}
