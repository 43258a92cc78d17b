import type { Abilities, DocumentedLimit, ItemKind, LengthRule } from "../rules/abilities.ts";
import { type PlaygroundConfig, siteOf } from "./config.ts";

export const playgroundLength: { readonly dm: LengthRule; readonly public: LengthRule } = {
  dm: { count: "characters", max: 1000 },
  public: { count: "characters", max: 280 },
};

/** An open network: the brand may write first and answer everyone, unless the person's own settings refuse it. */
export function abilitiesOfPlayground(config: PlaygroundConfig, item: ItemKind): Abilities {
  const site = siteOf(config);
  const reconcile = config.readBack ? "read-back" : "person";
  return {
    directMessage: item === "direct-message" ? "is-dm" : "yes",
    publicReply: item === "direct-message" ? "no" : "yes",
    length: playgroundLength,
    reconcile: { dm: reconcile, public: reconcile },
    settleSeconds: config.settleSeconds,
    proof: "read",
    deletionSignal: "event",
    editSignal: "event",
    linkInPublic: "free",
    limits: limitsOf(config),
    inviteLink: `${site}?dm=${encodeURIComponent(config.brandHandle)}`,
    openByHand: `${site}?post={id}`,
  };
}

function limitsOf({ limits }: PlaygroundConfig): readonly DocumentedLimit[] {
  return (["dm", "post"] as const).flatMap((bucket) => {
    const budget = limits?.[bucket];
    return budget ? [{ bucket, ...budget }] : [];
  });
}
