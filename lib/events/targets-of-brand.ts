import type { Tx } from "#lib/db/client.ts";
import { type Calendar, compileCalendar } from "#lib/sla/rules/calendar.ts";
import type { CalendarSpec } from "#lib/sla/rules/calendar-spec.ts";
import { Policy } from "#lib/sla/rules/policy.ts";

export interface Targets {
  readonly policy: Policy;
  readonly calendar: Calendar;
}

const compiled = new Map<string, Targets>();
const most = 200;

/** A brand's policy and compiled calendar. Compiling is cached by content, so an edited calendar counts at once. */
export async function targetsOfBrand(tx: Tx, brandId: string): Promise<Targets> {
  const brand = await tx.brand.findUniqueOrThrow({
    where: { id: brandId },
    select: { calendar: { select: { spec: true } }, policy: { select: { spec: true } } },
  });
  const key = JSON.stringify([brand.calendar.spec, brand.policy.spec]);
  const known = compiled.get(key);
  if (known) return known;
  // Both were checked by zod when they were saved; a broken row must stop the work loudly, not run without clocks.
  const targets = {
    policy: Policy.parse(brand.policy.spec),
    calendar: compileCalendar(brand.calendar.spec as unknown as CalendarSpec),
  };
  if (compiled.size >= most) compiled.clear();
  compiled.set(key, targets);
  return targets;
}
