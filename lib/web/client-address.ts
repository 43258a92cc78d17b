import { isIP } from "node:net";
import { env } from "#lib/env.ts";

/** Set by our own server from the socket, over whatever a caller sent under that name. */
export const peerHeader = "x-tanggap-peer";

/** Set by our own server when the call came with any header that a proxy adds. */
export const forwardedHeader = "x-tanggap-forwarded";

/**
 * The caller's address. The socket's peer, unless TANGGAP_TRUSTED_PROXIES says how many proxies of ours stand in
 * front: then that many hops are taken from the right end of X-Forwarded-For. No other header is believed.
 */
export function clientAddress(headers: Headers, trustedProxies: number = env.trustedProxies): string {
  const peer = plain(headers.get(peerHeader)) ?? "unknown";
  if (trustedProxies === 0) return peer;
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  return plain(hops.at(-trustedProxies) ?? null) ?? peer;
}

function plain(text: string | null): string | null {
  if (text === null) return null;
  const address = text.replace(/^::ffff:/i, "");
  return isIP(address) ? address : null;
}

/** Whether the call was made on this machine itself, not by a proxy on it that speaks for somebody else. */
export function isFromThisMachine(headers: Headers): boolean {
  const peer = plain(headers.get(peerHeader));
  const host = headers.get("host")?.replace(/:\d+$/, "") ?? "";
  const isLoopback = peer === "::1" || peer?.startsWith("127.") === true;
  return isLoopback && !headers.has(forwardedHeader) && ["localhost", "127.0.0.1", "[::1]"].includes(host);
}
