"use client";

import { useDeferredValue, useMemo } from "react";
import { claimsDirectMessage } from "#lib/replies/rules/claims-dm.ts";
import { findPersonalData } from "#lib/replies/rules/personal-data.ts";
import type { WritingLeg } from "./writing-leg.ts";

export interface Finding {
  readonly kind: string;
  /** Span in the text, UTF-16 units, end excluded; null = the text as a whole. */
  readonly span: readonly [start: number, end: number] | null;
  readonly action: "block" | "warn";
}

interface FindingsInput {
  readonly text: string;
  readonly leg: WritingLeg;
  /** A public text may only claim a DM once one was accepted (or is sent with it). */
  readonly mayClaimDm: boolean;
}

/** What the guards would say, while it is still being written; the server says it again at sending. */
export function useFindings({ text, leg, mayClaimDm }: FindingsInput): readonly Finding[] {
  const later = useDeferredValue(text);
  return useMemo(() => {
    if (leg !== "public" || later.trim() === "") return [];
    const found: Finding[] = findPersonalData(later).map((one) => ({
      kind: one.kind,
      span: [one.start, one.end],
      action: one.action,
    }));
    if (!mayClaimDm && claimsDirectMessage(later).claims)
      found.push({ kind: "claims-dm", span: null, action: "block" });
    return found;
  }, [later, leg, mayClaimDm]);
}
