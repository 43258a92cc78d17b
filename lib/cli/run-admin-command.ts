import { createChannel } from "#lib/channels/accounts/create-channel.ts";
import type { Context } from "#lib/context.ts";
import { env } from "#lib/env.ts";
import { createToken } from "#lib/people/create-token.ts";
import { createUser } from "#lib/people/create-user.ts";
import { type Role, roles } from "#lib/people/rules/permissions.ts";
import type { AdminCommand, BackupCommand } from "./admin-command.ts";
import { StartError } from "./start-error.ts";

/** Does one command as the system; answers the lines to print. A token is the only line of its kind: scripts read it. */
export async function runAdminCommand(
  ctx: Context,
  command: Exclude<AdminCommand, BackupCommand>,
): Promise<readonly string[]> {
  switch (command.name) {
    case "create-user": {
      const { email, password, displayName, initials } = command;
      const more = { ...(displayName ? { name: displayName } : {}), ...(initials ? { initials } : {}) };
      await createUser(ctx, { email, role: readRole(command.role), password, ...more });
      return [`created ${email} (${command.role})`];
    }
    case "create-token": {
      const owner = command.email ? { email: command.email } : {};
      const { token } = await createToken(ctx, { role: readRole(command.role), ...owner });
      return [token];
    }
    case "create-channel": {
      const { name: _name, ...input } = command;
      const channel = await createChannel(ctx, input);
      const path = `/api/webhooks/${channel.network}/${channel.key}`;
      return [
        `channel ${channel.key} (${channel.network}, @${channel.username})`,
        `webhook ${env.publicUrl ?? ""}${path}`,
      ];
    }
  }
}

function readRole(role: string): Role {
  const known = roles.find((each) => each === role);
  if (known) return known;
  throw new StartError(`The role is one of ${roles.join(", ")}.`);
}
