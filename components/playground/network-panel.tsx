"use client";

import { useTranslations } from "next-intl";
import { type NetworkSwitch, networkSwitches, type ShownBrand } from "#lib/playground/rules/shown.ts";
import { BrandChoice } from "./brand-choice.tsx";
import { LiveSwitch } from "./live-switch.tsx";
import type { Place } from "./place.ts";
import type { PlaygroundActions } from "./playground-actions.ts";
import { usePlay } from "./use-play.ts";

interface NetworkPanelProps {
  /** Whose treatment is shown. */
  readonly brand: ShownBrand | null;
  readonly brands: readonly ShownBrand[];
  readonly place: Place;
  readonly actions: PlaygroundActions;
}

/** How the network misbehaves towards each brand, so that the desk's answer to it can be watched. */
export function NetworkPanel({ brand, brands, place, actions }: NetworkPanelProps) {
  const t = useTranslations("playground.network");
  return (
    <>
      <p className="text-pretty text-ink-2 text-sm">{t("intro")}</p>
      {brand ? (
        <>
          <BrandChoice brand={brand} brands={brands} place={place} />
          <fieldset key={brand.id} className="flex flex-col gap-4">
            <legend className="sr-only">@{brand.handle}</legend>
            {networkSwitches.map((name) => (
              <OneSwitch key={name} brand={brand} name={name} actions={actions} />
            ))}
          </fieldset>
        </>
      ) : (
        <p className="text-ink-3">{t("noBrand")}</p>
      )}
    </>
  );
}

interface OneSwitchProps {
  readonly brand: ShownBrand;
  readonly name: NetworkSwitch;
  readonly actions: PlaygroundActions;
}

function OneSwitch({ brand, name, actions }: OneSwitchProps) {
  const t = useTranslations("playground.network");
  const { run } = usePlay(actions.setNetworkSwitchAction);
  return (
    <LiveSwitch
      label={t(name)}
      hint={t(`${name}Hint`)}
      isOn={brand.switches[name]}
      onSet={(on) => run({ accountId: brand.id, name, on })}
    />
  );
}
