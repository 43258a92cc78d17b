import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { OperatingScreen } from "#components/operating/operating-screen.tsx";
import { findAlerts } from "#lib/alerts/find-alerts.ts";
import { findOperating } from "#lib/operating/find-operating.ts";
import { roleMay } from "#lib/people/rules/permissions.ts";
import { requireActor } from "#lib/web/require-actor.ts";
import { setState, testAlert } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("operating"))("title") };
}

export default async function OperatingPage() {
  const { ctx } = await requireActor("/operating");
  if (!roleMay(ctx.actor.role, "operating:see")) return null;
  const [view, alerts] = await Promise.all([findOperating(ctx), findAlerts(ctx)]);
  const { role } = ctx.actor;
  return (
    <OperatingScreen
      view={view}
      alerts={alerts}
      testAlert={roleMay(role, "alert:test") ? testAlert : null}
      setState={roleMay(role, "settings:channels") ? setState : null}
    />
  );
}
