export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];
export const densities = ["dense", "comfortable"] as const;
export type Density = (typeof densities)[number];

/** How a person likes the desk; kept in cookies, so that the first paint is already right. */
export interface Appearance {
  readonly theme: Theme;
  readonly density: Density;
  /** WCAG 2.1.4: single-key shortcuts can be switched off. */
  readonly singleKeys: boolean;
}

export const appearanceCookies = { theme: "theme", density: "density", singleKeys: "single-keys" } as const;

/** Reads the three cookie values; anything unknown is the default. Pure. */
export function parseAppearance(value: (name: string) => string | undefined): Appearance {
  const theme = themes.find((one) => one === value(appearanceCookies.theme)) ?? "system";
  const density = densities.find((one) => one === value(appearanceCookies.density)) ?? "dense";
  return { theme, density, singleKeys: value(appearanceCookies.singleKeys) !== "off" };
}
