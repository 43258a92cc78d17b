/** `because` of a mention that is a newer version of another one, where an edit makes a new id (X). */
export function newerVersionOf(rootExternalId: string): string {
  return `newer-version-of:${rootExternalId}`;
}

/** The external id of the version that holds the ticket: the mention's own, or the one that it is a newer version of. */
export function rootOf(mention: { readonly externalId: string; readonly because: string | null }): string {
  const prefix = newerVersionOf("");
  return mention.because?.startsWith(prefix) ? mention.because.slice(prefix.length) : mention.externalId;
}
