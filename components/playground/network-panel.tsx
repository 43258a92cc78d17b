"use client";

import { useTranslations } from "next-intl";
import { type NetworkSwitch, networkSwitches, type ShownBrand } from "#lib/playground/rules/shown.ts";
import { LiveSwitch } from "./live-switch.tsx";
import type { PlaygroundActions } from "./playground-actions.ts";
import { usePlay } from "./use-play.ts";

interface NetworkPanelProps {
  readonly brands: readonly ShownBrand[];
  readonly actions: PlaygroundActions;
}

/** How the network misbehaves towards each brand, so that the desk's answer to it can be watched. */
export function NetworkPanel({ brands, actions }: NetworkPanelProps) {
  const t = useTranslations("playground.network");
  return (
    <>
      <p className="text-pretty text-ink-2 text-sm">{t("intro")}</p>
      {brands.map((brand) => (
        <fieldset key={brand.id} className="flex flex-col gap-4">
          <legend className={brands.length > 1 ? "mb-3 font-semibold" : "sr-only"}>@{brand.handle}</legend>
          {networkSwitches.map((name) => (
            <OneSwitch key={name} brand={brand} name={name} actions={actions} />
          ))}
        </fieldset>
      ))}
      {brands.length === 0 ? <p className="text-ink-3">{t("noBrand")}</p> : null}
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
