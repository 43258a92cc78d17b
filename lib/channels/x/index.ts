import { createHash } from "node:crypto";
import type { Connection, Connector, Io } from "../connector.ts";
import { abilitiesOfX } from "./abilities.ts";
import type { XAccount } from "./api.ts";
import { XConfig } from "./config.ts";
import { deliverToX } from "./deliver.ts";
import { lookUpPost } from "./look-up.ts";
import { deliveryKeyOf, normaliseX } from "./normalise.ts";
import { pollX } from "./poll.ts";
import { readBackFromX } from "./read-back.ts";
import { answerCrc, verifySignature } from "./verify.ts";

/** X: Activity API webhooks in, API v2 out, reading back and polling as the safety net. */
export const xConnector: Connector = {
  network: "x",
  label: "X",
  config: XConfig,
  secretFields: ["consumerSecret", "accessToken"],
  identity: (config) => {
    const { brandUserId, brandHandle } = XConfig.parse(config);
    return { externalId: brandUserId, username: brandHandle };
  },
  // One consumer secret is one application; only its fingerprint is kept.
  appKey: (config) => {
    const { baseUrl, consumerSecret } = XConfig.parse(config);
    return createHash("sha256").update(`${baseUrl} ${consumerSecret}`).digest("hex").slice(0, 24);
  },
  pollEverySeconds: 60,
  open: (config, io) => openX(XConfig.parse(config), io),
};

function openX(config: XConfig, io: Io): Connection {
  const account: XAccount = { config, io };
  const brand = { id: config.brandUserId, handle: config.brandHandle };
  return {
    abilities: (item) => abilitiesOfX(config, item),
    challenge: (request) => answerCrc(config.consumerSecret, request),
    verify: (request) => verifySignature(config.consumerSecret, request),
    deliveryKey: deliveryKeyOf,
    normalise: (body) => normaliseX(body, brand),
    deliver: (message) => deliverToX(account, message),
    readBack: config.readBack ? (query) => readBackFromX(account, query) : null,
    poll: (cursor, catchUp) => pollX(account, cursor, catchUp),
    lookUp: (externalId) => lookUpPost(account, externalId),
  };
}
