import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { hashToken } from "#lib/crypto/hash-token.ts";
import { randomToken } from "#lib/crypto/random-token.ts";
import type { Tx } from "#lib/db/client.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { toDate } from "#lib/time/instant.ts";
import { createUser } from "./create-user.ts";
import { lockStaff, permitPeople } from "./permit-people.ts";
import { recordAudit } from "./record-audit.ts";
import { EmailAddress } from "./rules/email-address.ts";
import { type Role, roles } from "./rules/permissions.ts";
import { asRole, lesserRole } from "./rules/role-order.ts";

export const CreateToken = z.strictObject({
  role: z.enum(roles),
  /** Whose clicks the token's calls are; absent = a named account of its own. */
  email: EmailAddress.optional(),
});
export type CreateToken = z.input<typeof CreateToken>;

export interface CreatedToken {
  readonly tokenId: string;
  readonly staffId: string;
  /** Shown once; only its SHA-256 is stored. */
  readonly token: string;
}

/** Every bearer token begins with this, so that secret scanners and people recognise one. */
export const tokenPrefix = "tgp_";

/** Makes a bearer token of 256 random bits. A token never gets a higher role than its owner's. */
export async function createToken(ctx: Context, input: CreateToken): Promise<CreatedToken> {
  permitPeople(ctx.actor);
  const { role, email } = CreateToken.parse(input);
  const token = `${tokenPrefix}${randomToken(32)}`;
  const tokenId = newId();
  return inTransaction(ctx, async (tx, inside) => {
    const staffId = email ? await findOwner(tx, inside, email, role) : await createAccount(inside, role, tokenId);
    const createdAt = toDate(ctx.now);
    await tx.apiToken.create({ data: { id: tokenId, staffId, role, hash: hashToken(token), createdAt } });
    await recordAudit(tx, ctx, { action: "token.created", target: tokenId, detail: { role, staffId } });
    return { tokenId, staffId, token };
  });
}

/** Ends a bearer token at once. */
export async function revokeToken(ctx: Context, input: { tokenId: string }): Promise<void> {
  permitPeople(ctx.actor);
  const { tokenId } = z.strictObject({ tokenId: z.uuid() }).parse(input);
  await inTransaction(ctx, async (tx) => {
    const token = await tx.apiToken.findUnique({ where: { id: tokenId } });
    if (!token) throw new DeskError("not-found", "There is no such token.");
    await lockStaff(tx, ctx, token.staffId);
    await tx.apiToken.updateMany({ where: { id: tokenId, revokedAt: null }, data: { revokedAt: toDate(ctx.now) } });
    await recordAudit(tx, ctx, { action: "token.revoked", target: tokenId });
  });
}

async function findOwner(tx: Tx, ctx: Context, email: string, role: Role): Promise<string> {
  const owner = await tx.staff.findUnique({ where: { email } });
  if (!owner || owner.disabledAt) throw new DeskError("not-found", "Nobody here has this e-mail address.");
  await lockStaff(tx, ctx, owner.id);
  const ownerRole = asRole(owner.role);
  if (!ownerRole || lesserRole(role, ownerRole) !== role) {
    throw new DeskError("forbidden", `This person is ${owner.role}: a token cannot have more rights than its owner.`);
  }
  return owner.id;
}

async function createAccount(ctx: Context, role: Role, tokenId: string): Promise<string> {
  const mark = tokenId.slice(-6);
  const account = { email: `token-${tokenId}@token.invalid`, name: `API ${role} ${mark}`, initials: "API" };
  const { staffId } = await createUser(ctx, { ...account, role, password: null });
  return staffId;
}
