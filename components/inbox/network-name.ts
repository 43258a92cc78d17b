const names: Readonly<Record<string, string>> = {
  x: "X",
  facebook: "Facebook",
  instagram: "Instagram",
  bluesky: "Bluesky",
  mastodon: "Mastodon",
  telegram: "Telegram",
  whatsapp: "WhatsApp",
  email: "E-mail",
  "web-form": "Web",
  manual: "Manual",
  playground: "Playground",
};

const shortNames: Readonly<Record<string, string>> = {
  facebook: "FB",
  instagram: "IG",
  bluesky: "Bsky",
  mastodon: "Masto",
  telegram: "TG",
  whatsapp: "WA",
  playground: "Play",
};

/** How a network is called; a network that is new here is called by its key. */
export function networkName(network: string): string {
  return names[network] ?? network;
}

/** Two to five letters for dense rows. */
export function shortNetworkName(network: string): string {
  return shortNames[network] ?? networkName(network);
}
