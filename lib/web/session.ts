import { decode, encode } from "next-auth/jwt";
import { keyFor } from "#lib/crypto/secret-key.ts";
import { sessionHours } from "#lib/people/sign-in.ts";
import { isHttps } from "./public-address.ts";

export const sessionSeconds = sessionHours * 3600;

/** `__Host-` binds the cookie to this very host over https; on loopback http a browser would refuse that prefix. */
export function sessionCookieName(): string {
  return isHttps() ? "__Host-tanggap-session" : "tanggap-session";
}

/** How the session cookie is set: not readable by scripts, not sent along by other sites' posts. */
export function sessionCookieOptions() {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps() } as const;
}

/** The secret of next-auth, derived from the installation's key: operators set none. */
export function sessionSecret(): string {
  return keyFor("session").toString("base64url");
}

/** The cookie's value: an encrypted token that carries the session's id and nothing else. */
export function sealSession(sessionId: string): Promise<string> {
  return encode({ token: { sid: sessionId }, secret: sessionSecret(), maxAge: sessionSeconds });
}

/** The session id in a cookie's value, or null for anything that we did not write or that is too old. */
export async function openSession(value: string | undefined): Promise<string | null> {
  if (!value || value.length > 4096) return null;
  try {
    const token = await decode({ token: value, secret: sessionSecret() });
    return typeof token?.sid === "string" ? token.sid : null;
  } catch {
    return null;
  }
}
