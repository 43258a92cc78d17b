/** Where to go after signing in: a path of our own pages, never another site. Pure. */
export function safeNextPath(next: unknown, fallback = "/"): string {
  if (typeof next !== "string" || next.length > 500 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(next)) return fallback;
  if (next.includes("\\") || !URL.canParse(next, "http://own.invalid")) return fallback;
  const url = new URL(next, "http://own.invalid");
  if (url.origin !== "http://own.invalid" || /^\/(api|sign-in|sign-out)(\/|$)/.test(url.pathname)) return fallback;
  return `${url.pathname}${url.search}`;
}
