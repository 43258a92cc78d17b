export const roles = ["agent", "supervisor", "admin"] as const;
export type Role = (typeof roles)[number];

const agentUp: readonly Role[] = ["agent", "supervisor", "admin"];
const supervisorUp: readonly Role[] = ["supervisor", "admin"];
const adminOnly: readonly Role[] = ["admin"];

/** The rights of DESIGN §8 as one table; what is not written here is denied. */
export const permissions = {
  "ticket:see": agentUp,
  "ticket:work": agentUp,
  "ticket:assign": agentUp,
  "mention:see": agentUp,
  "mention:triage": agentUp,
  "outreach:send": agentUp,
  "reply:send": agentUp,
  "outbox:see": agentUp,
  "outbox:release": supervisorUp,
  "outbox:confirm": agentUp,
  "intake:replay": supervisorUp,
  "operating:see": supervisorUp,
  "alert:test": adminOnly,
  "report:see": supervisorUp,
  "guard:override": supervisorUp,
  "settings:sla": supervisorUp,
  "settings:templates": supervisorUp,
  "settings:people": adminOnly,
  "settings:channels": adminOnly,
  "settings:brands": adminOnly,
  "preview:rules": agentUp,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

/** Whether a role holds a right. Pure; the verb adds the question of brand. */
export function roleMay(role: Role, permission: Permission): boolean {
  const holders: readonly Role[] = permissions[permission];
  return holders.includes(role);
}
