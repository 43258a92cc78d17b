import { DeskError } from "#lib/errors.ts";
import type { Connector } from "./connector.ts";
import { playgroundConnector } from "./playground/index.ts";
import { xConnector } from "./x/index.ts";

/** Every network that Tanggap speaks; the only file that names connectors. */
export const connectors: readonly Connector[] = [xConnector, playgroundConnector];

/** The connector of a network, or null: networks are text in the database. */
export function findConnector(network: string): Connector | null {
  return connectors.find((connector) => connector.network === network) ?? null;
}

/** The connector of a network that must exist, e.g. of a stored channel. Throws not-found with the known names. */
export function connectorOf(network: string): Connector {
  const connector = findConnector(network);
  if (connector) return connector;
  const known = connectors.map((each) => each.network).join(", ");
  throw new DeskError("not-found", `No network called "${network}". Known networks: ${known}.`);
}
