/**
 * The SQLSTATE (five characters, https://www.postgresql.org/docs/18/errcodes-appendix.html) behind an error of
 * Prisma or pg, or null. Looks through `cause` and through what the driver adapter reports.
 */
export function postgresCode(error: unknown): string | null {
  for (let at: unknown = error, depth = 0; isRecord(at) && depth < 6; depth += 1) {
    for (const key of ["originalCode", "code"]) {
      const value = at[key];
      if (typeof value === "string" && /^[0-9A-Z]{5}$/.test(value) && !value.startsWith("P2")) return value;
    }
    const known = prismaCodes[String(at.code)] ?? kinds[String(at.kind)];
    const deeper = at.cause ?? (isRecord(at.meta) ? at.meta.driverAdapterError : undefined);
    if (known && !isRecord(deeper)) return known;
    at = deeper;
  }
  return null;
}

/** Name of the constraint that refused a write, when PostgreSQL told it. */
export function brokenConstraint(error: unknown): string | null {
  for (let at: unknown = error, depth = 0; isRecord(at) && depth < 6; depth += 1) {
    if (typeof at.constraint === "string") return at.constraint;
    const said = typeof at.originalMessage === "string" ? at.originalMessage : at.message;
    const named = typeof said === "string" ? /constraint "([^"]+)"/.exec(said)?.[1] : undefined;
    if (named) return named;
    at = at.cause ?? (isRecord(at.meta) ? at.meta.driverAdapterError : undefined);
  }
  return null;
}

const prismaCodes: Readonly<Record<string, string>> = { P2002: "23505", P2003: "23503", P2034: "40001" };
const kinds: Readonly<Record<string, string>> = {
  UniqueConstraintViolation: "23505",
  ForeignKeyConstraintViolation: "23503",
  NullConstraintViolation: "23502",
  TransactionWriteConflict: "40001",
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
