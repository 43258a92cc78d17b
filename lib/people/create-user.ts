import { z } from "zod";
import type { Context } from "#lib/context.ts";
import type { Tx } from "#lib/db/client.ts";
import { brokenConstraint, postgresCode } from "#lib/db/postgres-code.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { DeskError } from "#lib/errors.ts";
import { newId } from "#lib/ids.ts";
import { toDate } from "#lib/time/instant.ts";
import { hashPassword } from "./password-hash.ts";
import { brandsInReach, permitPeople } from "./permit-people.ts";
import { recordAudit } from "./record-audit.ts";
import { EmailAddress } from "./rules/email-address.ts";
import { initialsOf, nameFromAddress } from "./rules/initials.ts";
import { NewPassword } from "./rules/password.ts";
import { roles } from "./rules/permissions.ts";

export const CreateUser = z.strictObject({
  email: EmailAddress,
  name: z.string().trim().min(1).max(80).optional(),
  initials: z.string().trim().min(1).max(4).optional(),
  role: z.enum(roles),
  /** Null makes an account that cannot sign in with a password. */
  password: NewPassword.nullable(),
  locale: z.enum(["id", "en"]).optional(),
  zone: z.string().min(1).max(60).optional(),
  /** Absent = all brands that the actor may see; the command line: all brands. */
  brandIds: z.array(z.uuid()).optional(),
});
export type CreateUser = z.input<typeof CreateUser>;

/**
 * Makes a member of staff. Takes an admin, or the system (command line, seed, first start).
 * Throws conflict when the address is taken, not-found for brands out of the actor's reach.
 */
export async function createUser(ctx: Context, input: CreateUser): Promise<{ staffId: string }> {
  permitPeople(ctx.actor);
  const user = CreateUser.parse(input);
  const passwordHash = user.password === null ? null : await hashPassword(user.password);
  const name = user.name ?? nameFromAddress(user.email);
  const staffId = newId();
  const work = async (tx: Tx) => {
    const brandIds = await brandsToJoin(tx, ctx, user.brandIds);
    await tx.staff.create({
      data: {
        id: staffId,
        email: user.email,
        name,
        initials: user.initials ?? initialsOf(name),
        role: user.role,
        passwordHash,
        ...(user.locale ? { locale: user.locale } : {}),
        ...(user.zone ? { zone: user.zone } : {}),
        createdAt: toDate(ctx.now),
        memberships: { create: brandIds.map((brandId) => ({ brandId })) },
      },
    });
    await recordAudit(tx, ctx, { action: "staff.created", target: staffId, detail: { role: user.role } });
  };
  await inTransaction(ctx, work).catch((error: unknown) => {
    throw postgresCode(error) === "23505" && (brokenConstraint(error) ?? "email").includes("email")
      ? new DeskError("conflict", "Somebody already uses this e-mail address.", { because: "email-taken" })
      : error;
  });
  return { staffId };
}

async function brandsToJoin(tx: Tx, ctx: Context, asked: readonly string[] | undefined): Promise<readonly string[]> {
  const reach = brandsInReach(ctx.actor);
  const known = await tx.brand.findMany({ select: { id: true } });
  const allowed = known.map((brand) => brand.id).filter((id) => reach === null || reach.includes(id));
  if (asked === undefined) return allowed;
  if (asked.some((id) => !allowed.includes(id))) throw new DeskError("not-found", "There is no such brand.");
  return asked;
}
