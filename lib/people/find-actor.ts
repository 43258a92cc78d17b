import type { Actor } from "#lib/context.ts";
import { hashToken } from "#lib/crypto/hash-token.ts";
import type { Db, Tx } from "#lib/db/client.ts";
import { toDate } from "#lib/time/instant.ts";
import { tokenPrefix } from "./create-token.ts";
import { asRole, lesserRole } from "./rules/role-order.ts";
import { idleHours } from "./sign-in.ts";

/** What pages show of the person who is signed in. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
  readonly email: string;
  readonly locale: string;
  readonly zone: string;
}

export interface SignedIn {
  readonly actor: Extract<Actor, { type: "staff" }>;
  readonly person: Person;
}

interface SessionRow {
  id: string;
  name: string;
  initials: string;
  email: string;
  locale: string;
  zone: string;
  role: string;
  brandIds: string[];
  seenLongAgo: boolean;
}

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The member of staff behind a session, or null when it ended in any way: expired, idle, revoked, the account
 * disabled, password or role changed since. Asked on every request and every few seconds of a live stream.
 */
export async function findActorBySession(
  db: Db | Tx,
  sessionId: string,
  now: Temporal.Instant,
): Promise<SignedIn | null> {
  if (!uuidShape.test(sessionId)) return null;
  const idleSince = toDate(now.subtract({ hours: idleHours }));
  const minuteAgo = toDate(now.subtract({ minutes: 1 }));
  const rows = await db.$queryRaw<SessionRow[]>`
    SELECT f.id, f.name, f.initials, f.email, f.locale, f.zone, f.role, s."lastSeenAt" < ${minuteAgo} AS "seenLongAgo",
      ARRAY(SELECT m."brandId"::text FROM membership m WHERE m."staffId" = f.id ORDER BY 1) AS "brandIds"
    FROM staff_session s JOIN staff f ON f.id = s."staffId"
    WHERE s.id = ${sessionId}::uuid AND s."revokedAt" IS NULL AND s."expiresAt" > ${toDate(now)}
      AND s."lastSeenAt" > ${idleSince} AND s."sessionVersion" = f."sessionVersion" AND f."disabledAt" IS NULL`;
  const row = rows[0];
  const role = row ? asRole(row.role) : null;
  if (!row || !role) return null;
  if (row.seenLongAgo) {
    await db.staffSession.updateMany({ where: { id: sessionId }, data: { lastSeenAt: toDate(now) } });
  }
  const { id, name, initials, email, locale, zone } = row;
  return {
    actor: { type: "staff", staffId: id, role, brandIds: row.brandIds, sessionId },
    person: { id, name, initials, email, locale, zone },
  };
}

interface TokenRow {
  tokenId: string;
  staffId: string;
  tokenRole: string;
  staffRole: string;
  brandIds: string[];
  usedLongAgo: boolean;
}

const tokenShape = new RegExp(`^${tokenPrefix}[A-Za-z0-9_-]{43}$`);

/** The actor behind a bearer token, or null when it is none, revoked, or its owner's account is closed. */
export async function findActorByToken(
  db: Db | Tx,
  token: string,
  now: Temporal.Instant,
): Promise<Extract<Actor, { type: "api-token" }> | null> {
  if (!tokenShape.test(token)) return null;
  const minuteAgo = toDate(now.subtract({ minutes: 1 }));
  const rows = await db.$queryRaw<TokenRow[]>`
    SELECT t.id AS "tokenId", f.id AS "staffId", t.role AS "tokenRole", f.role AS "staffRole",
      (t."lastUsedAt" IS NULL OR t."lastUsedAt" < ${minuteAgo}) AS "usedLongAgo",
      ARRAY(SELECT m."brandId"::text FROM membership m WHERE m."staffId" = f.id ORDER BY 1) AS "brandIds"
    FROM api_token t JOIN staff f ON f.id = t."staffId"
    WHERE t.hash = ${hashToken(token)} AND t."revokedAt" IS NULL AND f."disabledAt" IS NULL`;
  const row = rows[0];
  const [tokenRole, staffRole] = [asRole(row?.tokenRole ?? ""), asRole(row?.staffRole ?? "")];
  if (!row || !tokenRole || !staffRole) return null;
  if (row.usedLongAgo) await db.apiToken.updateMany({ where: { id: row.tokenId }, data: { lastUsedAt: toDate(now) } });
  const { tokenId, staffId, brandIds } = row;
  return { type: "api-token", tokenId, staffId, role: lesserRole(tokenRole, staffRole), brandIds };
}
