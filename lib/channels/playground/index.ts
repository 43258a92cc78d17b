import type { Connection, Connector, Io } from "../connector.ts";
import { abilitiesOfPlayground } from "./abilities.ts";
import type { PlaygroundAccountAccess } from "./api.ts";
import { PlaygroundConfig } from "./config.ts";
import { deliverToPlayground } from "./deliver.ts";
import { lookUpAtPlayground } from "./look-up.ts";
import { deliveryKeyOf, normalisePlayground } from "./normalise.ts";
import { pollPlayground } from "./poll.ts";
import { readBackFromPlayground } from "./read-back.ts";
import { verifySignature } from "./verify.ts";

/** The built-in training network: spoken to over HTTP like any other, on which every outcome can be brought about. */
export const playgroundConnector: Connector = {
  network: "playground",
  label: "Playground",
  config: PlaygroundConfig,
  secretFields: ["secret", "accessToken"],
  identity: (config) => {
    const { brandAccountId, brandHandle } = PlaygroundConfig.parse(config);
    return { externalId: brandAccountId, username: brandHandle };
  },
  appKey: () => null,
  pollEverySeconds: 30,
  open: (config, io) => openPlayground(PlaygroundConfig.parse(config), io),
};

function openPlayground(config: PlaygroundConfig, io: Io): Connection {
  const access: PlaygroundAccountAccess = { config, io };
  return {
    abilities: (item) => abilitiesOfPlayground(config, item),
    challenge: () => null,
    verify: (request) => verifySignature(config.secret, request),
    deliveryKey: deliveryKeyOf,
    normalise: (body) => normalisePlayground(body, config),
    deliver: (message) => deliverToPlayground(access, message),
    readBack: config.readBack ? (query) => readBackFromPlayground(access, query) : null,
    poll: (cursor) => pollPlayground(access, cursor),
    lookUp: (externalId) => lookUpAtPlayground(access, externalId),
  };
}
