"use client";

import { useEffect, useState } from "react";
import type { LengthRule } from "#lib/channels/rules/abilities.ts";

type Count = (text: string, rule: LengthRule) => number;

let exactCount: Count | undefined;

/** The counting rules hold X's own library, which is large: it comes only when something is written. */
async function loadCount(): Promise<Count> {
  if (!exactCount) exactCount = (await import("#lib/channels/rules/text-length.ts")).textLength;
  return exactCount;
}

/** Length of a text as the network counts it. Until the rule is there (a moment): links as 23, other signs as 1. */
export function useTextLength(text: string, rule: LengthRule): number {
  const [exact, setExact] = useState<Count | undefined>(() => exactCount);
  useEffect(() => {
    if (exact) return;
    let isOn = true;
    void loadCount().then((count) => {
      if (isOn) setExact(() => count);
    });
    return () => {
      isOn = false;
    };
  }, [exact]);
  if (exact) return exact(text, rule);
  const counted = rule.count === "weighted" ? text.replace(/https?:\/\/\S+/g, "x".repeat(23)) : text;
  return [...counted].length;
}
