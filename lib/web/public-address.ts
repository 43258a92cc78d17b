import { env } from "#lib/env.ts";

const loopbackHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Where people reach this installation, without a trailing slash. TANGGAP_PUBLIC_URL decides; else loopback. */
export function publicUrl(): string {
  return env.publicUrl ?? `http://localhost:${env.port}`;
}

/** Whether cookies may be `__Host-` and HSTS may be said. */
export function isHttps(): boolean {
  return publicUrl().startsWith("https://");
}

/** Whether an address leads to the machine that asks, and to nobody else. */
export function isLoopbackUrl(url: string): boolean {
  return loopbackHosts.has(new URL(url).hostname);
}

/**
 * Whether an Origin header names this installation: the public URL's origin; without one, the loopback address that
 * the request itself was sent to. `null`, absent and foreign origins are not ours.
 */
export function isOwnOrigin(origin: string | null, host: string | null, configured = env.publicUrl): boolean {
  if (!origin || !URL.canParse(origin)) return false;
  const url = new URL(origin);
  if (url.origin !== origin) return false;
  if (configured && new URL(configured).origin === origin) return true;
  const mayBeLoopback = configured === undefined || isLoopbackUrl(configured);
  return mayBeLoopback && url.protocol === "http:" && loopbackHosts.has(url.hostname) && url.host === host;
}
