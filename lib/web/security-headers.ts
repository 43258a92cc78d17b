export interface HeaderWishes {
  readonly nonce: string;
  readonly isHttps: boolean;
  readonly isDevelopment: boolean;
}

/**
 * The policy of the desk's pages: only scripts that we marked run, nothing is embedded, nothing posts elsewhere.
 * Inline style attributes stay allowed (React writes them); style elements need the nonce.
 */
export function contentSecurityPolicy({ nonce, isHttps, isDevelopment }: HeaderWishes): string {
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src-elem 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    ...(isHttps ? ["upgrade-insecure-requests"] : []),
  ];
  return directives.join("; ");
}

/** Every header of a desk page besides its policy. */
export function securityHeaders(wishes: HeaderWishes): Readonly<Record<string, string>> {
  return {
    "Content-Security-Policy": contentSecurityPolicy(wishes),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    // A form of our own pages must still say its Origin, so not "no-referrer".
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
    ...(wishes.isHttps ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" } : {}),
  };
}
