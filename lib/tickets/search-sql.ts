import type { Context } from "#lib/context.ts";
import { Prisma } from "#lib/db/generated/client.ts";

/** Up to so many matching people are named in the query; more of them are looked at while walking the list. */
const mostPeople = 500;

/** A condition over ticket `t`: number, subject, or the customer's handle or name contains the text. */
export async function searchSql({ db }: Context, brandIds: readonly string[], text: string): Promise<Prisma.Sql> {
  const [number, subject] = [contains(text.toUpperCase()), contains(text)];
  const person = Prisma.sql`(h.username ILIKE ${contains(text.replace(/^@/, ""))} OR h."displayName" ILIKE ${subject})`;
  const people = await db.$queryRaw<{ id: string }[]>`
    SELECT h.id FROM handle h WHERE h."brandId" = ANY(${[...brandIds]}::uuid[]) AND ${person} LIMIT ${mostPeople + 1}`;
  const byPerson =
    people.length <= mostPeople
      ? Prisma.sql`t."handleId" = ANY(${people.map((row) => row.id)}::uuid[])`
      : Prisma.sql`EXISTS (SELECT 1 FROM handle h WHERE h.id = t."handleId" AND ${person})`;
  return Prisma.sql`(t.number LIKE ${number} OR t.subject ILIKE ${subject} OR ${byPerson})`;
}

/** The text as a LIKE pattern in which nothing but the text itself is meant. */
function contains(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
