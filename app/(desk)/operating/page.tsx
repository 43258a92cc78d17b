import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OperatingScreen } from "#components/operating/operating-screen.tsx";
import { findOperating } from "#lib/operating/find-operating.ts";
import { roleMay } from "#lib/people/rules/permissions.ts";
import { requireActor } from "#lib/web/require-actor.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("operating"))("title") };
}

export default async function OperatingPage() {
  const { ctx } = await requireActor("/operating");
  if (!roleMay(ctx.actor.role, "operating:see")) return null;
  return <OperatingScreen view={await findOperating(ctx)} />;
}
